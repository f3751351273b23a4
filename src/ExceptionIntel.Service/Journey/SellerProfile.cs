using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Keeps the seller's own profile, and looks again at the orders that it may complete.</summary>
public sealed class SellerProfile(Database database, TimeProvider clock)
{
    /// <summary>Orders that wait for information, newest first, that run again at once.</summary>
    private const int MostOrders = PageRequest.MaxLimit;

    /// <returns>How many orders are looked at again.</returns>
    public Task<int> SaveAsync(string workspace, string actor, Party seller) => database.WriteAsync(unit =>
    {
        var now = clock.GetUtcNow();
        WorkspaceStore.Add(unit, workspace, now);
        WorkspaceStore.SaveSeller(unit, workspace, seller);
        TrailStore.Add(unit, workspace, now, actor, "seller.changed", workspace, seller);
        var waiting = OrderStore.List(unit, workspace, new PageRequest(MostOrders), OrderStatus.MissingInformation).Items;
        return FollowUps.Write(unit, waiting.Select(order => new Work(workspace, WorkKind.OrderCheck, $"order:{order.Order.Id}", order.Order.Id)), now).Count;
    });
}
