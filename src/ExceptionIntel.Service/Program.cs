using ExceptionIntel.Service.Commands;

var parsed = CommandLine.Create().Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? CommandLine.WrongUse : exitCode;
