namespace ExceptionIntel.Service.Storage;

/// <param name="Kind">"commercial_invoice", "packing_list".</param>
/// <param name="Status">"draft", or "superseded" by a newer one.</param>
/// <param name="Sheet">What the template was given, as JSON.</param>
public sealed record StoredDocument(long Sequence, string Id, string OrderId, int OrderVersion, string Kind, string Status, string Sheet, string Html, DateTimeOffset CreatedAt);

public static class DocumentStore
{
    private const string Columns = "sequence, id, order_id, order_version, kind, status, sheet, html, created_at";

    public static StoredDocument? Find(IQueries queries, string workspace, string id) =>
        queries.First<Row>($"SELECT {Columns} FROM documents WHERE workspace = @workspace AND id = @id", new { workspace, id })?.Read();

    /// <summary>The drafts of an order that stand, without their HTML.</summary>
    public static IReadOnlyList<StoredDocument> Drafts(IQueries queries, string workspace, string orderId) =>
        [.. queries.All<Row>($"SELECT {Columns.Replace(" sheet, html", " '' AS sheet, '' AS html", StringComparison.Ordinal)} FROM documents WHERE workspace = @workspace AND order_id = @orderId AND status = 'draft' ORDER BY kind", new { workspace, orderId }).Select(row => row.Read())];

    public static Page<StoredDocument> List(IQueries queries, string workspace, PageRequest page, string? orderId = null)
    {
        var rows = queries.All<Row>(
            $"SELECT {Columns.Replace(" sheet, html", " '' AS sheet, '' AS html", StringComparison.Ordinal)} FROM documents WHERE workspace = @workspace AND sequence < @before AND (@orderId IS NULL OR order_id = @orderId) ORDER BY sequence DESC LIMIT @take",
            new { workspace, before = page.Before, take = page.Take + 1, orderId });
        return page.Cut([.. rows.Select(row => row.Read())], document => document.Sequence);
    }

    /// <returns>False where this very draft stands already.</returns>
    public static bool Add(Unit unit, string workspace, StoredDocument document) => unit.Execute(
        """
        INSERT INTO documents (workspace, id, order_id, order_version, kind, status, sheet, html, created_at)
        VALUES (@workspace, @Id, @OrderId, @OrderVersion, @Kind, @Status, @Sheet, @Html, @createdAt)
        ON CONFLICT (id) DO UPDATE SET status = 'draft' WHERE documents.status <> 'draft'
        """,
        new { workspace, document.Id, document.OrderId, document.OrderVersion, document.Kind, document.Status, document.Sheet, document.Html, createdAt = document.CreatedAt.ToUnixTimeMilliseconds() }) > 0;

    public static void Supersede(Unit unit, string workspace, string orderId, IReadOnlyList<string> exceptIds) => unit.Execute(
        "UPDATE documents SET status = 'superseded' WHERE workspace = @workspace AND order_id = @orderId AND status = 'draft' AND id NOT IN @exceptIds",
        new { workspace, orderId, exceptIds });

    private sealed class Row
    {
        public long Sequence { get; init; }

        public string Id { get; init; } = "";

        public string OrderId { get; init; } = "";

        public long OrderVersion { get; init; }

        public string Kind { get; init; } = "";

        public string Status { get; init; } = "";

        public string Sheet { get; init; } = "";

        public string Html { get; init; } = "";

        public long CreatedAt { get; init; }

        public StoredDocument Read() => new(Sequence, Id, OrderId, (int)OrderVersion, Kind, Status, Sheet, Html, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
