using System.Globalization;
using CsvHelper;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>The coded catalogue as a file that a spreadsheet opens.</summary>
public static class CatalogueExport
{
    private static readonly string[] CsvHeader = ["key", "title", "status", "code", "national_codes", "edition", "probability", "decided_by", "provisional", "origin", "doubts"];
    private static readonly string[] ShopifyHeader = ["Variant SKU", "Title", "Harmonized System Code", "Country of Origin"];

    public static readonly IReadOnlyList<string> Formats = ["csv", "shopify"];

    public static void Write(IQueries queries, string workspace, string format, TextWriter output)
    {
        using var csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var column in format == "shopify" ? ShopifyHeader : CsvHeader)
        {
            csv.WriteField(column);
        }

        csv.NextRecord();
        foreach (var product in All(queries, workspace))
        {
            // A shop gets only codes that stand; the full form says of each how it stands.
            if (format != "shopify" || product.Status == ProductStatus.Approved)
            {
                foreach (var cell in format == "shopify" ? ShopifyCells(product) : Cells(product))
                {
                    csv.WriteField(Harmless(cell));
                }

                csv.NextRecord();
            }
        }
    }

    private static IEnumerable<StoredProduct> All(IQueries queries, string workspace)
    {
        string? cursor = null;
        do
        {
            var page = ProductStore.List(queries, workspace, new PageRequest(PageRequest.MaxLimit, cursor));
            foreach (var product in page.Items)
            {
                yield return product;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static string?[] Cells(StoredProduct product)
    {
        var made = product.Classification;
        return
        [
            product.Product.Key,
            product.Product.Title,
            Words.Of(product.Status),
            made.Code?.Digits,
            string.Join(' ', made.NationalCodes.Select(national => $"{national.Country}:{national.Code}")),
            made.Edition,
            made.Probability.ToString("0.####", CultureInfo.InvariantCulture),
            Words.Of(made.DecidedBy),
            made.Provisional ? "yes" : "no",
            product.Product.Origin,
            string.Join(' ', made.Doubts.Select(doubt => doubt.Kind)),
        ];
    }

    private static string?[] ShopifyCells(StoredProduct product) =>
        [product.Product.Key, product.Product.Title, product.Classification.NationalCodes is [var national, ..] ? national.Code.Digits : product.Classification.Code?.Digits, product.Product.Origin];

    // A spreadsheet runs what begins like a formula (ASVS 5.0, 1.2.10).
    private static string? Harmless(string? cell) =>
        cell is { Length: > 0 } && (cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0' or '＝' or '＋' or '－' or '＠') ? "'" + cell : cell;
}
