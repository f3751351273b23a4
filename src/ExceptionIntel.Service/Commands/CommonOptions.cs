using System.CommandLine;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Commands;

/// <summary>What every command has: where the data lies, and how it ends when somebody used it wrongly.</summary>
public static class CommonOptions
{
    public static readonly Option<string> Data = new("--data") { Description = "The folder that the store lies in.", DefaultValueFactory = _ => "./data", Recursive = true };

    /// <summary>Settings that follow from the command line.</summary>
    public static Dictionary<string, string?> Settings(this ParseResult parsed) => new()
    {
        [$"{StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)}"] = Path.GetFullPath(parsed.GetValue(Data)!),
    };

    /// <summary>Runs a command's work; wrong use and wrong settings end with a sentence and code 2 instead of a stack trace.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) => command.SetAction(async (parsed, cancellationToken) =>
    {
        try
        {
            return await work(parsed, cancellationToken);
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync($"The settings are wrong. {string.Join(" ", wrong.Failures)}");
            return 2;
        }
        catch (CommandException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return wrong.ExitCode;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            await Console.Error.WriteLineAsync($"The store cannot be used: {wrong.Message}");
            return 2;
        }
    });
}

/// <summary>A command cannot go on, and this says why in a sentence.</summary>
public sealed class CommandException(string message, int exitCode = 2) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
