using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Writes an order with its drafts, its events and the work that follows, in one unit.</summary>
public static class OrderWriter
{
    /// <exception cref="ChangedMeanwhileException">Somebody wrote the order after it was read.</exception>
    public static FollowUps Write(Unit unit, string workspace, StoredOrder? read, StoredOrder next, IReadOnlyList<LineGoods> lines, IReadOnlyList<StoredDocument> documents, DateTimeOffset now)
    {
        var stored = OrderStore.Find(unit, workspace, next.Order.Id);
        if (stored?.UpdatedAt != read?.UpdatedAt || stored?.Version != read?.Version)
        {
            throw new ChangedMeanwhileException($"Order {next.Order.Id}");
        }

        DocumentStore.Supersede(unit, workspace, next.Order.Id, [.. documents.Select(document => document.Id)]);
        foreach (var document in documents)
        {
            if (DocumentStore.Add(unit, workspace, document))
            {
                Events.Add(unit, workspace, "document.drafted", DocumentView.Of(document), now, document.Id, document.OrderVersion);
            }
        }

        var isReadyNow = next.State.Status == OrderStatus.Ready && next.ReadyVersion != next.Version;
        OrderStore.Save(unit, workspace, isReadyNow ? next with { ReadyVersion = next.Version } : next);
        if (isReadyNow)
        {
            Events.Add(unit, workspace, "order.ready", OrderView.Of(next, documents), now, next.Order.Id, next.Version);
        }

        return FollowUps.Write(unit, UnknownProducts(workspace, lines), now);
    }

    // A product that nobody sent yet is classified from what the order says of it.
    private static IEnumerable<Work> UnknownProducts(string workspace, IReadOnlyList<LineGoods> lines) => lines
        .Where(line => line.Status == ProductStatus.Working && line.Product.Title.Length > 0)
        .DistinctBy(line => line.Product.Key)
        .Select(line => new Work(workspace, WorkKind.LineProduct, $"product:{line.Product.Key}", ServiceJson.Write(line.Product), WorkPriority.Normal));
}
