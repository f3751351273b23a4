using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Storage;

/// <summary>A product as it is kept, with its classification.</summary>
/// <param name="Sent">The product as its shop sent it.</param>
/// <param name="Answers">What people answered about it, by field.</param>
/// <param name="PrecedentId">The precedent that decided it, so that withdrawing the precedent brings the product back.</param>
/// <param name="AppliedWork">The newest accepted work whose text stands here; older work that comes late changes nothing.</param>
public sealed record StoredProduct(
    long Sequence,
    int Version,
    ProductStatus Status,
    Product Sent,
    IReadOnlyDictionary<string, string> Answers,
    string Fingerprint,
    ProductClassification Classification,
    Approval? Approval,
    string? PrecedentId,
    long AppliedWork,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The product as it is classified: what the shop sent, completed by what people answered.</summary>
    public Product Product { get; } = Answers.Over(Sent);
}

public static class ProductStore
{
    private const string Columns = "sequence, version, status, body, answers, fingerprint, classification, approval, precedent_id, applied_work, created_at, updated_at";

    public static StoredProduct? Find(IQueries queries, string workspace, string key) =>
        queries.First<Row>($"SELECT {Columns} FROM products WHERE workspace = @workspace AND key = @key", new { workspace, key })?.Read();

    public static IReadOnlyList<StoredProduct> FindMany(IQueries queries, string workspace, IEnumerable<string> keys) =>
        [.. queries.All<Row>($"SELECT {Columns} FROM products WHERE workspace = @workspace AND key IN @keys", new { workspace, keys }).Select(row => row.Read())];

    public static IReadOnlyList<string> KeysDecidedBy(IQueries queries, string workspace, string precedentId) =>
        queries.All<string>("SELECT key FROM products WHERE workspace = @workspace AND precedent_id = @precedentId", new { workspace, precedentId });

    /// <param name="status">Null for all.</param>
    /// <param name="search">Words of the title or a part of the key; null for all.</param>
    public static Page<StoredProduct> List(IQueries queries, string workspace, PageRequest page, ProductStatus? status = null, string? search = null)
    {
        var rows = queries.All<Row>(
            $"""
            SELECT {Columns} FROM products
            WHERE workspace = @workspace AND sequence < @before
              AND (@status IS NULL OR status = @status)
              AND (@search IS NULL OR key LIKE @search ESCAPE '\' OR title LIKE @search ESCAPE '\')
            ORDER BY sequence DESC LIMIT @take
            """,
            new { workspace, before = page.Before, take = page.Take + 1, status = status is { } wanted ? Words.Of(wanted) : null, search = string.IsNullOrEmpty(search) ? null : Words.Anywhere(search) });
        return page.Cut([.. rows.Select(row => row.Read())], product => product.Sequence);
    }

    public static void Save(Unit unit, string workspace, StoredProduct product) => unit.Execute(
        """
        INSERT INTO products (workspace, key, title, version, status, code, fingerprint, text_key, body, answers, classification, approval, precedent_id, applied_work, created_at, updated_at)
        VALUES (@workspace, @key, @title, @version, @status, @code, @fingerprint, @textKey, @body, @answers, @classification, @approval, @precedentId, @appliedWork, @createdAt, @updatedAt)
        ON CONFLICT (workspace, key) DO UPDATE SET title = excluded.title, version = excluded.version, status = excluded.status, code = excluded.code, fingerprint = excluded.fingerprint,
          text_key = excluded.text_key, body = excluded.body, answers = excluded.answers, classification = excluded.classification, approval = excluded.approval,
          precedent_id = excluded.precedent_id, applied_work = excluded.applied_work, updated_at = excluded.updated_at
        """,
        new
        {
            workspace,
            key = product.Product.Key,
            title = product.Product.Title,
            version = product.Version,
            status = Words.Of(product.Status),
            code = product.Classification.Code?.Digits,
            fingerprint = product.Fingerprint,
            textKey = ProductFingerprint.OfText(product.Product),
            body = ServiceJson.Write(product.Sent),
            answers = ServiceJson.Write(product.Answers),
            classification = ServiceJson.Write(product.Classification),
            approval = product.Approval is null ? null : ServiceJson.Write(product.Approval),
            precedentId = product.PrecedentId,
            appliedWork = product.AppliedWork,
            createdAt = product.CreatedAt.ToUnixTimeMilliseconds(),
            updatedAt = product.UpdatedAt.ToUnixTimeMilliseconds(),
        });

    private sealed class Row
    {
        public long Sequence { get; init; }

        public long Version { get; init; }

        public string Status { get; init; } = "";

        public string Body { get; init; } = "";

        public string Answers { get; init; } = "";

        public string Fingerprint { get; init; } = "";

        public string Classification { get; init; } = "";

        public string? Approval { get; init; }

        public string? PrecedentId { get; init; }

        public long AppliedWork { get; init; }

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public StoredProduct Read() => new(
            Sequence,
            (int)Version,
            Words.TryParse<ProductStatus>(Status, out var status) ? status : throw new FormatException($"A stored product has the unknown status '{Status}'."),
            ServiceJson.Read<Product>(Body),
            ServiceJson.Read<Dictionary<string, string>>(Answers),
            Fingerprint,
            ServiceJson.Read<ProductClassification>(Classification),
            Approval is null ? null : ServiceJson.Read<Approval>(Approval),
            PrecedentId,
            AppliedWork,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt));
    }
}
