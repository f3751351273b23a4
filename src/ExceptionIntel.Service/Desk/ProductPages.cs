using System.Globalization;
using System.Text;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

/// <param name="Cases">Open exceptions by product key.</param>
public sealed record ProductsView(Page<StoredProduct> Products, IReadOnlyDictionary<string, string> Cases, string? Status, string? Search, bool IsFirst);

/// <param name="CaseId">The exception that is open, or the last that was; null where there never was one.</param>
public sealed record OneProductView(StoredProduct Product, TariffBook Book, string? CaseId, bool IsCaseOpen, IReadOnlyList<string> Orders);

/// <summary>The catalogue: what is known of each product, in and out as a file.</summary>
public static class ProductPages
{
    private const int PerPage = 50;

    public static void MapProducts(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/products", List);
        desk.MapGet("/products/export", Export);
        desk.MapGet("/products/{key}", One);
    }

    private static IResult List(HttpContext context, Database database, string? status, string? q, string? cursor)
    {
        var workspace = context.Caller().Workspace;
        ProductStatus? wanted = Words.TryParse<ProductStatus>(status, out var parsed) ? parsed : null;
        var search = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        var page = ProductStore.List(database, workspace, new PageRequest(PerPage, cursor), wanted, search);
        return DeskPage.Of<ProductsPage>(new ProductsView(page, CaseStore.OpenIds(database, workspace, page.Items.Select(product => product.Product.Key)), wanted is null ? null : status, search, cursor is null));
    }

    private static IResult One(HttpContext context, Database database, TariffShelves shelves, string key)
    {
        var workspace = context.Caller().Workspace;
        if (ProductStore.Find(database, workspace, key) is not { } product)
        {
            return TroublePages.NotFound($"product with the key “{Spoken.Clip(key)}”");
        }

        var latest = CaseStore.Latest(database, workspace, key)?.Case;
        return DeskPage.Of<ProductPage>(new OneProductView(product, shelves.Current().World, latest?.Id, latest?.Status == Customs.Review.CaseStatus.Open, OrderStore.IdsWithProduct(database, workspace, key)));
    }

    private static IResult Export(HttpContext context, Database database, TimeProvider clock, string? format)
    {
        var wanted = format ?? CatalogueExport.Formats[0];
        if (!CatalogueExport.Formats.Contains(wanted))
        {
            return TroublePages.NotFound($"format “{Spoken.Clip(wanted)}”");
        }

        var workspace = context.Caller().Workspace;
        var text = new StringWriter(CultureInfo.InvariantCulture);
        CatalogueExport.Write(database, workspace, wanted, text);

        // With a mark at the start, or spreadsheets read Vietnamese and Thai as gibberish.
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"coded-catalogue-{wanted}-{clock.GetUtcNow():yyyy-MM-dd}.csv");
    }
}
