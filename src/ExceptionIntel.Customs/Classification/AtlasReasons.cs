using System.Globalization;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What spoke for a code, in words that a seller understands.</summary>
internal sealed class AtlasReasons(GoodsIndex index, GoodsAtlas atlas)
{
    private const int MostReasons = 4;

    /// <summary>A fact of the atlas fits when the product says at least this share of its words.</summary>
    private const double FittingShare = 0.5;

    private static readonly char[] Blanks = [' ', '\t', '\n', ',', ';', '/', '|', '(', ')', '.', ':', '!', '"'];

    public IReadOnlyList<string> Of(int leaf, GoodsQuestion question, Product product)
    {
        var standing = question.Words.Where(word => index.LeafWeight.Has(word.Word, leaf)).ToList();
        var known = standing.Select(word => index.Vocabulary[word.Word]).ToHashSet(StringComparer.Ordinal);
        var materials = product.Materials
            .Where(material => GoodsText.Tokens(material.Name).Any(known.Contains))
            .Select(material => material.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{material.Name} {percent:0.##} %") : material.Name);
        var words = standing
            .Where(word => word.Weight >= 0.2f && !SellerNoise.IsPraise(word.Written) && word.Written.Length > 1)
            .OrderByDescending(word => word.Weight * index.Rarity[word.Word] * (word.IsHead ? 2 : 1))
            .Select(word => $"“{AsWritten(word.Written, product.Title)}”");
        var facts = atlas.Find(index.Leaves[leaf].Code)?.Decides.Where(fact => Fits(fact, known)) ?? [];
        return [.. materials.Concat(words.Take(2)).Concat(facts.Take(1)).Concat(words.Skip(2)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostReasons)];
    }

    private static bool Fits(string fact, HashSet<string> known)
    {
        var telling = GoodsText.Tokens(TitleWords.Positive(fact)).Where(SellerNoise.Tells).ToList();
        return telling.Count > 0 && telling.Count(known.Contains) >= FittingShare * telling.Count;
    }

    // The folded word "battery" stands as "Batteries" in the title.
    private static string AsWritten(string folded, string title) =>
        title.Split(Blanks, 60, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.Length <= 40 && GoodsText.Tokens(word) is [var token] && token == folded)?.ToLowerInvariant() ?? folded;
}
