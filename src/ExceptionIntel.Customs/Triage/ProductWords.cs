using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A keyword of one or more words, as the product's text is read.</summary>
public sealed record Phrase(string Text, IReadOnlyList<string> Tokens)
{
    public static Phrase From(string text) => new(text, GoodsText.Tokens(text));
}

/// <summary>A product's texts as words, read once for all rules.</summary>
public sealed class ProductWords
{
    private readonly IReadOnlyList<(string Field, IReadOnlyList<string> Tokens)> fields;
    private readonly HashSet<string> all;

    public ProductWords(Product product)
    {
        fields =
        [
            .. Field("title", product.Title),
            .. Field("description", product.Description),
            .. Field("category", product.Category),
            .. Field("use", product.Use),
            .. product.Materials.SelectMany(material => Field("materials", material.Name)),
            .. product.Attributes.SelectMany(attribute => Field($"attributes.{attribute.Key}", attribute.Value)),
        ];
        all = [.. fields.SelectMany(field => field.Tokens)];
    }

    /// <summary>Where these phrases stand as whole words, none of them inside a harmless phrase.</summary>
    public IReadOnlyList<Evidence> Find(IReadOnlyList<Phrase> phrases, IReadOnlyList<Phrase> harmless)
    {
        var found = new List<Evidence>();
        foreach (var phrase in phrases)
        {
            if (phrase.Tokens.Count == 0 || !all.Contains(phrase.Tokens[0]))
            {
                continue;
            }

            foreach (var (field, tokens) in fields)
            {
                if (StandsIn(tokens, phrase.Tokens) && !harmless.Any(innocent => Covers(innocent, phrase) && StandsIn(tokens, innocent.Tokens)))
                {
                    found.Add(new Evidence(field, phrase.Text));
                    break;
                }
            }
        }

        return found;
    }

    private static IEnumerable<(string Field, IReadOnlyList<string> Tokens)> Field(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [(name, GoodsText.Tokens(text))];

    private static bool Covers(Phrase innocent, Phrase phrase) => StandsIn(innocent.Tokens, phrase.Tokens);

    private static bool StandsIn(IReadOnlyList<string> text, IReadOnlyList<string> phrase)
    {
        for (var start = 0; start + phrase.Count <= text.Count; start++)
        {
            var matched = 0;
            while (matched < phrase.Count && text[start + matched] == phrase[matched])
            {
                matched++;
            }

            if (matched == phrase.Count)
            {
                return true;
            }
        }

        return false;
    }
}
