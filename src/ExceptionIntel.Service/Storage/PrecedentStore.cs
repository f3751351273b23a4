using ExceptionIntel.Customs.Learning;

namespace ExceptionIntel.Service.Storage;

public static class PrecedentStore
{
    public static Precedent? Find(IQueries queries, string workspace, string id) =>
        queries.First<string>("SELECT body FROM precedents WHERE workspace = @workspace AND id = @id", new { workspace, id }) is { } body ? ServiceJson.Read<Precedent>(body) : null;

    /// <summary>All that was set or withdrawn after a sequence number, oldest first.</summary>
    public static IReadOnlyList<Precedent> Since(IQueries queries, string workspace, long sequence) =>
        [.. queries.All<string>("SELECT body FROM precedents WHERE workspace = @workspace AND sequence > @sequence ORDER BY sequence", new { workspace, sequence }).Select(ServiceJson.Read<Precedent>)];

    public static Page<Precedent> List(IQueries queries, string workspace, PageRequest page)
    {
        var rows = queries.All<string>(
            "SELECT body FROM precedents WHERE workspace = @workspace AND sequence < @before ORDER BY sequence DESC LIMIT @take",
            new { workspace, before = page.Before, take = page.Take + 1 });
        return page.Cut([.. rows.Select(ServiceJson.Read<Precedent>)], precedent => precedent.Sequence);
    }

    /// <returns>The precedent with the sequence number that it was given.</returns>
    public static Precedent Save(Unit unit, string workspace, Precedent precedent)
    {
        var sequence = unit.First<long>("SELECT coalesce(max(sequence), 0) + 1 FROM precedents WHERE workspace = @workspace", new { workspace });
        var saved = precedent with { Sequence = sequence };
        unit.Execute(
            """
            INSERT INTO precedents (workspace, id, sequence, withdrawn, body) VALUES (@workspace, @id, @sequence, @withdrawn, @body)
            ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, withdrawn = excluded.withdrawn, body = excluded.body
            """,
            new { workspace, id = saved.Id, sequence, withdrawn = saved.Stands ? 0 : 1, body = ServiceJson.Write(saved) });
        return saved;
    }
}
