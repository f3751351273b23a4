using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Customs.Classification;

/// <summary>
/// Turns scores into probabilities that mean what they say: a logistic regression (Platt, 1999) on how the best match stands among the others
/// and how much of the text it explains, fitted on labelled listings, on well described products of shops, and on texts too vague to have a code.
/// </summary>
internal static class AtlasCalibration
{
    /// <summary>No local evidence is surer than this: labels themselves are not.</summary>
    private const double Surest = 0.97;

    /// <summary>In the order of the signals. Fitted on one half of each labelled set it holds on the other; where titles have several codes the top is sure too often.</summary>
    private static readonly double[] Weights = [-3.8179, 0.6819, -0.1252, 0.1438, 0.2921, 0.6392, 0.6649, -0.5114, 2.2836, -0.1536, 1.0293, 0.4034, 1.4195, 0.0616, -0.4066];

    /// <summary>The chance of each match to be right at six digits, in the order of the matches.</summary>
    /// <param name="described">How carefully the product is described beyond its title: <see cref="AtlasFields.Described"/>.</param>
    public static IReadOnlyList<double> Probabilities(GoodsQuestion question, IReadOnlyList<GoodsMatch> matches, double described)
    {
        if (matches.Count == 0)
        {
            return [];
        }

        var shares = Shares(matches);
        var best = Math.Min(Surest, 1 / (1 + Math.Exp(-Dot(Signals(question, matches, shares, described)))));
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

    public static double[] Signals(GoodsQuestion question, IReadOnlyList<GoodsMatch> matches, double[] shares, double described)
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
            described,
            features[GoodsRanking.Brand],
            features[GoodsRanking.Popularity] / 5,
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
