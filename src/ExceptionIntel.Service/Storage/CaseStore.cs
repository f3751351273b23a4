using ExceptionIntel.Customs.Review;

namespace ExceptionIntel.Service.Storage;

/// <param name="WasRight">For a judged audit: whether the approved code stood.</param>
public sealed record StoredCase(long Sequence, ReviewCase Case, string Destination, string PromiseGroup, bool? WasRight = null);

/// <summary>What a list of exceptions is narrowed by; null leaves a field open.</summary>
public sealed record CaseFilter(CaseStatus? Status = CaseStatus.Open, CaseKind? Kind = null, string? Destination = null, string? Reason = null);

public static class CaseStore
{
    private const string Columns = "sequence, body, destination, promise_group, was_right";

    public static StoredCase? Find(IQueries queries, string workspace, string id) =>
        queries.First<Row>($"SELECT {Columns} FROM cases WHERE workspace = @workspace AND id = @id", new { workspace, id })?.Read();

    /// <summary>The newest case of a product, whatever its status.</summary>
    public static StoredCase? Latest(IQueries queries, string workspace, string productKey) =>
        queries.First<Row>($"SELECT {Columns} FROM cases WHERE workspace = @workspace AND product_key = @productKey ORDER BY sequence DESC LIMIT 1", new { workspace, productKey })?.Read();

    /// <summary>Open cases of these products, by product key.</summary>
    public static IReadOnlyDictionary<string, string> OpenIds(IQueries queries, string workspace, IEnumerable<string> productKeys) =>
        queries.All<IdRow>("SELECT product_key, id FROM cases WHERE workspace = @workspace AND status = 'open' AND product_key IN @productKeys ORDER BY sequence", new { workspace, productKeys })
            .GroupBy(row => row.ProductKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Id, StringComparer.Ordinal);

    /// <summary>Products with an open case that asks for a code, newest first.</summary>
    public static IReadOnlyList<string> OpenProductKeys(IQueries queries, string workspace, int atMost) =>
        queries.All<string>("SELECT product_key FROM cases WHERE workspace = @workspace AND status = 'open' AND kind <> 'audit' ORDER BY sequence DESC LIMIT @atMost", new { workspace, atMost });

    public static Page<StoredCase> List(IQueries queries, string workspace, CaseFilter filter, PageRequest page)
    {
        var rows = queries.All<Row>(
            $"""
            SELECT {Columns} FROM cases
            WHERE workspace = @workspace AND sequence < @before
              AND (@status IS NULL OR status = @status) AND (@kind IS NULL OR kind = @kind) AND (@destination IS NULL OR destination = @destination)
              AND (@reason IS NULL OR body LIKE @reason ESCAPE '\')
            ORDER BY sequence DESC LIMIT @take
            """,
            new
            {
                workspace,
                before = page.Before,
                take = page.Take + 1,
                status = filter.Status is { } status ? Words.Of(status) : null,
                kind = filter.Kind is { } kind ? Words.Of(kind) : null,
                destination = filter.Destination,
                reason = filter.Reason is null ? null : Words.Anywhere($"\"kind\":\"{filter.Reason}\""),
            });
        return page.Cut([.. rows.Select(row => row.Read())], found => found.Sequence);
    }

    public static int CountOpen(IQueries queries, string workspace) =>
        (int)queries.First<long>("SELECT count(*) FROM cases WHERE workspace = @workspace AND status = 'open'", new { workspace });

    /// <summary>Open cases, newest first.</summary>
    public static IReadOnlyList<StoredCase> Open(IQueries queries, string workspace, int atMost) =>
        [.. queries.All<Row>($"SELECT {Columns} FROM cases WHERE workspace = @workspace AND status = 'open' ORDER BY sequence DESC LIMIT @atMost", new { workspace, atMost }).Select(row => row.Read())];

    public static int CountSettledBy(IQueries queries, string workspace, string precedentId, string except) =>
        (int)queries.First<long>("SELECT count(*) FROM cases WHERE workspace = @workspace AND precedent_id = @precedentId AND status = 'resolved' AND id <> @except", new { workspace, precedentId, except });

    /// <summary>Judged audits of a group.</summary>
    public static (int Audited, int Errors) Audits(IQueries queries, string workspace, string promiseGroup)
    {
        var row = queries.First<AuditRow>("SELECT count(*) AS audited, coalesce(sum(1 - was_right), 0) AS errors FROM cases WHERE workspace = @workspace AND promise_group = @promiseGroup AND was_right IS NOT NULL", new { workspace, promiseGroup });
        return ((int)(row?.Audited ?? 0), (int)(row?.Errors ?? 0));
    }

    /// <summary>Keeps that a person judged a suggested code.</summary>
    public static void AddJudgement(Unit unit, string workspace, ReviewCase reviewCase, double probability, bool wasRight) => unit.Execute(
        "INSERT INTO judgements (workspace, case_id, case_version, probability, was_right) VALUES (@workspace, @Id, @Version, @probability, @wasRight) ON CONFLICT DO NOTHING",
        new { workspace, reviewCase.Id, reviewCase.Version, probability, wasRight = wasRight ? 1 : 0 });

    public static void Save(Unit unit, string workspace, StoredCase stored) => unit.Execute(
        """
        INSERT INTO cases (workspace, id, version, kind, status, product_key, destination, promise_group, precedent_id, was_right, body, opened_at, decided_at)
        VALUES (@workspace, @id, @version, @kind, @status, @productKey, @destination, @promiseGroup, @precedentId, @wasRight, @body, @openedAt, @decidedAt)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind, status = excluded.status, destination = excluded.destination,
          promise_group = excluded.promise_group, precedent_id = excluded.precedent_id, was_right = excluded.was_right, body = excluded.body, decided_at = excluded.decided_at
        """,
        new
        {
            workspace,
            id = stored.Case.Id,
            version = stored.Case.Version,
            kind = Words.Of(stored.Case.Kind),
            status = Words.Of(stored.Case.Status),
            productKey = stored.Case.ProductKey,
            destination = stored.Destination,
            promiseGroup = stored.PromiseGroup,
            precedentId = stored.Case.Resolution?.PrecedentId,
            wasRight = stored.WasRight is { } right ? (right ? 1 : 0) : (int?)null,
            body = ServiceJson.Write(stored.Case),
            openedAt = stored.Case.OpenedAt.ToUnixTimeMilliseconds(),
            decidedAt = stored.Case.Resolution?.DecidedAt.ToUnixTimeMilliseconds(),
        });

    private sealed record IdRow(string ProductKey, string Id);

    private sealed record AuditRow(long Audited, long Errors);

    private sealed class Row
    {
        public long Sequence { get; init; }

        public string Body { get; init; } = "";

        public string Destination { get; init; } = "";

        public string PromiseGroup { get; init; } = "";

        public long? WasRight { get; init; }

        public StoredCase Read() => new(Sequence, ServiceJson.Read<ReviewCase>(Body), Destination, PromiseGroup, WasRight is { } right ? right == 1 : null);
    }
}
