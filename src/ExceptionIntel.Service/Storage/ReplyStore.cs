namespace ExceptionIntel.Service.Storage;

/// <param name="Status">Null while the first request is still at work.</param>
/// <param name="CreatedAt">Unix milliseconds.</param>
public sealed record KeptReply(string RequestHash, long? Status, string? ContentType, string? Body, string? Location, long CreatedAt);

/// <summary>Answers kept by Idempotency-Key, so that a repeated request gets the first one's answer.</summary>
public static class ReplyStore
{
    /// <returns>Null when this request is the first with its key, and its place is now taken.</returns>
    public static KeptReply? Begin(Unit unit, string workspace, string key, string requestHash, DateTimeOffset now, TimeSpan abandonedAfter)
    {
        var kept = unit.First<KeptReply>("SELECT request_hash, status, content_type, body, location, created_at FROM replies WHERE workspace = @workspace AND idempotency_key = @key", new { workspace, key });
        var abandoned = kept is { Status: null } && kept.CreatedAt < (now - abandonedAfter).ToUnixTimeMilliseconds();
        if (kept is not null && !abandoned)
        {
            return kept;
        }

        unit.Execute(
            """
            INSERT INTO replies (workspace, idempotency_key, request_hash, created_at) VALUES (@workspace, @key, @requestHash, @now)
            ON CONFLICT (workspace, idempotency_key) DO UPDATE SET request_hash = excluded.request_hash, created_at = excluded.created_at
            """,
            new { workspace, key, requestHash, now = now.ToUnixTimeMilliseconds() });
        return null;
    }

    public static void Finish(Unit unit, string workspace, string key, KeptReply reply) => unit.Execute(
        "UPDATE replies SET status = @Status, content_type = @ContentType, body = @Body, location = @Location WHERE workspace = @workspace AND idempotency_key = @key",
        new { workspace, key, reply.Status, reply.ContentType, reply.Body, reply.Location });

    /// <summary>An answer that may turn out otherwise next time is not kept.</summary>
    public static void Forget(Unit unit, string workspace, string key) =>
        unit.Execute("DELETE FROM replies WHERE workspace = @workspace AND idempotency_key = @key", new { workspace, key });
}
