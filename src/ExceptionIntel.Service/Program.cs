using ExceptionIntel.Service.Commands;

return await CommandLine.RunAsync(args);
