namespace ExceptionIntel.Customs.Goods;

/// <summary>How much each feature of a match counts: a conditional logit over the shortlist, fitted on labelled listings.</summary>
internal static class GoodsRanking
{
    public const int Covered = 12, BestCover = 13, Exact = 14, Head = 15;

    private static readonly float[] Weights = [1.71f, 0.776f, 0.428f, 0.917f, 0.074f, 0.188f, 0.182f, 3.542f, 5.943f, 6.196f, 0.707f, -0.9f, -3.69f, 1.529f, 0.741f, 0.498f, 1.823f, 0.75f, -0.626f];

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
