using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Products in, one at a time, and what became of them.</summary>
public static class ProductEndpoints
{
    /// <summary>The API answers within ten seconds; what is not done by then goes on by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/products", PostAsync).Needs("intake")
            .Accepts<Product>("application/json").Produces<ProductView>(200).Produces<ProductView>(201).Produces<ProductView>(202).Refuses(400, 409, 413, 415, 422, 503)
            .WithName("PostProduct").WithSummary("Sends a product, and returns it with its classification.");
        routes.MapGet("/v1/products", List).Produces<Page<ProductView>>().Refuses(422)
            .WithName("ListProducts").WithSummary("Lists products, newest first.");
        routes.MapGet("/v1/products/{key}", Get).Produces<ProductDetail>().Refuses(404)
            .WithName("GetProduct").WithSummary("Returns one product with its classification.");
    }

    private static async Task<IResult> PostAsync(HttpContext context, Database database, InboxDoor door, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync<Product>(context.Request);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        var product = body.Value!;
        if (ProductCheck.Of(product) is { Count: > 0 } errors)
        {
            return Problems.Impossible("product", errors);
        }

        var workspace = context.Caller().Workspace;
        var work = new Work(workspace, WorkKind.Product, $"product:{product.Key}", body.Text, WorkPriority.Interactive, Async.DedupeKey(context));
        if (Async.IsWanted(context))
        {
            return Async.Accepted(context, await door.AcceptAsync(work), ProductLinks.To(product.Key).Self, ProductView.Working(product.Key, product.Title));
        }

        var isKnown = ProductStore.Find(database, workspace, product.Key) is not null;
        var (receipt, settled) = await door.AcceptAndWaitAsync(work, Patience, cancellationToken);
        if (receipt.Conflict)
        {
            return Async.Conflict();
        }

        // What failed for now comes again by itself; until then the product is as little done as one that takes long.
        var isDone = settled && WorkStore.IsDone(database, receipt.Id);
        var view = (isDone ? Stored(database, workspace, product.Key) : null) ?? ProductView.Working(product.Key, product.Title);
        return isKnown ? TypedResults.Ok(view) : TypedResults.Created(view.Links.Self, view);
    }

    private static IResult List(HttpContext context, Database database, [FromQuery] int? limit, [FromQuery] string? cursor, [FromQuery] string? status, [FromQuery] string? q)
    {
        ProductStatus? wanted = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (!Words.TryParse<ProductStatus>(status, out var parsed))
            {
                return Problems.Impossible("filter", [new FieldError("status", $"“{status}” is not a status: approved, exception or blocked.")]);
            }

            wanted = parsed;
        }

        var workspace = context.Caller().Workspace;
        var page = ProductStore.List(database, workspace, new PageRequest(limit ?? 50, cursor), wanted, q);
        var cases = CaseStore.OpenIds(database, workspace, page.Items.Select(product => product.Product.Key));
        return TypedResults.Ok(page.Select(product => ProductView.Of(product, cases.GetValueOrDefault(product.Product.Key))));
    }

    private static IResult Get(HttpContext context, Database database, string key)
    {
        key = RouteKey.Of(key);
        var workspace = context.Caller().Workspace;
        return ProductStore.Find(database, workspace, key) is { } product
            ? TypedResults.Ok(ProductDetail.Of(product, Stored(database, workspace, key)!))
            : Problems.NotFound($"product with the key “{key}”");
    }

    private static ProductView? Stored(Database database, string workspace, string key) =>
        ProductStore.Find(database, workspace, key) is { } product
            ? ProductView.Of(product, CaseStore.OpenIds(database, workspace, [key]).GetValueOrDefault(key))
            : null;
}

/// <summary>One product whole: what its shop sent, what people answered, and its classification.</summary>
public sealed record ProductDetail(
    string Key,
    int Version,
    ProductStatus Status,
    string Title,
    ClassificationView Classification,
    string? ExceptionId,
    ProductLinks Links,
    Product Product,
    IReadOnlyDictionary<string, string> Answers,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static ProductDetail Of(StoredProduct stored, ProductView view) =>
        new(view.Key, view.Version, view.Status, view.Title, view.Classification, view.ExceptionId, view.Links, stored.Sent, stored.Answers, stored.CreatedAt, stored.UpdatedAt);
}
