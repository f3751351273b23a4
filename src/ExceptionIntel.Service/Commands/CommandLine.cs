using System.CommandLine;

namespace ExceptionIntel.Service.Commands;

/// <summary>The program's commands. Exit code 0: done; 1: done with failures that are listed; 2: wrong use or settings.</summary>
public static class CommandLine
{
    public const int WrongUse = 2;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        // The library's own code for wrong use is 1, which here says that work was done.
        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("See: exceptionintel --help");
        return 2;
    }

    public static RootCommand Create()
    {
        var root = new RootCommand("ExceptionIntel: HS codes for products, exceptions for people, drafts of customs documents.");
        root.Options.Add(CommonOptions.Data);
        root.Add(TryCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(KeyCommands.Create());
        root.Add(WorkspaceCommands.Create());
        root.Add(ClassifyCommand.Create());
        root.Add(ExportCommand.Create());
        root.Add(EvaluateCommand.Create());
        root.Add(TariffCommands.Create());
        root.Add(AtlasCommands.Create());
        root.Add(DoctorCommand.Create());
        return root;
    }
}
