using ExceptionIntel.Service.Commands;

return await CommandLine.Create().Parse(args).InvokeAsync();
