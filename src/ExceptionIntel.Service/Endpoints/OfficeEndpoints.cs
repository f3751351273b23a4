using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Work that failed for good, as the outside sees it.</summary>
public sealed record DeadView(long Id, string Kind, string Subject, int Attempts, string? Stage, string? Cause, DateTimeOffset AcceptedAt)
{
    public static DeadView Of(DeadWork dead) => new(dead.Id, dead.Kind, dead.GroupKey, (int)dead.Attempts, dead.Stage, dead.Cause, DateTimeOffset.FromUnixTimeMilliseconds(dead.AcceptedAt));
}

/// <summary>A code that was searched for.</summary>
public sealed record CodeView(HsCode Code, string Title, string Edition, IReadOnlyList<PathStep> Path);

public sealed record PathStep(HsCode Code, string Title);

public sealed record WhoAmI(string Workspace, string KeyName, IReadOnlyList<string> Scopes);

/// <summary>What somebody who runs the service, or builds against it, looks up.</summary>
public static class OfficeEndpoints
{
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/me", (HttpContext context) => TypedResults.Ok(new WhoAmI(context.Caller().Workspace, context.Caller().Name, context.Caller().Scopes)))
            .Produces<WhoAmI>().Refuses().WithName("Me").WithSummary("Says whose key this is.");
        routes.MapGet("/v1/dead", ListDead).Produces<Page<DeadView>>().Refuses()
            .WithName("ListDead").WithSummary("Lists work that failed for good, with its stage and cause.");
        routes.MapPost("/v1/dead/{id:long}/replay", ReplayAsync).Needs("intake").Produces(202).Refuses(404)
            .WithName("ReplayDead").WithSummary("Tries dead work again from the start.");
        routes.MapGet("/v1/tariff/search", Search).Produces<Page<CodeView>>().Refuses(422)
            .WithName("SearchTariff").WithSummary("Finds codes by words or by the beginning of their digits.");
        routes.MapGet("/v1/stats", (HttpContext context, Figures figures) => TypedResults.Ok(figures.Of(context.Caller().Workspace)))
            .Produces<Stats>().Refuses().WithName("Stats").WithSummary("Counts of products, exceptions, orders and decisions.");
        routes.MapGet("/v1/promise", (HttpContext context, Figures figures) => TypedResults.Ok(figures.Promises(context.Caller().Workspace)))
            .Produces<PromiseView>().Refuses().WithName("Promise").WithSummary("What is promised of approved products, and the evidence by group.");
        routes.MapPut("/v1/templates/{name}", PutTemplateAsync).Needs("all").Accepts<string>("text/plain", "text/html", "application/octet-stream").Produces(204).Refuses(404, 413, 422)
            .WithName("PutTemplate").WithSummary("Replaces a document template of this workspace, where it parses and renders the sample.");
    }

    private static IResult ListDead(HttpContext context, InboxStore inbox, [FromQuery] int? limit, [FromQuery] string? cursor) =>
        TypedResults.Ok(inbox.Dead(context.Caller().Workspace, new PageRequest(limit ?? 50, cursor)).Select(DeadView.Of));

    private static async Task<IResult> ReplayAsync(HttpContext context, InboxStore inbox, InboxSignal signal, long id)
    {
        if (!await inbox.ReplayAsync(context.Caller().Workspace, id))
        {
            return Problems.NotFound($"dead work {id}");
        }

        signal.WorkArrived();
        return TypedResults.Accepted((string?)null);
    }

    private static IResult Search(TariffShelves shelves, Knowledge knowledge, [FromQuery] string? q, [FromQuery] string? country, [FromQuery] int? limit)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            return Problems.Impossible("search", [new FieldError("q", "Say what to search for: words, or the first digits of a code.")]);
        }

        var shelf = shelves.Current();
        var book = country is null ? shelf.World : shelf.National(country) ?? shelf.World;
        var found = TariffSearch.Find(knowledge, book, q, Math.Clamp(limit ?? 20, 1, 100));
        return TypedResults.Ok(new Page<CodeView>([.. found.Select(node => new CodeView(node.Code, node.Title, book.Edition, [.. node.Path.Select(step => new PathStep(step.Code, step.Title))]))], null));
    }

    private static async Task<IResult> PutTemplateAsync(HttpContext context, Database database, TimeProvider clock, string name)
    {
        var text = await BodyReader.TextAsync(context.Request);
        if (DraftKind.ByTemplate(name) is null)
        {
            return Problems.NotFound($"template “{name}”; there are {string.Join(", ", DraftKind.All.Select(kind => kind.Template))}");
        }

        if (DraftTemplate.Check(name, text, context.RequestAborted) is { Count: > 0 } errors)
        {
            return Problems.Impossible("template", [.. errors.Select(error => new FieldError($"line {error.Line}, column {error.Column}", error.Message))]);
        }

        await database.WriteAsync(unit => TemplateStore.Add(unit, context.Caller().Workspace, name, text, clock.GetUtcNow()));
        return TypedResults.NoContent();
    }
}
