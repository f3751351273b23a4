namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15, Brand = 19, Popularity = 22;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [0.73f, 0.821f, 0.876f, 0.854f, -0.063f, 0.022f, 0.331f, 5.409f, 4.439f, 4.483f, 0.676f, 0.154f, -3.325f, 1.928f, 0.497f, 0.235f, 1.396f, 0.918f, -0.865f, 1.954f, 1.808f, 2.851f, 0.002f];

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
