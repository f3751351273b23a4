using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What all sources say together.</summary>
/// <param name="Code">The best candidate's code; null where nobody has one.</param>
/// <param name="Candidates">Up to three, best first.</param>
/// <param name="NamesGood">False when no source sees a word that names a good.</param>
/// <param name="Exact">A person decided exactly this text before.</param>
public sealed record Verdict(HsCode? Code, double Probability, DecidedBy DecidedBy, IReadOnlyList<Candidate> Candidates, bool NamesGood, bool Exact)
{
    /// <summary>How far the best candidate stands before the second, 0 to 1.</summary>
    public double Margin => Candidates.Count switch
    {
        0 => 0,
        1 => Candidates[0].Probability,
        _ => Candidates[0].Probability - Candidates[1].Probability,
    };

    /// <summary>
    /// The first opinion that decides wins (precedents are asked before the atlas); where an opinion only leans,
    /// the probabilities of both are pooled as the chance that at least one of two independent witnesses is right, per code.
    /// </summary>
    public static Verdict From(IReadOnlyList<Opinion> opinions)
    {
        var namesGood = opinions.Any(opinion => opinion.NamesGood && opinion.Candidates.Count > 0);
        var exact = opinions.FirstOrDefault(opinion => opinion.Source == DecidedBy.Precedent && opinion.Candidates is [{ Probability: >= 0.999 }, ..]);
        var ranked = opinions
            .SelectMany(opinion => opinion.Candidates.Select(candidate => (opinion.Source, Candidate: candidate)))
            .GroupBy(entry => entry.Candidate.Code)
            .Select(group => Pool([.. group]))
            .OrderByDescending(entry => entry.Candidate.Probability)
            .ThenBy(entry => entry.Candidate.Code)
            .Take(3)
            .ToList();
        if (ranked.Count == 0)
        {
            return new Verdict(null, 0, DecidedBy.Atlas, [], namesGood, false);
        }

        var best = ranked[0];
        return new Verdict(best.Candidate.Code, best.Candidate.Probability, best.Source, [.. ranked.Select(entry => entry.Candidate)], namesGood, exact is not null);
    }

    private static (DecidedBy Source, Candidate Candidate) Pool(IReadOnlyList<(DecidedBy Source, Candidate Candidate)> entries)
    {
        var strongest = entries.MaxBy(entry => entry.Candidate.Probability);
        var probability = 1 - entries.Aggregate(1.0, (wrong, entry) => wrong * (1 - entry.Candidate.Probability));
        IReadOnlyList<string> reasons = [.. entries.OrderByDescending(entry => entry.Candidate.Probability).SelectMany(entry => entry.Candidate.Reasons).Distinct().Take(6)];
        return (strongest.Source, strongest.Candidate with { Probability = Math.Round(Math.Min(probability, 1), 4), Reasons = reasons });
    }
}
