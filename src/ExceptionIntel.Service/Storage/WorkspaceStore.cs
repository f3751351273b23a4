using ExceptionIntel.Customs.Orders;

namespace ExceptionIntel.Service.Storage;

/// <summary>Several sellers on one installation; a key belongs to one of them.</summary>
public static class WorkspaceStore
{
    public const string Default = "default";

    public static bool Add(Unit unit, string name, DateTimeOffset now) =>
        unit.Execute("INSERT INTO workspaces (name, created_at) VALUES (@name, @now) ON CONFLICT (name) DO NOTHING", new { name, now = now.ToUnixTimeMilliseconds() }) > 0;

    public static IReadOnlyList<string> List(IQueries queries) => queries.All<string>("SELECT name FROM workspaces ORDER BY name");

    /// <summary>The seller's own profile, used where an order is silent.</summary>
    public static Party? Seller(IQueries queries, string workspace) =>
        queries.First<string>("SELECT seller FROM workspaces WHERE name = @workspace", new { workspace }) is { } body ? ServiceJson.Read<Party>(body) : null;

    public static void SaveSeller(Unit unit, string workspace, Party seller) =>
        unit.Execute("UPDATE workspaces SET seller = @body WHERE name = @workspace", new { workspace, body = ServiceJson.Write(seller) });
}
