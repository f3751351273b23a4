using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>A classification that is not kept.</summary>
public sealed record TriedProduct(string Key, ProductStatus Status, ClassificationView Classification);

/// <summary>Classifies a product and forgets it.</summary>
public static class ClassificationEndpoints
{
    public static void MapClassifications(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/classifications", PostAsync).Needs("intake")
            .Accepts<Product>("application/json").Produces<TriedProduct>().Refuses(400, 413, 415, 422)
            .WithName("Classify").WithSummary("Classifies a product; nothing is stored, and no exception is opened.");

    private static async Task<IResult> PostAsync(HttpContext context, ProductJourney journey, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync<Product>(context.Request);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        // Nothing is kept, so nothing needs a key.
        var product = body.Value!.Key.Length == 0 ? body.Value with { Key = "unnamed" } : body.Value;
        if (ProductCheck.Of(product) is { Count: > 0 } errors)
        {
            return Problems.Impossible("product", errors);
        }

        if (product.Other?.ContainsKey("callback_url") == true)
        {
            return Problems.Impossible("request", [new FieldError("callback_url", "This version answers at once and calls nobody back. Leave callback_url out.")]);
        }

        var decided = await journey.TryAsync(context.Caller().Workspace, product, cancellationToken);
        return TypedResults.Ok(new TriedProduct(product.Key, decided.Status, ClassificationView.Of(decided.Classification)));
    }
}
