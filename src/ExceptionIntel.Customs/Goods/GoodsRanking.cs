namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15, Brand = 19, Popularity = 22;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [0.982f, 0.508f, 0.583f, 0.833f, 0.627f, 0.088f, 0.436f, 5.627f, 5.593f, 5.765f, -0.622f, -1.437f, -2.211f, 0.853f, 0.251f, -0.125f, 1.342f, 1.153f, -0.753f, 1.926f, 1.799f, 2.737f, 0.067f, -0.33f, 1.208f, 0.355f];

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
