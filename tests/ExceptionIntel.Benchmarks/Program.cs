using ExceptionIntel.Benchmarks.Verbs;

return await Benchmarks.Create().Parse(args).InvokeAsync();
