using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>One row of a catalogue: the product, or why it cannot be one.</summary>
/// <param name="Row">Counted from 1, without a heading row.</param>
/// <param name="Line">The line of the file on which the row begins, counted from 1; in a JSON array the same as the row.</param>
/// <param name="Text">The product as JSON.</param>
public sealed record CatalogueRow(int Row, int Line, string? Key, string Text, Product? Product, IReadOnlyList<FieldError> Errors);

/// <summary>Reads catalogues row by row: a broken row is told with its place, and costs the others nothing.</summary>
public static class CatalogueRows
{
    /// <param name="csv">Columns are the product's fields, nested ones dotted: value.amount, attributes.Sleeve, materials.0.name. Lists may stand in one cell: "VN, TH", "cotton 60%, polyester 40%".</param>
    public static IReadOnlyList<CatalogueRow> FromCsv(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], BadDataFound = null, TrimOptions = TrimOptions.Trim });
        if (!parser.Read() || parser.Record is not { } header)
        {
            return [];
        }

        var columns = header.Select(name => name.TrimStart('\uFEFF').Trim()).ToArray();
        var rows = new List<CatalogueRow>();
        while (parser.Read())
        {
            var cells = parser.Record!;
            var row = rows.Count + 1;
            if (cells.Length != columns.Length)
            {
                rows.Add(new CatalogueRow(row, parser.RawRow, cells.FirstOrDefault(), "", null, [new FieldError("", $"The row has {cells.Length} cells, the heading {columns.Length}. A quotation mark or a comma in a text is the usual cause.")]));
                continue;
            }

            rows.Add(Read(row, parser.RawRow, CsvProduct.ToJson(columns, cells).ToJsonString()));
        }

        return rows;
    }

    /// <exception cref="JsonException">The text is no JSON array at all.</exception>
    public static IReadOnlyList<CatalogueRow> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Storage.ServiceJson.MaxDepth });
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select((element, index) => Read(index + 1, index + 1, element.GetRawText()))]
            : throw new JsonException("A JSON array of products is expected.");
    }

    /// <summary>One product a line.</summary>
    public static IReadOnlyList<CatalogueRow> FromJsonLines(string text) =>
        [.. text.Split('\n').Select((line, index) => (Line: line.Trim(), Number: index + 1)).Where(line => line.Line.Length > 0).Select((line, index) => Read(index + 1, line.Number, line.Line))];

    private static CatalogueRow Read(int row, int line, string json)
    {
        var body = BodyReader.Parse<Product>(json);
        if (body.Value is not { } product)
        {
            var detail = body.Problem!.ProblemDetails.Detail ?? "It cannot be read.";
            var separator = detail.IndexOf(": ", StringComparison.Ordinal);
            return new CatalogueRow(row, line, KeyOf(json), json, null, [separator > 0 ? new FieldError(detail[..separator], detail[(separator + 2)..]) : new FieldError("", detail)]);
        }

        return new CatalogueRow(row, line, product.Key, json, product, ProductCheck.Of(product));
    }

    private static string? KeyOf(string json)
    {
        try
        {
            return JsonNode.Parse(json)?["key"]?.ToString();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
