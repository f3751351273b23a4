using System.Text.Json;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>What became of one row of a batch.</summary>
/// <param name="Status">"approved", "exception", "blocked", "working", or "refused".</param>
public sealed record BatchRow(int Row, int Line, string? Key, string Status, HsCode? Code, double? Probability, string? ExceptionId, IReadOnlyList<FieldError> Errors);

/// <param name="Accepted">Rows that were kept.</param>
/// <param name="Refused">Rows that could not be kept, each with its reason.</param>
public sealed record BatchResult(int Accepted, int Refused, IReadOnlyList<BatchRow> Items);

/// <summary>Many products at once.</summary>
public static class BatchEndpoints
{
    private const int MostRows = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void MapBatches(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/products/batch", PostAsync).Needs("intake")
            .WithMetadata(new BatchSized())
            .Accepts<Product[]>("application/json", "text/csv").Produces<BatchResult>(200).Produces<BatchResult>(202).Refuses(400, 413, 415, 422, 503)
            .WithName("PostProducts").WithSummary("Sends up to 1,000 products as a JSON array or CSV; good rows are kept, bad ones come back with their row and reason.");

    private static async Task<IResult> PostAsync(HttpContext context, BatchIntake intake, CancellationToken cancellationToken)
    {
        var isCsv = context.Request.ContentType?.Contains("csv", StringComparison.OrdinalIgnoreCase) == true;
        if (!isCsv && context.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body is neither JSON nor CSV", $"Send it as application/json or text/csv; it came as {type}.");
        }

        var text = await BodyReader.TextAsync(context.Request);
        IReadOnlyList<CatalogueRow> rows;
        try
        {
            rows = isCsv ? CatalogueRows.FromCsv(text, MostRows + 1) : CatalogueRows.FromJson(text);
        }
        catch (JsonException wrong)
        {
            return Problems.Malformed($"The body should be a JSON array of products, or CSV with the content type text/csv. It breaks at line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}.");
        }

        if (rows.Count is 0 or > MostRows)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The batch cannot be taken", rows.Count == 0 ? "There is no product in it." : $"It has more than {MostRows} products, which go at once. Send the rest in another batch.");
        }

        var isAsync = Async.IsWanted(context);
        var result = await intake.TakeAsync(context.Caller().Workspace, rows, isAsync ? TimeSpan.Zero : Patience, cancellationToken);
        return isAsync ? TypedResults.Accepted("/v1/products", result)
            : result.Accepted == 0 ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "No row could be kept", "Every row has an error; see items.", more: new Dictionary<string, object?> { ["items"] = result.Items })
            : TypedResults.Ok(result);
    }
}

/// <summary>Keeps the good rows of a catalogue at once and tells of each what became of it.</summary>
public sealed class BatchIntake(Database database, InboxDoor door)
{
    public async Task<BatchResult> TakeAsync(string workspace, IReadOnlyList<CatalogueRow> rows, TimeSpan patience, CancellationToken cancellationToken)
    {
        var good = rows.Where(row => row.Product is not null && row.Errors.Count == 0).ToList();
        await door.AcceptAllAndWaitAsync([.. good.Select(row => new Work(workspace, WorkKind.Product, $"product:{row.Product!.Key}", row.Text, WorkPriority.Bulk))], patience, cancellationToken);
        var keys = good.Select(row => row.Product!.Key).Distinct(StringComparer.Ordinal).ToList();
        var products = keys.Chunk(500).SelectMany(chunk => ProductStore.FindMany(database, workspace, chunk)).ToDictionary(product => product.Product.Key, StringComparer.Ordinal);
        var cases = keys.Chunk(500).SelectMany(chunk => CaseStore.OpenIds(database, workspace, chunk)).ToDictionary(StringComparer.Ordinal);
        return new BatchResult(good.Count, rows.Count - good.Count, [.. rows.Select(row => row.Errors.Count > 0 || row.Product is null
            ? new BatchRow(row.Row, row.Line, row.Key, "refused", null, null, null, row.Errors)
            : Kept(row, products.GetValueOrDefault(row.Product.Key), cases))]);
    }

    private static BatchRow Kept(CatalogueRow row, StoredProduct? product, IReadOnlyDictionary<string, string> cases) => new(
        row.Row,
        row.Line,
        row.Key,
        Words.Of(product?.Status ?? ProductStatus.Working),
        product?.Classification.Code,
        product?.Classification.Probability,
        product is null ? null : cases.GetValueOrDefault(product.Product.Key),
        []);
}

/// <summary>Marks an endpoint that takes bodies of a batch's size.</summary>
public sealed class BatchSized;
