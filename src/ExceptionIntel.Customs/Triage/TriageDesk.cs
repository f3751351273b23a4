using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>One product on its way to a decision, with all that a rule may look at.</summary>
/// <param name="LastApproval">Null where it was never approved.</param>
/// <param name="IsAnswered">Tells for a kind of doubt whether a person saw it on exactly this text and decided over it: it is not raised again.</param>
public sealed record TriageSubject(Product Product, string Fingerprint, Verdict Verdict, Approval? LastApproval, Func<string, bool> IsAnswered)
{
    /// <summary>What the schedules of the destinations make of it; empty where none is at hand.</summary>
    public IReadOnlyList<NationalLine> National { get; init; } = [];

    /// <summary>What live tariffs said about its code; empty where none was asked, or none could be reached.</summary>
    public IReadOnlyList<TariffReading> Readings { get; init; } = [];
}

/// <summary>What is required of an approval without a person.</summary>
/// <param name="LeastProbability">From the shipped calibration, or from the group's own audits.</param>
/// <param name="Strict">Until the promise is certified, only a person's exact precedents are approved.</param>
public sealed record TriagePolicy(double LeastProbability, bool Strict, PromiseState Promise);

/// <summary>Asks every rule for its doubts and decides. Pure: the same subject, policy and rules give the same decision.</summary>
public sealed class TriageDesk(TariffBook book, TriageRules rules, NoteDecisions notes)
{
    public Decision Decide(TriageSubject subject, TriagePolicy policy, DateOnly on)
    {
        IReadOnlyList<Doubt> doubts =
        [
            .. Doubts(subject, policy, on)
                .Where(doubt => !subject.IsAnswered(doubt.Kind))
                .OrderByDescending(doubt => doubt.Severity),
        ];

        if (doubts.Any(doubt => doubt.Severity == Severity.Block))
        {
            return new Decision.Blocked(doubts);
        }

        if (doubts.Any(doubt => doubt.Severity == Severity.Review) || subject.Verdict.Code is null)
        {
            return new Decision.Refer(doubts);
        }

        var uncertified = !policy.Promise.Certified && !subject.Verdict.Exact;
        return uncertified && policy.Strict ? new Decision.Refer(doubts) : new Decision.Approved(doubts, Provisional: uncertified);
    }

    private IEnumerable<Doubt> Doubts(TriageSubject subject, TriagePolicy policy, DateOnly on) =>
    [
        .. DescriptionDoubts.Of(subject, book),
        .. CodeDoubts.Of(subject, book, notes),
        .. ConfidenceDoubts.Of(subject, policy, book, notes),
        .. rules.Hits(subject.Product, subject.Verdict.Code, on),
        .. NationalDoubts.Of(subject, policy, book),
        .. subject.Readings.SelectMany(reading => ControlDoubts.Of(reading, subject.Product)),
        .. ProductDoubts.Of(subject),
    ];
}
