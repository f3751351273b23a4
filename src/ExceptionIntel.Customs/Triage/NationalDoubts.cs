using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A destination demands more digits than the product's words decide, and one answer would decide them.</summary>
internal static class NationalDoubts
{
    private const string Kind = "code.split_needs_attribute";

    public static IEnumerable<Doubt> Of(TriageSubject subject, TriagePolicy policy, TariffBook book)
    {
        // As long as the six digits are in doubt, nothing below them is worth a question.
        if (subject.Verdict.Code is not { } six || (!subject.Verdict.Exact && subject.Verdict.Probability < policy.LeastProbability))
        {
            yield break;
        }

        foreach (var line in subject.National)
        {
            if (line.Choice is { Declarable: false, Split: { Decides: true } split } && split.Digits >= line.Demanded)
            {
                yield return new Doubt(
                    Kind,
                    Severity.Review,
                    $"{line.Country} asks for {line.Demanded} digits and divides {line.Choice.Code ?? six}, “{book.TitleOf(six)}”, by something that the product does not say: {string.Join(" or ", split.Choices.Take(3).Select(choice => $"“{choice.Text}”"))}.",
                    [new Evidence("title", subject.Product.Title)],
                    $"{Kind}@1",
                    new Question(split.Text, [.. split.Choices.Select(choice => new Choice(choice.Id, choice.Text, null, choice.Sets))]));
            }
        }
    }
}
