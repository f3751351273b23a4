using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What all sources say together.</summary>
/// <param name="Code">The best candidate's code; null where nobody has one.</param>
/// <param name="Candidates">Up to three, best first.</param>
/// <param name="NamesGood">False when no source sees a word that names a good.</param>
/// <param name="Exact">A person decided exactly this text before.</param>
public sealed record Verdict(HsCode? Code, double Probability, DecidedBy DecidedBy, IReadOnlyList<Candidate> Candidates, bool NamesGood, bool Exact)
{
    /// <summary>
    /// A linear pool (M. Stone, Annals of Mathematical Statistics 32, 1961) in the order in which sources are trusted: each
    /// opinion takes as much of what is left as it is sure of itself, and the next speaks for the rest. So a precedent on the
    /// same text leaves nothing, one on a near text leaves the atlas its say, and no code gets more than all agree to.
    /// </summary>
    /// <param name="opinions">Most trusted first.</param>
    public static Verdict From(IReadOnlyList<Opinion> opinions)
    {
        var namesGood = opinions.Any(opinion => opinion.NamesGood && opinion.Candidates.Count > 0);
        var ranked = Shares(opinions)
            .GroupBy(share => share.Candidate.Code)
            .Select(group => Together([.. group.OrderByDescending(share => share.Mass)]))
            .OrderByDescending(entry => entry.Candidate.Probability)
            .ThenBy(entry => entry.Candidate.Code)
            .Take(3)
            .ToList();
        if (ranked.Count == 0)
        {
            return new Verdict(null, 0, DecidedBy.Atlas, [], namesGood, false);
        }

        var (source, best) = ranked[0];
        var exact = opinions.Any(opinion => opinion.Source == DecidedBy.Precedent && opinion.Candidates is [{ Probability: >= 0.999 }, ..]);
        return new Verdict(best.Code, best.Probability, source, [.. ranked.Select(entry => entry.Candidate)], namesGood, exact);
    }

    private static IEnumerable<(DecidedBy Source, Candidate Candidate, double Mass)> Shares(IReadOnlyList<Opinion> opinions)
    {
        var left = 1.0;
        foreach (var opinion in opinions)
        {
            foreach (var candidate in opinion.Candidates)
            {
                yield return (opinion.Source, candidate, candidate.Probability * left);
            }

            left *= 1 - Math.Min(1, opinion.Candidates.Sum(candidate => candidate.Probability));
        }
    }

    private static (DecidedBy Source, Candidate Candidate) Together(IReadOnlyList<(DecidedBy Source, Candidate Candidate, double Mass)> shares) => (
        shares[0].Source,
        shares[0].Candidate with
        {
            Probability = Math.Round(Math.Min(1, shares.Sum(share => share.Mass)), 4),
            Reasons = [.. shares.SelectMany(share => share.Candidate.Reasons).Distinct().Take(6)],
        });
}
