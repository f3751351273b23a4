namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [2.427f, 1.271f, 1.649f, 0.949f, -0.481f, 0.343f, 0.143f, 1.981f, 4.225f, 4.181f, 0.097f, 0.833f, -2.588f, 0.86f, 0.865f, 0.295f, 2.011f, 0.654f, -0.721f];

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
