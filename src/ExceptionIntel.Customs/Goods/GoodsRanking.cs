namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [0.809f, 0.931f, 0.959f, 0.851f, -0.138f, -0.027f, 0.339f, 5.01f, 4.056f, 4.343f, 0.872f, 0.469f, -3.479f, 1.875f, 0.434f, 0.279f, 1.402f, 0.865f, -1.016f, 2.097f, 1.667f, 2.887f, 0.008f];

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
