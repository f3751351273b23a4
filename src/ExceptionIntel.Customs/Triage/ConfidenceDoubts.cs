using System.Globalization;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts that come from the verdict itself: too unlikely, or between two candidates.</summary>
internal static class ConfidenceDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject, TriagePolicy policy, TariffBook book, NoteDecisions notes)
    {
        var verdict = subject.Verdict;
        if (!verdict.NamesGood || verdict.Exact)
        {
            yield break;
        }

        if (verdict.Code is null)
        {
            yield return new Doubt("confidence.low", Severity.Review, $"No code fits “{subject.Product.Title}” well enough to suggest one.", [new Evidence("title", subject.Product.Title)], "confidence.low@1");
            yield break;
        }

        var best = verdict.Candidates[0];
        if (best.Probability >= policy.LeastProbability)
        {
            yield break;
        }

        // Two candidates that together are likely enough leave one thing to ask; otherwise nobody knows yet.
        var isNarrow = verdict.Candidates is [_, { } next, ..] && next.Probability >= ShippedThresholds.LeastRival && best.Probability + next.Probability >= policy.LeastProbability;
        var reading = notes.Read([.. verdict.Candidates.Select(candidate => candidate.Code)], subject.Product);
        yield return isNarrow
            ? Doubt("confidence.narrow", $"It is {best.Code} ({Percent(best.Probability)}) or {verdict.Candidates[1].Code} ({Percent(verdict.Candidates[1].Probability)}): {Difference(best.Code, verdict.Candidates[1].Code, book)}.", subject, book, reading)
            : Doubt("confidence.low", $"The best code, {best.Code} ({best.Title}), is only {Percent(best.Probability)} likely; {Percent(policy.LeastProbability)} are needed to go on without a person.", subject, book, reading);
    }

    private static Doubt Doubt(string kind, string message, TriageSubject subject, TariffBook book, NoteReading notes) => new(
        kind,
        Severity.Review,
        notes.Ask is { } note ? $"{message} {note.Reasoning}" : message,
        [new Evidence("title", subject.Product.Title), .. DifferenceQuestion.EvidenceOf(notes)],
        $"{kind}@2",
        DifferenceQuestion.Between([.. subject.Verdict.Candidates.Select(candidate => candidate.Code)], subject.Product, book, notes));

    private static string Difference(HsCode one, HsCode other, TariffBook book) =>
        one.At(4) == other.At(4) ? $"both are {Lower(book.TitleOf(one.At(4)))}" : $"one is {Lower(book.TitleOf(one.At(4)))}, the other {Lower(book.TitleOf(other.At(4)))}";

    private static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
