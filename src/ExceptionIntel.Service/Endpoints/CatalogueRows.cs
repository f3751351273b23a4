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
    /// <summary>How often a file is taken up again after a quotation mark that nobody closed.</summary>
    private const int MostRecoveries = 20;

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true,
        DetectDelimiterValues = [",", ";", "\t"],
        BadDataFound = null,
        IgnoreBlankLines = false,
        TrimOptions = TrimOptions.Trim,
    };

    /// <param name="csv">Columns are the product's fields, nested ones dotted: value.amount, attributes.Sleeve, materials.0.name. Lists may stand in one cell: "VN, TH", "cotton 60%, polyester 40%".</param>
    /// <param name="atMost">Rows after these are left unread.</param>
    public static IReadOnlyList<CatalogueRow> FromCsv(string csv, int atMost = int.MaxValue)
    {
        using var heading = new CsvParser(new StringReader(csv), Form);
        if (string.IsNullOrWhiteSpace(csv) || !heading.Read() || heading.Record is not { } header)
        {
            return [];
        }

        var columns = header.Select(name => name.TrimStart('\uFEFF').Trim()).ToArray();
        var form = Form with { DetectDelimiter = false, Delimiter = heading.Delimiter };
        var rows = new List<CatalogueRow>();
        var (rest, line) = (csv[heading.RawRecord.Length..], 1 + heading.RawRecord.Count(c => c == '\n'));
        for (var recoveries = 0; rest.Length > 0; recoveries++)
        {
            var swallowed = ReadOn(rest, line, form, columns, rows, atMost, recoveries < MostRecoveries);
            line += swallowed is 0 ? 0 : rest[..swallowed].Count(c => c == '\n');
            rest = swallowed is 0 ? "" : rest[swallowed..];
        }

        return rows;
    }

    /// <summary>Reads rows until the end, or until one that swallowed the lines after it.</summary>
    /// <returns>Where to go on in the text; 0 at its end.</returns>
    private static int ReadOn(string csv, int firstLine, CsvConfiguration form, string[] columns, List<CatalogueRow> rows, int atMost, bool mayRecover)
    {
        using var parser = new CsvParser(new StringReader(csv), form);
        var (read, line) = (0, firstLine);
        while (rows.Count < atMost && parser.Read())
        {
            var (cells, raw, row) = (parser.Record!, parser.RawRecord, rows.Count + 1);
            if (cells.All(cell => cell.Length == 0))
            {
                // A blank line, or one of empty cells as spreadsheets leave them.
            }
            else if (cells.Length == columns.Length)
            {
                rows.Add(Read(row, line, CsvProduct.ToJson(columns, cells).ToJsonString()));
            }
            else
            {
                rows.Add(new CatalogueRow(row, line, cells.FirstOrDefault(), "", null, [new FieldError("", $"The row has {cells.Length} cells, the heading {columns.Length}. A quotation mark or a comma in a text is the usual cause.")]));
                var lineEnd = raw.IndexOf('\n', StringComparison.Ordinal);
                if (mayRecover && lineEnd >= 0 && lineEnd < raw.TrimEnd().Length)
                {
                    return read + lineEnd + 1;
                }
            }

            read += raw.Length;
            line += raw.Count(c => c == '\n');
        }

        return 0;
    }

    /// <summary>A row that nests too deep is refused by itself, so the array around it may be as deep as it likes.</summary>
    /// <exception cref="JsonException">The text is no JSON array at all.</exception>
    public static IReadOnlyList<CatalogueRow> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1_024 });
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
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
