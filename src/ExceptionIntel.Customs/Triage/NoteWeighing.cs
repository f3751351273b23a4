using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Lays what a product says about a decision over what a source thinks: as a reason, and where the attribute answers it, as weight.</summary>
public static class NoteWeighing
{
    /// <summary>What a rival of the answer keeps of its probability: answers are wrong now and then, too.</summary>
    private const double RivalKeeps = 0.15;

    /// <summary>As sure as a source that is not a person may be.</summary>
    private const double Surest = 0.97;

    /// <summary>The candidates that a person may see get the reasons.</summary>
    private const int MostExplained = 3;

    private const int MostReasons = 2;

    /// <summary>A person's word on the same text stands as it is.</summary>
    private const double Exact = 0.999;

    public static IReadOnlyList<Opinion> Weigh(this NoteDecisions decisions, IReadOnlyList<Opinion> opinions, Product product)
    {
        var said = new NoteWords(product);
        return [.. opinions.Select(opinion => opinion.Candidates is [{ Probability: < Exact }, _, ..] ? Weigh(decisions, opinion, said) : opinion)];
    }

    private static Opinion Weigh(NoteDecisions decisions, Opinion opinion, NoteWords said)
    {
        var weighed = opinion.Candidates;
        foreach (var decision in Answered(decisions, weighed, said))
        {
            weighed = Follow(decision, said.AnswerTo(decision)!, weighed);
        }

        var reasons = decisions.Parting([.. weighed.Select(candidate => candidate.Code)], said)
            .Select(decision => (Decision: decision, Choice: said.SaidOf(decision)))
            .Where(entry => entry.Choice is not null)
            .ToList();
        return reasons.Count == 0 && ReferenceEquals(weighed, opinion.Candidates) ? opinion : opinion with
        {
            Candidates =
            [
                .. weighed.Select((candidate, rank) => rank >= MostExplained ? candidate : candidate with
                {
                    Reasons =
                    [
                        .. reasons.Where(entry => entry.Decision.ChoiceOf(candidate.Code) == entry.Choice).Take(MostReasons).Select(entry => $"{entry.Choice!.Text} ({entry.Decision.Rule})"),
                        .. candidate.Reasons,
                    ],
                }),
            ],
        };
    }

    private static List<NoteDecision> Answered(NoteDecisions decisions, IReadOnlyList<Candidate> candidates, NoteWords said) =>
    [
        .. candidates.Take(MostExplained)
            .SelectMany(candidate => decisions.About(candidate.Code, said))
            .Distinct()
            .Where(decision => said.AnswerTo(decision) is not null),
    ];

    // What the rivals lose goes to the candidates that follow from the answer, in their own proportions.
    private static IReadOnlyList<Candidate> Follow(NoteDecision decision, NoteChoice answer, IReadOnlyList<Candidate> candidates)
    {
        var supported = candidates.Where(candidate => decision.ChoiceOf(candidate.Code) == answer).Sum(candidate => candidate.Probability);
        var rivals = candidates.Where(candidate => decision.ChoiceOf(candidate.Code) is { } other && other != answer).Sum(candidate => candidate.Probability);
        var gain = supported > 0 ? Math.Min(Surest, supported + (rivals * (1 - RivalKeeps))) / supported : 1;
        return rivals == 0 ? candidates :
        [
            .. candidates
                .Select(candidate => decision.ChoiceOf(candidate.Code) switch
                {
                    null => candidate,
                    var choice when choice == answer => candidate with { Probability = Math.Round(candidate.Probability * Math.Max(1, gain), 4) },
                    _ => candidate with { Probability = Math.Round(candidate.Probability * RivalKeeps, 4) },
                })
                .OrderByDescending(candidate => candidate.Probability),
        ];
    }
}
