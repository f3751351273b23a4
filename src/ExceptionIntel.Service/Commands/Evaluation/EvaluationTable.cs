using System.Globalization;
using Spectre.Console;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>An evaluation for people.</summary>
public static class EvaluationTable
{
    private const int MostMissed = 25;
    private const int BarWidth = 40;

    public static void Print(EvaluationReport report, IReadOnlyList<MissedRow> missed)
    {
        PrintFigures(report.Figures);
        var chapters = new Table().Border(TableBorder.Simple).AddColumn("chapter").AddColumn("rows").AddColumn("top-1").AddColumn("top-3").AddColumn("approved").AddColumn("of them wrong");
        foreach (var chapter in report.Chapters)
        {
            chapters.AddRow(chapter.Chapter, Number(chapter.Rows), Percent(chapter.Top1), Percent(chapter.Top3), Number(chapter.Approved), Number(chapter.Errors));
        }

        AnsiConsole.Write(chapters);
        PrintReliability(report.Figures.Reliability);
        PrintConfusions(report.Confusions);
        PrintLearning(report.Figures.Learning ?? []);
        PrintMissed(missed);
    }

    private static void PrintReliability(IReadOnlyList<ReliabilityBin> bins)
    {
        Console.WriteLine("How sure it was, and how often that was right (# right, : said):");
        foreach (var bin in bins)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {bin.From:0.0}–{bin.To:0.0}  {Bar(bin.Right, bin.Probability)}  {bin.Right,7:0.0 %} right, said {bin.Probability:0.0 %}, {bin.Rows} rows"));
        }
    }

    private static void PrintConfusions(IReadOnlyList<Confusion> confusions)
    {
        if (confusions.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("label").AddColumn("taken for").AddColumn("rows").AddColumn("of them approved");
        foreach (var confusion in confusions)
        {
            table.AddRow(confusion.Right, confusion.Taken, Number(confusion.Rows), Number(confusion.Approved));
        }

        Console.WriteLine("The confusions that cost most:");
        AnsiConsole.Write(table);
    }

    private static void PrintLearning(IReadOnlyList<LearningStep> steps)
    {
        foreach (var step in steps)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  taught {step.Taught,6}  {Bar(step.Top1, step.Top3)}  top-1 {step.Top1:0.0 %} ({step.Low:0.0 %} to {step.High:0.0 %}), top-3 {step.Top3:0.0 %}"));
        }
    }

    // A bar of the first share with a mark at the second.
    private static string Bar(double filled, double marked)
    {
        var bar = new string('#', (int)Math.Round(filled * BarWidth)).PadRight(BarWidth, '.').ToCharArray();
        bar[Math.Clamp((int)Math.Round(marked * BarWidth) - 1, 0, BarWidth - 1)] = ':';
        return new string(bar);
    }

    private static void PrintFigures(EvaluationFigures figures)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn("top-1").AddColumn("95 % interval").AddColumn("top-3").AddColumn("rows");
        foreach (var (name, level) in new[] { ("chapter", figures.Hs2), ("heading", figures.Hs4), ("subheading", figures.Hs6), ("8 digits", figures.Hs8), ("10 digits", figures.Hs10) })
        {
            if (level is not null)
            {
                table.AddRow(name, Percent(level.Top1), $"{Percent(level.Low)} to {Percent(level.High)}", Percent(level.Top3), Number(level.Rows));
            }
        }

        AnsiConsole.Write(table);
        var approved = figures.Approved;
        Console.WriteLine($"Right code among 20 candidates: {Percent(figures.RecallAt20)}");
        Console.WriteLine($"Approved: {approved.Rows} ({Percent(approved.Share)}), of them wrong {approved.Errors} ({Percent(approved.ErrorRate)}, 95 % interval {Percent(approved.Low)} to {Percent(approved.High)})");
        Console.WriteLine($"Rows that need a person: {figures.Abstain.Rows}, approved all the same: {figures.Abstain.Approved}, with a probability of 0.9 or more: {figures.Abstain.Sure}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Tokens a product: {figures.TokensPerProduct:0}; model calls: {figures.ModelCalls}; milliseconds a product: p50 {figures.MsP50:0.00}, p95 {figures.MsP95:0.00}"));
    }

    private static void PrintMissed(IReadOnlyList<MissedRow> missed)
    {
        Console.WriteLine($"Other than the label: {missed.Count}{(missed.Count > MostMissed ? $", the surest {MostMissed} of them" : "")}");
        foreach (var row in missed.OrderByDescending(row => row.Approved).ThenByDescending(row => row.Probability).Take(MostMissed))
        {
            var title = row.Row.Product.Title;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(row.Approved ? "APPROVED" : "asked   ")} {row.Probability:0.00} said {row.Said}, label {row.Row.Code?.Digits ?? "ask"}: {(title.Length <= 70 ? title : title[..69] + "…")} [{string.Join(' ', row.Doubts)}]"));
        }
    }

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
