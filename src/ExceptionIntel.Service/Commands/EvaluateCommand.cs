using System.CommandLine;
using System.Globalization;
using ExceptionIntel.Service.Commands.Evaluation;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands;

/// <summary>evaluate: labelled rows through the path that products take, on a store that is thrown away.</summary>
public static class EvaluateCommand
{
    /// <summary>A learning curve is measured at these shares of the history.</summary>
    private static readonly double[] CurveShares = [0, 0.125, 0.25, 0.5];

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Labelled rows as JSON lines; “shop” for the sample shop." };
        var history = new Option<string?>("--history") { Description = "Labelled rows that are taught as corrections first." };
        var curve = new Option<bool>("--curve") { Description = "Measures with none, an eighth, a quarter, half and all of the history: the learning curve." };
        var picture = new Option<string?>("--picture") { Description = "Draws the reliability curve, and the learning curve, into this SVG file." };
        var promise = new Option<double>("--promise") { Description = "The share of wrong approvals that is allowed.", DefaultValueFactory = _ => 0.05 };
        var limit = new Option<int?>("--limit") { Description = "Only so many rows." };
        var noModel = new Option<bool>("--no-model") { Description = "Leaves the model out, where one is set." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object and nothing else." };
        var command = new Command("evaluate", "Measures accuracy, coverage and cost on labelled rows.") { file, history, curve, picture, promise, limit, noModel, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var rows = Read(parsed.GetValue(file)!).Take(parsed.GetValue(limit) ?? int.MaxValue).ToList();
            var taught = parsed.GetValue(history) is { } path ? Read(path) : [];
            Refuse(parsed.GetValue(curve) && taught.Count == 0, "A learning curve needs rows to teach: --history FILE.");
            Refuse(parsed.GetValue(picture) is { } drawn && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(drawn))), $"There is no folder for {parsed.GetValue(picture)}.");
            Task<(EvaluationReport Report, IReadOnlyList<MissedRow> Missed)> Measure(IReadOnlyList<LabelledRow> known) =>
                MeasureAsync(parsed.Settings(), parsed.GetValue(promise), known, rows, cancellationToken);
            var (report, missed) = await Measure(taught);
            if (parsed.GetValue(curve))
            {
                var steps = new List<LearningStep>();
                foreach (var share in CurveShares)
                {
                    var known = taught.Take((int)(share * taught.Count)).ToList();
                    steps.Add(Step(known.Count, (await Measure(known)).Report));
                }

                report = report with { Figures = report.Figures with { Learning = [.. steps, Step(taught.Count, report)] } };
            }

            Show(report, missed, parsed.GetValue(json), parsed.GetValue(picture));
            return 0;
        });
        return command;
    }

    private static async Task<(EvaluationReport Report, IReadOnlyList<MissedRow> Missed)> MeasureAsync(
        IReadOnlyDictionary<string, string?> settings, double promise, IReadOnlyList<LabelledRow> taught, IReadOnlyList<LabelledRow> rows, CancellationToken cancellationToken)
    {
        using var throwAway = new ThrowAwayStore();
        await using var app = ServiceHost.BuildOffline(new Dictionary<string, string?>
        {
            [$"{StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)}"] = throwAway.Folder,
            [$"{PromiseOptions.Section}:{nameof(PromiseOptions.MaxErrorRate)}"] = promise.ToString(CultureInfo.InvariantCulture),
        });
        await ThrowAwayStore.TakeSchedulesAsync(settings, app.Services);
        var run = new EvaluationRun(app.Services);
        await run.TeachAsync(taught);
        return (EvaluationReport.From(await run.AskAsync(rows, cancellationToken)), run.Missed);
    }

    private static LearningStep Step(int taught, EvaluationReport report) =>
        report.Figures.Hs6 is { } level ? new LearningStep(taught, level.Top1, level.Top3, level.Low, level.High) : new LearningStep(taught, 0, 0, 0, 1);

    private static void Show(EvaluationReport report, IReadOnlyList<MissedRow> missed, bool json, string? picture)
    {
        if (json)
        {
            Console.WriteLine(ServiceJson.Write(report.Figures));
        }
        else
        {
            EvaluationTable.Print(report, missed);
        }

        if (picture is not null)
        {
            File.WriteAllText(picture, EvaluationPicture.Draw(report.Figures));
            Console.Error.WriteLine($"Drawn into {picture}.");
        }
    }

    // Before the work, which may take minutes.
    private static void Refuse(bool isWrong, string reason)
    {
        if (isWrong)
        {
            throw new CommandException(reason);
        }
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
