namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15, Brand = 19, Popularity = 22;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [1.011f, 0.568f, 0.608f, 0.879f, 0.389f, 0.11f, 0.396f, 5.777f, 5.725f, 6.201f, -0.109f, -0.492f, -3.319f, 1.021f, 0.369f, 0.281f, 1.417f, 1.105f, -0.719f, 1.948f, 1.804f, 2.641f, 0.062f, 0.1f, 0.1f, 0.1f];

    public static double Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < features.Length; i++)
        {
            score += features[i] * Weights[i];
        }

        return score;
    }
}
