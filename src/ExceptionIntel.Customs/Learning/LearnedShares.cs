using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Learning;

/// <summary>What neighbours and regression say together, and how far it is to be trusted beside the atlas.</summary>
internal static class LearnedShares
{
    private const double NeighboursShare = 0.5;

    /// <summary>The vote of a neighbour that is hardly one, so that a single far one does not speak for all.</summary>
    private const double NobodysVote = 0.02;

    /// <summary>
    /// A gate of a mixture of experts (Jacobs, Jordan, Nowlan, Hinton, Neural Computation 3, 1991), fitted to the likelihood of labels that
    /// were kept aside, with histories of a hundred to some thousand: constant, nearness of the nearest, share of the best, logarithm of how much was taught.
    /// </summary>
    private static readonly double[] Gate = [-2.425, -1.676, 4.507, 0.257];

    /// <summary>The codes that precedents speak for with their shares, best first.</summary>
    public static IReadOnlyList<(HsCode Code, double Share)> Of(IReadOnlyList<Nearness> near, IReadOnlyList<(HsCode Code, double Share)> learned)
    {
        var shares = new Dictionary<HsCode, double>();
        var votes = NobodysVote + near.Sum(Vote);
        foreach (var found in near)
        {
            shares[found.Precedent.Code] = shares.GetValueOrDefault(found.Precedent.Code) + (Vote(found) / votes * (learned.Count > 0 ? NeighboursShare : 1));
        }

        foreach (var (code, share) in learned)
        {
            shares[code] = shares.GetValueOrDefault(code) + (share * (near.Count > 0 ? 1 - NeighboursShare : 1));
        }

        return [.. shares.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>The probability that the precedents' word is worth more than the atlas's, 0 to 1.</summary>
    public static double Trust(IReadOnlyList<Nearness> near, IReadOnlyList<(HsCode Code, double Share)> shares, int taught) =>
        near.Count == 0 || shares.Count == 0 ? 0 : Trust(Signals(near[0].Similarity, shares[0].Share, taught), Gate);

    internal static double[] Signals(double nearest, double best, int taught) => [1, nearest, best, Math.Log10(1 + taught)];

    internal static double Trust(double[] signals, double[] gate) => 1 / (1 + Math.Exp(-signals.Zip(gate, (signal, weight) => signal * weight).Sum()));

    private static double Vote(Nearness found) => found.Similarity * found.Similarity * found.Similarity;
}
