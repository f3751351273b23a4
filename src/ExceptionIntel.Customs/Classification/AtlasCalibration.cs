using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Customs.Classification;

/// <summary>
/// Turns scores into probabilities that mean what they say: a logistic regression (Platt, 1999) on how the best match stands among the others
/// and how much of the text it explains, fitted on labelled listings and on texts too vague to have a code.
/// </summary>
internal static class AtlasCalibration
{
    /// <summary>No local evidence is surer than this: labels themselves are not.</summary>
    private const double Surest = 0.97;

    /// <summary>In the order of the signals. Fitted on one half of each labelled set it holds on the other; where titles have several codes the top is sure too often.</summary>
    private static readonly double[] Weights = [-3.6055, 0.622, -0.0016, 0.7458, 0.0692, 0.6461, 0.6378, -0.2145, 1.5729, -0.0602, 0.9908, -0.0375];

    /// <summary>The chance of each match to be right at six digits, in the order of the matches.</summary>
    public static IReadOnlyList<double> Probabilities(GoodsQuestion question, IReadOnlyList<GoodsMatch> matches)
    {
        if (matches.Count == 0)
        {
            return [];
        }

        var shares = Shares(matches);
        var best = Math.Min(Surest, 1 / (1 + Math.Exp(-Dot(Signals(question, matches, shares)))));
        // The others keep their proportions in what the best one leaves, and none is likelier than it.
        var rest = shares[0] < 1 ? (1 - best) / (1 - shares[0]) : 0;
        var scale = Math.Min(rest, best / shares[0]);
        return [.. shares.Select((share, rank) => rank == 0 ? best : Math.Min(best, share * scale))];
    }

    /// <summary>The share of each match in the sum of all matches' odds.</summary>
    public static double[] Shares(IReadOnlyList<GoodsMatch> matches)
    {
        var odds = matches.Select(match => Math.Exp(match.Score - matches[0].Score)).ToArray();
        var total = odds.Sum();
        return [.. odds.Select(odd => odd / total)];
    }

    public static double[] Signals(GoodsQuestion question, IReadOnlyList<GoodsMatch> matches, double[] shares)
    {
        var features = matches[0].Features;
        var second = shares.Length > 1 ? shares[1] : 0;
        return
        [
            1,
            Math.Log(shares[0] / Math.Max(1 - shares[0], 1e-6)),
            Math.Log(Math.Max(shares[0], 1e-6) / Math.Max(second, 1e-6)),
            features[GoodsRanking.Covered],
            features[GoodsRanking.BestCover],
            features[GoodsRanking.Exact],
            question.KnownShare,
            question.TellingWords <= 1 ? 1 : 0,
            Math.Min(question.TellingWords, 8) / 8.0,
            Math.Log(Math.Max(question.Mass, 1)),
            matches[0].Score / 10,
            features[GoodsRanking.Head],
        ];
    }

    private static double Dot(double[] signals)
    {
        var sum = 0.0;
        for (var i = 0; i < signals.Length; i++)
        {
            sum += signals[i] * Weights[i];
        }

        return sum;
    }
}
