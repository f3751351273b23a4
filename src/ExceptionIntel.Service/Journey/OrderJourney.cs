using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>The path of one order: its lines, what is missing, and its documents once every line is decided.</summary>
public sealed class OrderJourney(Database database, Knowledge knowledge, NationalDesk nations, DraftDesk drafts, TimeProvider clock)
{
    /// <summary>An order came in.</summary>
    /// <param name="workId">Orders deliveries of one order: an older one that comes late changes nothing.</param>
    public Effect Run(string workspace, Order sent, long workId)
    {
        var known = OrderStore.Find(database, workspace, sent.Id);
        if (known?.AppliedWork >= workId)
        {
            return _ => FollowUps.None;
        }

        var isRepeat = known is not null && ServiceJson.Write(known.Order) == ServiceJson.Write(sent);
        var version = isRepeat ? known!.Version : (known?.Version ?? 0) + 1;
        return Run(workspace, sent, known, version, workId);
    }

    /// <summary>A product of a known order was decided, or drafts are wanted again.</summary>
    public Effect RunAgain(string workspace, string orderId) =>
        OrderStore.Find(database, workspace, orderId) is { } known ? Run(workspace, known.Order, known, known.Version, known.AppliedWork) : _ => FollowUps.None;

    private Effect Run(string workspace, Order order, StoredOrder? known, int version, long workId)
    {
        var now = clock.GetUtcNow();
        var seller = WorkspaceStore.Seller(database, workspace);
        var lines = JourneyException.At(Stage.Lines, () => Lines(workspace, order, now));
        var gaps = JourneyException.At<IReadOnlyList<Gap>>(Stage.Gaps, () => [.. lines.Select(Unknown).OfType<Gap>(), .. GapFinder.Find(order, lines, seller, knowledge.Packs, DateOnly.FromDateTime(now.UtcDateTime))]);
        var state = OrderState.From([.. lines.Select(line => new LineState(line.Line, line.Product.Key, line.Status, line.Code, line.ExceptionId))], gaps);
        var next = new StoredOrder(known?.Sequence ?? 0, version, order, state, known?.ReadyVersion, workId, known?.CreatedAt ?? now, now);
        var documents = state.Status == OrderStatus.Ready
            ? JourneyException.At(Stage.Documents, () => drafts.Draft(workspace, next, lines, seller, now))
            : [];
        return unit => OrderWriter.Write(unit, workspace, known, next, lines, documents, now);
    }

    private IReadOnlyList<LineGoods> Lines(string workspace, Order order, DateTimeOffset now)
    {
        var keys = order.Lines.Select(line => line.Product.Key).Distinct(StringComparer.Ordinal).ToList();
        var products = ProductStore.FindMany(database, workspace, keys).ToDictionary(product => product.Product.Key, StringComparer.Ordinal);
        var cases = CaseStore.OpenIds(database, workspace, keys);
        var shipped = DateOnly.FromDateTime((order.ShipBy ?? now).UtcDateTime);
        return [.. order.Lines.Select((line, index) => Line(index + 1, line, products.GetValueOrDefault(line.Product.Key), cases, order.Destination, shipped))];
    }

    private static Gap? Unknown(LineGoods line) => line.Status == ProductStatus.Working && string.IsNullOrWhiteSpace(line.Product.Title)
        ? new Gap($"lines[{line.Line - 1}].product.title", line.Line, GapSeverity.Block, $"Nobody has sent a product with the key “{line.Product.Key}”, and the line does not say what it is. Send the product, or its title with the order.", OrderState.UnknownProduct)
        : null;

    private LineGoods Line(int number, OrderLine line, StoredProduct? known, IReadOnlyDictionary<string, string> cases, string destination, DateOnly shipped)
    {
        if (known is null)
        {
            return new LineGoods(number, line, line.Product, ProductStatus.Working, null, null, null);
        }

        var national = nations.CodeOn(known.Product, known.Classification, destination, shipped);
        var isDecided = known.Status == ProductStatus.Approved;
        return new LineGoods(
            number,
            line,
            known.Product,
            known.Status,
            isDecided ? national?.Code ?? known.Classification.Code : null,
            isDecided ? national?.Edition ?? known.Classification.Edition : null,
            isDecided ? null : cases.GetValueOrDefault(known.Product.Key));
    }
}
