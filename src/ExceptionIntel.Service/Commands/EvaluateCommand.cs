using System.CommandLine;
using ExceptionIntel.Service.Commands.Evaluation;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>evaluate: labelled rows through the path that products take, on a store that is thrown away.</summary>
public static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Labelled rows as JSON lines; “shop” for the sample shop." };
        var history = new Option<string?>("--history") { Description = "Labelled rows that are taught as corrections first." };
        var promise = new Option<double>("--promise") { Description = "The share of wrong approvals that is allowed.", DefaultValueFactory = _ => 0.05 };
        var limit = new Option<int?>("--limit") { Description = "Only so many rows." };
        var noModel = new Option<bool>("--no-model") { Description = "Leaves the model out, where one is set." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object and nothing else." };
        var command = new Command("evaluate", "Measures accuracy, coverage and cost on labelled rows.") { file, history, promise, limit, noModel, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var rows = Read(parsed.GetValue(file)!).Take(parsed.GetValue(limit) ?? int.MaxValue).ToList();
            var taught = parsed.GetValue(history) is { } path ? Read(path) : [];
            using var throwAway = new ThrowAwayStore();
            var settings = new Dictionary<string, string?>
            {
                [$"{StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)}"] = throwAway.Folder,
                [$"{PromiseOptions.Section}:{nameof(PromiseOptions.MaxErrorRate)}"] = parsed.GetValue(promise).ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
            await using var app = ServiceHost.BuildOffline(settings);
            await ThrowAwayStore.TakeSchedulesAsync(parsed.Settings(), app.Services);
            var run = new EvaluationRun(app.Services);
            await run.TeachAsync(taught);
            var report = EvaluationReport.From(await run.AskAsync(rows, cancellationToken));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(ServiceJson.Write(report.Figures));
            }
            else
            {
                EvaluationTable.Print(report, run.Missed);
            }

            return 0;
        });
        return command;
    }

    private static IReadOnlyList<LabelledRow> Read(string path)
    {
        if (path != "shop" && !File.Exists(path))
        {
            throw new CommandException($"There is no file {path}.");
        }

        try
        {
            using var reader = path == "shop" ? SampleShop.OpenProducts() : new StreamReader(path);
            return [.. LabelledRow.ReadAll(reader, Path.GetFileName(path))];
        }
        catch (FormatException wrong)
        {
            throw new CommandException(wrong.Message);
        }
    }
}
