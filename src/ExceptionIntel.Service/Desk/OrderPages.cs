using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Service.Desk.Pages;
using ExceptionIntel.Service.Endpoints;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

public sealed record OrdersView(Page<StoredOrder> Orders, string? Status, bool IsFirst);

/// <param name="Titles">Titles of known products by key.</param>
public sealed record OneOrderView(StoredOrder Order, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<StoredDocument> Documents, bool MayDraft);

/// <summary>Orders, what they wait for, and their drafts.</summary>
public static class OrderPages
{
    private const int PerPage = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void MapOrders(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/orders", (HttpContext context, Database database, string? status, string? cursor) =>
        {
            OrderStatus? wanted = Words.TryParse<OrderStatus>(status, out var parsed) ? parsed : null;
            return DeskPage.Of<OrdersPage>(new OrdersView(OrderStore.List(database, context.Caller().Workspace, new PageRequest(PerPage, cursor), wanted), wanted is null ? null : status, cursor is null));
        });
        desk.MapGet("/orders/{id}", One);
        desk.MapPost("/orders/{id}/documents", DraftAsync).ForScope("intake");
    }

    private static IResult One(HttpContext context, Database database, string id)
    {
        var caller = context.Caller();
        if (OrderStore.Find(database, caller.Workspace, id) is not { } order)
        {
            return TroublePages.NotFound($"order “{Spoken.Clip(id)}”");
        }

        var titles = ProductStore.FindMany(database, caller.Workspace, order.Order.Lines.Select(line => line.Product.Key).Distinct(StringComparer.Ordinal))
            .ToDictionary(product => product.Product.Key, product => product.Product.Title, StringComparer.Ordinal);
        return DeskPage.Of<OrderPage>(new OneOrderView(order, titles, DocumentStore.Drafts(database, caller.Workspace, id), caller.May("intake")));
    }

    private static async Task<IResult> DraftAsync(HttpContext context, Database database, InboxDoor door, Notices notices, string id, CancellationToken cancellationToken)
    {
        var workspace = context.Caller().Workspace;
        if (OrderStore.Find(database, workspace, id) is null)
        {
            return TroublePages.NotFound($"order “{Spoken.Clip(id)}”");
        }

        await door.AcceptAndWaitAsync(new Work(workspace, WorkKind.OrderCheck, $"order:{id}", id, WorkPriority.Interactive), Patience, cancellationToken);
        var status = OrderStore.Find(database, workspace, id)!.State.Status;
        notices.Leave(context, status == OrderStatus.Ready ? new Notice("The order was looked at again; its drafts are up to date.") : new Notice($"The order was looked at again: {Spoken.Plain(Words.Of(status)).ToLowerInvariant()}.", IsTrouble: true));
        return DeskPage.GoTo($"/desk/orders/{Uri.EscapeDataString(id)}");
    }
}
