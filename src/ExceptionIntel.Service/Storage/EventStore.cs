namespace ExceptionIntel.Service.Storage;

/// <summary>Something that happened, as subscribers are told it.</summary>
/// <param name="Id">The same for the same happening, however often it is tried.</param>
/// <param name="Data">The item that the matching list returns, as JSON.</param>
public sealed record StoredEvent(string Id, string Type, DateTimeOffset CreatedAt, string Data);

public static class EventStore
{
    /// <summary>Written in the unit of the state that it follows from; a repeat of the same event is dropped.</summary>
    public static void Add(Unit unit, string workspace, StoredEvent happened) => unit.Execute(
        "INSERT INTO events (workspace, id, type, created_at, data) VALUES (@workspace, @Id, @Type, @createdAt, @Data) ON CONFLICT (id) DO NOTHING",
        new { workspace, happened.Id, happened.Type, createdAt = happened.CreatedAt.ToUnixTimeMilliseconds(), happened.Data });
}

/// <summary>Append-only: who did what, when, to what, and why.</summary>
public static class TrailStore
{
    /// <param name="detail">What was shown and what was decided; written as JSON.</param>
    public static void Add(Unit unit, string workspace, DateTimeOffset at, string actor, string action, string subject, object detail) => unit.Execute(
        "INSERT INTO trail (workspace, at, actor, action, subject, detail) VALUES (@workspace, @at, @actor, @action, @subject, @detail)",
        new { workspace, at = at.ToUnixTimeMilliseconds(), actor, action, subject, detail = ServiceJson.Write(detail) });

    public static IReadOnlyList<TrailEntry> Of(IQueries queries, string workspace, string subject) =>
        queries.All<TrailEntry>("SELECT sequence, at, actor, action, detail FROM trail WHERE workspace = @workspace AND subject = @subject ORDER BY sequence", new { workspace, subject });
}

/// <param name="At">Unix milliseconds.</param>
public sealed record TrailEntry(long Sequence, long At, string Actor, string Action, string Detail);
