using System.Globalization;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Doubts that come from the verdict itself: too unlikely, or two candidates too near each other.</summary>
internal static class ConfidenceDoubts
{
    public static IEnumerable<Doubt> Of(TriageSubject subject, TriagePolicy policy, TariffBook book)
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
        var percent = Percent(best.Probability);
        if (best.Probability < policy.LeastProbability)
        {
            yield return new Doubt(
                "confidence.low",
                Severity.Review,
                $"The best code, {best.Code} ({best.Title}), is only {percent} likely; {Percent(policy.LeastProbability)} are needed to go on without a person.",
                [new Evidence("title", subject.Product.Title)],
                "confidence.low@1",
                WhichOf(subject, book));
        }
        else if (verdict.Margin < policy.LeastMargin && verdict.Candidates is [_, var second, ..])
        {
            yield return new Doubt(
                "confidence.narrow",
                Severity.Review,
                $"{best.Code} ({percent}) and {second.Code} ({Percent(second.Probability)}) are too near each other: {Difference(best.Code, second.Code, book)}.",
                [new Evidence("title", subject.Product.Title)],
                "confidence.narrow@1",
                WhichOf(subject, book));
        }
    }

    private static Question WhichOf(TriageSubject subject, TariffBook book) =>
        DifferenceQuestion.Between([.. subject.Verdict.Candidates.Select(candidate => candidate.Code)], subject.Product, book);

    private static string Difference(HsCode one, HsCode other, TariffBook book) =>
        one.At(4) == other.At(4) ? $"both are {Lower(book.TitleOf(one.At(4)))}" : $"one is {Lower(book.TitleOf(one.At(4)))}, the other {Lower(book.TitleOf(other.At(4)))}";

    private static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
