using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The brands as words of the index, each with the share of every subheading that it is bought for.</summary>
internal sealed class BrandIndex
{
    private readonly Dictionary<int, (int Leaf, float Share)[]> leavesOf = [];

    private BrandIndex()
    {
    }

    public static BrandIndex Of(BrandHints brands, TariffNode[] leaves, Vocabulary vocabulary)
    {
        var index = new BrandIndex();
        var leafOf = Enumerable.Range(0, leaves.Length).ToDictionary(leaf => leaves[leaf].Code);
        foreach (var (brand, codes) in brands.All)
        {
            // The first code is twice as usual as the second, three times as the third.
            var total = Enumerable.Range(1, codes.Count).Sum(rank => 1f / rank);
            index.leavesOf.Add(vocabulary.Learn(brand), [.. codes.Select((code, rank) => (leafOf[code], 1f / (rank + 1) / total))]);
        }

        return index;
    }

    public ReadOnlySpan<(int Leaf, float Share)> Of(int word) => leavesOf.GetValueOrDefault(word);
}
