using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>A precedent as the outside sees it.</summary>
public sealed record PrecedentView(string Id, string ProductKey, string Title, HsCode Code, NationalCode? NationalCode, bool ApplyToSimilar, string? Reason, string? Note, string DecidedBy, DateTimeOffset DecidedAt, DateTimeOffset? WithdrawnAt)
{
    public static PrecedentView Of(Precedent precedent) => new(
        precedent.Id, precedent.Product.Key, precedent.Product.Title, precedent.Code, precedent.National, precedent.ApplyToSimilar,
        precedent.Reason, precedent.Note, precedent.DecidedBy, precedent.DecidedAt, precedent.WithdrawnAt);
}

/// <summary>A precedent that somebody sets without being asked.</summary>
public sealed record NewPrecedent(Product? Product = null, string? Code = null, string? Country = null, string? Reason = null, string? Note = null);

/// <summary>What people decided, so that nobody is asked again.</summary>
public static class PrecedentEndpoints
{
    public static void MapPrecedents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/precedents", List).Produces<Page<PrecedentView>>().Refuses()
            .WithName("ListPrecedents").WithSummary("Lists precedents, newest first, withdrawn ones too.");
        routes.MapPost("/v1/precedents", PostAsync).Needs("review")
            .Accepts<NewPrecedent>("application/json").Produces<PrecedentView>(201).Refuses(400, 415, 422)
            .WithName("PostPrecedent").WithSummary("Sets a precedent: products in these words get this code.");
        routes.MapDelete("/v1/precedents/{id}", DeleteAsync).Needs("review")
            .Produces(204).Refuses(404)
            .WithName("DeletePrecedent").WithSummary("Withdraws a precedent; what it settled comes back.");
    }

    private static IResult List(HttpContext context, Database database, [FromQuery] int? limit, [FromQuery] string? cursor) =>
        TypedResults.Ok(PrecedentStore.List(database, context.Caller().Workspace, new PageRequest(limit ?? 50, cursor)).Select(PrecedentView.Of));

    private static async Task<IResult> PostAsync(HttpContext context, ReviewJourney journey, ReviewDoor door, TariffShelves shelves, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync<NewPrecedent>(context.Request);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        var wanted = body.Value!;
        var product = wanted.Product is null ? null : wanted.Product.Key.Length == 0 ? wanted.Product with { Key = $"precedent {ProductFingerprint.OfText(wanted.Product)}" } : wanted.Product;
        if (product is null || ProductCheck.Of(product) is { Count: > 0 })
        {
            return Problems.Impossible("precedent", product is null ? [new FieldError("product", "The product's words are missing.")] : ProductCheck.Of(product));
        }

        if (CodeCheck.Of(wanted.Code, wanted.Country, shelves.Current()) is var checkedCode && checkedCode.Refusal is { } refusal)
        {
            return Problems.Impossible("precedent", [new FieldError(refusal.Field, refusal.Message)]);
        }

        var caller = context.Caller();
        var (precedent, workId) = await journey.AddAsync(caller.Workspace, caller.Name, product, checkedCode.Code!, checkedCode.National, wanted.Reason, wanted.Note);
        await door.WaitAsync(workId, cancellationToken);
        return TypedResults.Created($"/v1/precedents/{precedent.Id}", PrecedentView.Of(precedent));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, ReviewJourney journey, ReviewDoor door, string id, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        if (await journey.WithdrawAsync(caller.Workspace, caller.Name, id) is not { } workId)
        {
            return Problems.NotFound($"precedent “{id}” that stands");
        }

        await door.WaitAsync(workId, cancellationToken);
        return TypedResults.NoContent();
    }
}
