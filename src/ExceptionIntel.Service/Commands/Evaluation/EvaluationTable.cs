using System.Globalization;
using Spectre.Console;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>An evaluation for people.</summary>
public static class EvaluationTable
{
    private const int MostMissed = 25;

    public static void Print(EvaluationReport report, IReadOnlyList<MissedRow> missed)
    {
        PrintFigures(report.Figures);
        var chapters = new Table().Border(TableBorder.Simple).AddColumn("chapter").AddColumn("rows").AddColumn("top-1").AddColumn("top-3").AddColumn("approved").AddColumn("of them wrong");
        foreach (var chapter in report.Chapters)
        {
            chapters.AddRow(chapter.Chapter, Number(chapter.Rows), Percent(chapter.Top1), Percent(chapter.Top3), Number(chapter.Approved), Number(chapter.Errors));
        }

        AnsiConsole.Write(chapters);
        PrintMissed(missed);
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
        Console.WriteLine($"Rows that need a person: {figures.Abstain.Rows}, approved all the same: {figures.Abstain.Approved}");
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
