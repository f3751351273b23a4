namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    /// <summary>Positions of the features that tell how sure a match is.</summary>
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15;

    /// <summary>In the order of the features of a search.</summary>
    private static readonly float[] Weights = [1.072f, 0.936f, 0.872f, 0.86f, -0.224f, -0.012f, 0.296f, 4.362f, 4.076f, 4.916f, 0.693f, 0.429f, -3.55f, 2.296f, 0.456f, 0.321f, 1.469f, 0.919f, -0.899f, 2.004f, 2.403f, 2.995f, 0.014f];

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
