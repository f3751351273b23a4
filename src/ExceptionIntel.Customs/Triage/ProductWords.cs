using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>One text of a product as words.</summary>
/// <param name="Name">The product's field, as the API writes it.</param>
public sealed record WordField(string Name, IReadOnlyList<string> Tokens);

/// <summary>A product's texts as words, read once for all rules.</summary>
public sealed class ProductWords
{
    // "Battery included: no" is no word for a battery.
    private static readonly HashSet<string> Denials = new(
        new[] { "no", "none", "not", "without", "false", "n/a", "0", "không", "ไม่", "ไม่มี", "tidak", "tanpa", "tiada", "wala", "hindi", "否", "无", "没有" }.Select(Form),
        StringComparer.Ordinal);

    private ProductWords(IReadOnlyList<WordField> fields) => Fields = fields;

    public IReadOnlyList<WordField> Fields { get; }

    public static ProductWords Of(Product product) => new(
    [
        .. Field("title", product.Title),
        .. Field("description", product.Description),
        .. Field("category", product.Category),
        .. Field("use", product.Use),
        .. product.Materials.SelectMany(material => Field("materials", material.Name)),
        .. product.Attributes.SelectMany(attribute => Attribute(attribute.Key, attribute.Value)),
    ]);

    /// <summary>Whether these words stand together anywhere.</summary>
    public bool Has(Phrase phrase) => Fields.Any(field => Enumerable.Range(0, field.Tokens.Count).Any(start => phrase.StandsAt(field.Tokens, start)));

    private static IEnumerable<WordField> Field(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [new WordField(name, GoodsText.Tokens(text))];

    private static IEnumerable<WordField> Attribute(string key, string? value)
    {
        var said = GoodsText.Tokens(value);
        return said.Count == 0 || Denials.Contains(said[0]) ? [] : [new WordField($"attributes.{key}", [.. GoodsText.Tokens(key), .. said])];
    }

    private static string Form(string word) => GoodsText.Tokens(word) is [var form, ..] ? form : "";
}
