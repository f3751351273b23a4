namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15, Brand = 19, Popularity = 22;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [0.795f, 0.615f, 0.701f, 0.963f, 0.54f, 0.096f, 0.403f, 6.353f, 5.409f, 5.537f, -1.013f, -1.327f, -2.33f, 1.025f, 0.313f, -0.062f, 1.338f, 1.052f, -0.904f, 2.428f, 1.95f, 3.674f, 0.079f, -0.267f, 0.835f, 0.379f];

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
