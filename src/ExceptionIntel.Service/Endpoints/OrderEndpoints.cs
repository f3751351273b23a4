using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Orders in; their documents follow when every line is decided.</summary>
public static class OrderEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/orders", PostAsync).Needs("intake")
            .Accepts<Order>("application/json").Produces<OrderView>(202).Refuses(400, 413, 415, 422, 503)
            .WithName("PostOrder").WithSummary("Sends an order; a known id updates it and supersedes its drafts.");
        routes.MapGet("/v1/orders", List).Produces<Page<OrderView>>().Refuses(422)
            .WithName("ListOrders").WithSummary("Lists orders, newest first.");
        routes.MapGet("/v1/orders/{id}", Get).Produces<OrderView>().Refuses(404)
            .WithName("GetOrder").WithSummary("Returns one order with its lines, gaps and documents.");
        routes.MapPost("/v1/orders/{id}/documents", DraftAsync).Needs("intake")
            .Produces<OrderView>(202).Refuses(404, 503)
            .WithName("DraftDocuments").WithSummary("Looks at an order again and drafts its documents where nothing is missing.");
    }

    private static async Task<IResult> PostAsync(HttpContext context, InboxDoor door)
    {
        var body = await BodyReader.ReadAsync<Order>(context.Request);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        var order = body.Value!;
        if (OrderCheck.Of(order) is { Count: > 0 } errors)
        {
            return Problems.Impossible("order", errors);
        }

        var work = new Work(context.Caller().Workspace, WorkKind.Order, $"order:{order.Id}", body.Text, WorkPriority.Interactive, Async.DedupeKey(context));
        return Async.Accepted(context, await door.AcceptAsync(work), $"/v1/orders/{Uri.EscapeDataString(order.Id)}", OrderView.Working(order.Id, order.Destination));
    }

    private static IResult List(HttpContext context, Database database, [FromQuery] string? status, [FromQuery] int? limit, [FromQuery] string? cursor)
    {
        OrderStatus? wanted = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (!Words.TryParse<OrderStatus>(status, out var parsed))
            {
                return Problems.Impossible("filter", [new FieldError("status", $"“{status}” is not a status: working, waiting_for_review, missing_information or ready.")]);
            }

            wanted = parsed;
        }

        var workspace = context.Caller().Workspace;
        return TypedResults.Ok(OrderStore.List(database, workspace, new PageRequest(limit ?? 50, cursor), wanted)
            .Select(order => OrderView.Of(order, DocumentStore.Drafts(database, workspace, order.Order.Id))));
    }

    private static IResult Get(HttpContext context, Database database, string id) =>
        View(database, context.Caller().Workspace, RouteKey.Of(id)) is { } view ? TypedResults.Ok(view) : Problems.NotFound($"order “{id}”");

    private static async Task<IResult> DraftAsync(HttpContext context, Database database, InboxDoor door, string id, CancellationToken cancellationToken)
    {
        id = RouteKey.Of(id);
        var workspace = context.Caller().Workspace;
        if (OrderStore.Find(database, workspace, id) is null)
        {
            return Problems.NotFound($"order “{id}”");
        }

        await door.AcceptAndWaitAsync(new Work(workspace, WorkKind.OrderCheck, $"order:{id}", id, WorkPriority.Interactive), Patience, cancellationToken);
        return TypedResults.Accepted($"/v1/orders/{Uri.EscapeDataString(id)}", View(database, workspace, id));
    }

    private static OrderView? View(Database database, string workspace, string id) =>
        OrderStore.Find(database, workspace, id) is { } order ? OrderView.Of(order, DocumentStore.Drafts(database, workspace, id)) : null;
}
