using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Learning;

/// <summary>A precedent and how near it is to the product that was asked about: 1 is the same text.</summary>
public sealed record Nearness(Precedent Precedent, double Similarity)
{
    /// <summary>The longest words that both texts have.</summary>
    public IReadOnlyList<string> WordsSharedWith(Product product)
    {
        var words = Words(product);
        return [.. Words(Precedent.Product).Where(words.Contains).OrderByDescending(word => word.Length).Take(4)];
    }

    private static HashSet<string> Words(Product product) =>
        [.. GoodsText.Tokens(product.Title), .. product.Materials.SelectMany(material => GoodsText.Tokens(material.Name))];
}
