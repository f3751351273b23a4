namespace ExceptionIntel.Service.Storage;

/// <summary>A workspace's own templates; every version is kept, the newest counts.</summary>
public static class TemplateStore
{
    public static string? Newest(IQueries queries, string workspace, string name) =>
        queries.First<string>("SELECT text FROM templates WHERE workspace = @workspace AND name = @name ORDER BY sequence DESC LIMIT 1", new { workspace, name });

    public static void Add(Unit unit, string workspace, string name, string text, DateTimeOffset now) =>
        unit.Execute("INSERT INTO templates (workspace, name, text, created_at) VALUES (@workspace, @name, @text, @now)", new { workspace, name, text, now = now.ToUnixTimeMilliseconds() });
}
