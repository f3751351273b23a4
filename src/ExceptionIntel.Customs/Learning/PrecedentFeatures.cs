using System.Runtime.InteropServices;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Learning;

/// <summary>A word or a piece of a word of a product, as a hash, and how much the field that it stands in tells (0 to 1).</summary>
internal readonly record struct Feature(ulong Key, float Share);

/// <summary>
/// What precedents are compared by: whole words, and the title's words in pieces of three to five letters, so that "lipstk",
/// "lipsticks" and a label's cut "lipsti" still meet.
/// </summary>
internal static class PrecedentFeatures
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int MostTitleWords = 40;
    private const int MostDescriptionWords = 40;
    private const int MostCategoryWords = 12;

    private const float MaterialShare = 0.7f;
    private const float CategoryShare = 0.5f;
    private const float DescriptionShare = 0.35f;

    // A category's words are kept apart from the title's: the shelf "Men > Shoes" is no shoe.
    private const ulong Words = 14_695_981_039_346_656_037, Pieces = Words ^ 1, Categories = Words ^ 2;

    /// <summary>Each feature once, with the greatest share of the fields that have it.</summary>
    public static Feature[] Of(Product product)
    {
        var shares = new Dictionary<ulong, float>();
        foreach (var word in GoodsText.Tokens(product.Title).Take(MostTitleWords))
        {
            Put(shares, Hash(Words, word), 1);
            PutPieces(shares, $" {word} ");
        }

        PutAll(shares, product.Materials.SelectMany(material => GoodsText.Tokens(material.Name)), Words, MaterialShare);
        PutAll(shares, GoodsText.Tokens(product.Category).Take(MostCategoryWords), Categories, CategoryShare);
        PutAll(shares, GoodsText.Tokens(product.Description).Take(MostDescriptionWords), Words, DescriptionShare);
        return [.. shares.Select(pair => new Feature(pair.Key, pair.Value))];
    }

    private static void PutPieces(Dictionary<ulong, float> shares, string word)
    {
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var at = 0; at + length <= word.Length; at++)
            {
                Put(shares, Hash(Pieces, word.AsSpan(at, length)), 1);
            }
        }
    }

    private static void PutAll(Dictionary<ulong, float> shares, IEnumerable<string> words, ulong kind, float share)
    {
        foreach (var word in words)
        {
            Put(shares, Hash(kind, word), share);
        }
    }

    private static void Put(Dictionary<ulong, float> shares, ulong key, float share)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(shares, key, out _);
        known = Math.Max(known, share);
    }

    // FNV-1a (Fowler, Noll, Vo): short texts, no allocation, the same on every machine.
    private static ulong Hash(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = seed;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1_099_511_628_211);
        }

        return hash;
    }
}
