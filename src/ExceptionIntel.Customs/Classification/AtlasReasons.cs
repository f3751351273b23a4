using System.Globalization;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What spoke for a code, in words that a seller understands.</summary>
/// <param name="decides">For each leaf the facts that separate it from its neighbours.</param>
internal sealed class AtlasReasons(GoodsIndex index, IReadOnlyList<string>[] decides)
{
    private const int MostReasons = 4;
    private const int MostWords = 60;
    private const int LongestWord = 40;

    /// <summary>A fact of the atlas fits when the product says at least this share of its words.</summary>
    private const double FittingShare = 0.5;

    private static readonly char[] Blanks = [' ', '\t', '\n', ',', ';', '/', '|', '(', ')', '.', ':', '!', '"'];

    /// <param name="written">The title's words as the seller wrote them, by their folded form.</param>
    public IReadOnlyList<string> Of(int leaf, GoodsQuestion question, Product product, IReadOnlyDictionary<string, string> written)
    {
        var standing = question.Words.Where(word => index.LeafWeight.Has(word.Word, leaf)).ToList();
        var known = standing.Select(word => index.Vocabulary[word.Word]).ToHashSet(StringComparer.Ordinal);
        var materials = product.Materials
            .Where(material => GoodsText.Tokens(material.Name).Any(known.Contains))
            .Select(material => material.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{material.Name} {percent:0.##} %") : material.Name);
        var words = standing
            .Where(word => word.Weight >= 0.2f && !SellerNoise.IsPraise(word.Written) && word.Written.Length > 1)
            .OrderByDescending(word => word.Weight * index.Rarity[word.Word] * (word.IsHead ? 2 : 1))
            .Select(word => $"“{written.GetValueOrDefault(word.Written, word.Written)}”");
        var facts = decides[leaf].Where(fact => Fits(fact, known));
        return [.. materials.Concat(words.Take(2)).Concat(facts.Take(1)).Concat(words.Skip(2)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostReasons)];
    }

    /// <summary>The folded word "battery" stands as "batteries" in the title.</summary>
    public static IReadOnlyDictionary<string, string> WrittenIn(string title)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in title.Split(Blanks, MostWords, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length <= LongestWord && GoodsText.Tokens(word) is [var folded])
            {
                written.TryAdd(folded, word.ToLowerInvariant());
            }
        }

        return written;
    }

    private static bool Fits(string fact, HashSet<string> known)
    {
        var telling = GoodsText.Tokens(TitleWords.Positive(fact)).Where(SellerNoise.Tells).ToList();
        return telling.Count > 0 && telling.Count(known.Contains) >= FittingShare * telling.Count;
    }
}
