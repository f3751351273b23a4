using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A destination demands more digits than the product's words decide, and one answer would decide them.</summary>
public static class NationalDoubts
{
    /// <summary>A destination demands more digits than the words decide.</summary>
    public const string Split = "code.split_needs_attribute";

    /// <summary>A newer edition took the decided code away, or divided it.</summary>
    public const string Edition = "code.edition";

    internal static IEnumerable<Doubt> Of(TriageSubject subject, TriagePolicy policy, TariffBook book)
    {
        // As long as the six digits are in doubt, nothing below them is worth a question.
        if (subject.Verdict.Code is not { } six || (!subject.Verdict.Exact && subject.Verdict.Probability < policy.LeastProbability))
        {
            yield break;
        }

        foreach (var line in subject.National)
        {
            if (line.Outdated is { } outdated)
            {
                yield return Changed(line, outdated);
            }
            else if (line.Choice is { Declarable: false, Split: { Decides: true } split } && split.Digits >= line.Demanded)
            {
                yield return new Doubt(
                    Split,
                    Severity.Review,
                    $"{line.Country} asks for {line.Demanded} digits and divides {line.Choice.Code ?? six}, “{book.TitleOf(six)}”, by something that the product does not say: {string.Join(" or ", split.Choices.Take(3).Select(choice => $"“{choice.Text}”"))}.",
                    [new Evidence("title", subject.Product.Title)],
                    $"{Split}@1",
                    new Question(split.Text, [.. split.Choices.Select(choice => new Choice(choice.Id, choice.Text, null, choice.Sets))]));
            }
        }
    }

    private static Doubt Changed(NationalLine line, OutdatedCode outdated) => new(
        Edition,
        Severity.Review,
        $"{line.Country} code {outdated.Before.Code} was decided in {outdated.Before.Edition}; in {line.Edition} it {(outdated.Successors.Count > 1 ? "is divided" : "is gone, or stands for other goods")}.",
        [new Evidence("code", outdated.Before.Code.Digits)],
        $"{Edition}@1",
        outdated.Successors.Count == 0 ? null : new Question("Which of these is it now?", [.. outdated.Successors.Select(choice => new Choice(choice.Id, choice.Text, null, choice.Sets))]));
}
