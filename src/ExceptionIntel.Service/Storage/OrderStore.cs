using ExceptionIntel.Customs.Orders;

namespace ExceptionIntel.Service.Storage;

/// <param name="Version">Counts changes of what the shop sent.</param>
/// <param name="ReadyVersion">The version that was told to be ready, so that it is told once.</param>
public sealed record StoredOrder(long Sequence, int Version, Order Order, OrderState State, int? ReadyVersion, long AppliedWork, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

public static class OrderStore
{
    private const string Columns = "sequence, version, body, state, ready_version, applied_work, created_at, updated_at";

    public static StoredOrder? Find(IQueries queries, string workspace, string id) =>
        queries.First<Row>($"SELECT {Columns} FROM orders WHERE workspace = @workspace AND id = @id", new { workspace, id })?.Read();

    public static IReadOnlyList<string> IdsWithProduct(IQueries queries, string workspace, string productKey) =>
        queries.All<string>("SELECT order_id FROM order_products WHERE workspace = @workspace AND product_key = @productKey", new { workspace, productKey });

    public static Page<StoredOrder> List(IQueries queries, string workspace, PageRequest page, OrderStatus? status = null)
    {
        var rows = queries.All<Row>(
            $"SELECT {Columns} FROM orders WHERE workspace = @workspace AND sequence < @before AND (@status IS NULL OR status = @status) ORDER BY sequence DESC LIMIT @take",
            new { workspace, before = page.Before, take = page.Take + 1, status = status is { } wanted ? Words.Of(wanted) : null });
        return page.Cut([.. rows.Select(row => row.Read())], order => order.Sequence);
    }

    public static void Save(Unit unit, string workspace, StoredOrder order)
    {
        unit.Execute(
            """
            INSERT INTO orders (workspace, id, version, status, destination, body, state, ready_version, applied_work, created_at, updated_at)
            VALUES (@workspace, @id, @version, @status, @destination, @body, @state, @readyVersion, @appliedWork, @createdAt, @updatedAt)
            ON CONFLICT (workspace, id) DO UPDATE SET version = excluded.version, status = excluded.status, destination = excluded.destination, body = excluded.body,
              state = excluded.state, ready_version = excluded.ready_version, applied_work = excluded.applied_work, updated_at = excluded.updated_at
            """,
            new
            {
                workspace,
                id = order.Order.Id,
                version = order.Version,
                status = Words.Of(order.State.Status),
                destination = order.Order.Destination,
                body = ServiceJson.Write(order.Order),
                state = ServiceJson.Write(order.State),
                readyVersion = order.ReadyVersion,
                appliedWork = order.AppliedWork,
                createdAt = order.CreatedAt.ToUnixTimeMilliseconds(),
                updatedAt = order.UpdatedAt.ToUnixTimeMilliseconds(),
            });
        unit.Execute("DELETE FROM order_products WHERE workspace = @workspace AND order_id = @id", new { workspace, id = order.Order.Id });
        foreach (var key in order.Order.Lines.Select(line => line.Product.Key).Distinct(StringComparer.Ordinal))
        {
            unit.Execute("INSERT INTO order_products (workspace, product_key, order_id) VALUES (@workspace, @key, @id)", new { workspace, key, id = order.Order.Id });
        }
    }

    private sealed class Row
    {
        public long Sequence { get; init; }

        public long Version { get; init; }

        public string Body { get; init; } = "";

        public string State { get; init; } = "";

        public long? ReadyVersion { get; init; }

        public long AppliedWork { get; init; }

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public StoredOrder Read() => new(
            Sequence,
            (int)Version,
            ServiceJson.Read<Order>(Body),
            ServiceJson.Read<OrderState>(State),
            (int?)ReadyVersion,
            AppliedWork,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt));
    }
}
