using System.Text.Json;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>A product whose right answer is known: a code, or that a person has to be asked.</summary>
/// <param name="Line">Where the row stands in its file, from 1.</param>
/// <param name="Code">The label; null where <paramref name="Abstain"/> is the right answer.</param>
/// <param name="Country">Whose schedule the label is from, ISO 3166-1 alpha-2 or "EU"; null for a label of the world's six digits.</param>
/// <param name="Expect">Kinds of doubts that the row has to raise.</param>
public sealed record LabelledRow(int Line, Product Product, HsCode? Code, string? Country, bool Abstain, IReadOnlyList<string> Expect)
{
    /// <summary>All rows of a JSON-lines file; empty lines are passed over.</summary>
    /// <param name="name">What error messages call the file.</param>
    /// <exception cref="FormatException">A line is no labelled row; the message names the file and the line.</exception>
    public static IEnumerable<LabelledRow> ReadAll(TextReader reader, string name)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, number, name);
            }
        }
    }

    /// <exception cref="FormatException">The line is no labelled row; the message names the file and the line.</exception>
    public static LabelledRow Parse(string line, int number, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return From(document.RootElement, number);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"{name}, line {number}: {broken.Message}", broken);
        }
    }

    private static LabelledRow From(JsonElement row, int number)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("Expected a JSON object.");
        }

        var country = Text(row, "country")?.ToUpperInvariant();
        var label = Text(row, "code");
        var abstain = row.TryGetProperty("abstain", out var asked) && asked.ValueKind == JsonValueKind.True;
        if (label is null && !abstain)
        {
            throw new FormatException("A labelled row needs a \"code\", or \"abstain\": true.");
        }

        return new LabelledRow(number, ProductOf(row, number, country), label is null ? null : HsCode.Parse(label), country, abstain, ExpectOf(row));
    }

    private static Product ProductOf(JsonElement row, int number, string? country)
    {
        var key = $"row-{number}";
        if (row.TryGetProperty("product", out var product))
        {
            var whole = product.Deserialize<Product>(ServiceJson.Options) ?? throw new FormatException("\"product\" is empty.");
            return whole.Key.Length > 0 ? whole : whole with { Key = key };
        }

        return new Product
        {
            Key = key,
            Title = Text(row, "text") ?? throw new FormatException("A labelled row needs a \"text\" or a \"product\"."),
            Category = Text(row, "category"),
            Attributes = AttributesOf(row),
            Value = PriceOf(row),
            Destinations = country is null ? [] : [country],
        };
    }

    private static Dictionary<string, string> AttributesOf(JsonElement row)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (row.TryGetProperty("attributes", out var listed) && listed.ValueKind == JsonValueKind.Object)
        {
            foreach (var attribute in listed.EnumerateObject())
            {
                attributes[attribute.Name] = attribute.Value.ToString();
            }
        }

        return attributes;
    }

    private static Money? PriceOf(JsonElement row) =>
        row.TryGetProperty("price", out var price) && price.ValueKind == JsonValueKind.Number && price.TryGetDecimal(out var amount) && Text(row, "currency") is { } currency
            ? new Money(amount, currency)
            : null;

    private static IReadOnlyList<string> ExpectOf(JsonElement row) =>
        row.TryGetProperty("expect", out var expect) && expect.ValueKind == JsonValueKind.Array ? [.. expect.EnumerateArray().Select(kind => kind.ToString())] : [];

    private static string? Text(JsonElement row, string name) => !row.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw new FormatException($"\"{name}\" has to be text."),
    };
}
