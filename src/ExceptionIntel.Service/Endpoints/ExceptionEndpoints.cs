using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>What waits for a person, and what the person says.</summary>
public static class ExceptionEndpoints
{
    public static void MapExceptions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/exceptions", List).Produces<Page<CaseView>>().Refuses(422)
            .WithName("ListExceptions").WithSummary("Lists exceptions, newest first.");
        routes.MapGet("/v1/exceptions/{id}", Get).Produces<CaseView>().Refuses(404)
            .WithName("GetException").WithSummary("Returns one exception with its question and candidates.");
        routes.MapPost("/v1/exceptions/{id}/decision", DecideAsync).Needs("review")
            .Accepts<ReviewAnswer>("application/json").Produces<DecidedCase>().Produces<CaseView>(409).Refuses(400, 404, 415, 422)
            .WithName("DecideException").WithSummary("Decides an exception, in the name of the key's owner.");
    }

    private static IResult List(HttpContext context, Database database, [FromQuery] string? status, [FromQuery] string? kind, [FromQuery] string? destination, [FromQuery] string? reason, [FromQuery] int? limit, [FromQuery] string? cursor)
    {
        var errors = new List<FieldError>();
        var filter = new CaseFilter(
            status is "all" ? null : Parse(string.IsNullOrEmpty(status) ? "open" : status, "status", CaseStatus.Open, errors),
            string.IsNullOrEmpty(kind) ? null : Parse(kind, "kind", CaseKind.Doubt, errors),
            string.IsNullOrEmpty(destination) ? null : destination,
            string.IsNullOrEmpty(reason) ? null : reason);
        if (errors.Count > 0)
        {
            return Problems.Impossible("filter", errors);
        }

        var workspace = context.Caller().Workspace;
        var page = CaseStore.List(database, workspace, filter, new PageRequest(limit ?? 50, cursor));
        var products = ProductStore.FindMany(database, workspace, page.Items.Select(item => item.Case.ProductKey)).ToDictionary(product => product.Product.Key, StringComparer.Ordinal);
        return TypedResults.Ok(page.Select(item => CaseView.Of(item.Case, products.GetValueOrDefault(item.Case.ProductKey))));
    }

    private static IResult Get(HttpContext context, Database database, string id) =>
        View(database, context.Caller().Workspace, id) is { } view ? TypedResults.Ok(view) : Problems.NotFound($"exception “{id}”");

    private static async Task<IResult> DecideAsync(HttpContext context, Database database, ReviewDoor reviews, string id, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync<ReviewAnswer>(context.Request);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        var caller = context.Caller();
        return await reviews.DecideAsync(caller.Workspace, caller.Name, id, body.Value!, cancellationToken) switch
        {
            (ReviewResult.Done, var settled) => TypedResults.Ok(DecidedCase.Of(View(database, caller.Workspace, id)!, settled)),
            (ReviewResult.Conflict conflict, _) => TypedResults.Json(View(database, caller.Workspace, conflict.Fresh.Id)!, ServiceJson.Options, "application/json", StatusCodes.Status409Conflict),
            (ReviewResult.Refused { Why: var why }, _) => Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "The decision cannot be taken",
                why.Message,
                [new FieldError(why.Field, why.Message)],
                new Dictionary<string, object?> { ["nearest"] = why.Nearest.Select(node => new { code = node.Code.Digits, title = node.Title }).ToArray() }),
            _ => Problems.NotFound($"exception “{id}”"),
        };
    }

    private static CaseView? View(Database database, string workspace, string id) =>
        CaseStore.Find(database, workspace, id) is { } found ? CaseView.Of(found.Case, ProductStore.Find(database, workspace, found.Case.ProductKey)) : null;

    private static T Parse<T>(string word, string field, T fallback, List<FieldError> errors)
        where T : struct, Enum
    {
        if (Words.TryParse<T>(word, out var value))
        {
            return value;
        }

        errors.Add(new FieldError(field, $"“{word}” is not known. It can be {string.Join(", ", Enum.GetValues<T>().Select(Words.Of))}."));
        return fallback;
    }
}

/// <summary>An exception after its decision.</summary>
/// <param name="SettledAlike">Other exceptions that the same answer settled.</param>
public sealed record DecidedCase(
    string Id,
    int Version,
    CaseKind Kind,
    CaseStatus Status,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string? Assignee,
    IReadOnlyList<string> Reasons,
    Customs.Triage.Question? Question,
    CaseProduct Product,
    CaseClassification Classification,
    ResolutionView? Resolution,
    int SettledAlike)
{
    public static DecidedCase Of(CaseView view, int settledAlike) => new(
        view.Id, view.Version, view.Kind, view.Status, view.OpenedAt, view.DueAt, view.Assignee, view.Reasons, view.Question, view.Product, view.Classification, view.Resolution, settledAlike);
}

/// <summary>Where answers come in, from the API and the desk alike: kept at once, then waited for until what they settle is settled.</summary>
public sealed class ReviewDoor(ReviewJourney journey, InboxSignal signal, Database database, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <returns>The result, and how many other exceptions it settled.</returns>
    public async Task<(ReviewResult Result, int SettledAlike)> DecideAsync(string workspace, string reviewer, string caseId, ReviewAnswer answer, CancellationToken cancellationToken)
    {
        var result = await journey.DecideAsync(workspace, reviewer, caseId, answer);
        if (result is not ReviewResult.Done { WorkId: { } workId } done)
        {
            return (result, 0);
        }

        await WaitAsync(workId, cancellationToken);
        return (result, done.PrecedentId is { } precedent ? CaseStore.CountSettledBy(database, workspace, precedent, caseId) : 0);
    }

    /// <summary>Waits until work is done, or patience ends; the work goes on either way.</summary>
    public async Task WaitAsync(long workId, CancellationToken cancellationToken)
    {
        var settled = signal.Expect(workId);
        signal.WorkArrived();
        try
        {
            if (!WorkStore.IsDone(database, workId))
            {
                await settled.WaitAsync(Patience, clock, cancellationToken);
            }
        }
        catch (TimeoutException)
        {
            // The answer is kept; what follows from it comes a little later.
        }
        finally
        {
            signal.Forget(workId);
        }
    }
}
