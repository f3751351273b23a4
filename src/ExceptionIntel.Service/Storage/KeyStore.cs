using System.Security.Cryptography;
using System.Text;

namespace ExceptionIntel.Service.Storage;

/// <summary>Who is at the door: one key, one name, one workspace.</summary>
/// <param name="Scopes">"all", "intake", "review".</param>
public sealed record Caller(string KeyId, string Workspace, string Name, IReadOnlyList<string> Scopes)
{
    public bool May(string scope) => Scopes.Contains("all") || Scopes.Contains(scope);
}

/// <param name="CreatedAt">Unix milliseconds.</param>
/// <param name="RevokedAt">Unix milliseconds; null while the key is good.</param>
public sealed record KeyRow(string Id, string Workspace, string Name, string Scopes, long CreatedAt, long? RevokedAt);

/// <summary>API keys. Only a hash is kept: 256 random bits need no slow hash (ASVS 5.0, 6.5.2).</summary>
public sealed class KeyStore(Database database, Ids ids, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Scopes = ["all", "intake", "review"];

    /// <returns>The key itself, which is shown once and never again.</returns>
    public async Task<string> CreateAsync(string workspace, string name, IReadOnlyList<string> scopes)
    {
        var secret = "eik_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var row = new { id = ids.New("key"), workspace, name, scopes = string.Join(',', scopes), hash = HashOf(secret), now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        await database.WriteAsync(unit =>
        {
            WorkspaceStore.Add(unit, workspace, clock.GetUtcNow());
            // A revoked key gives its name free.
            unit.Execute("UPDATE keys SET name = name || ' (revoked ' || id || ')' WHERE workspace = @workspace AND name = @name AND revoked_at IS NOT NULL", row);
            return unit.Execute("INSERT INTO keys (id, workspace, name, scopes, secret_hash, created_at) VALUES (@id, @workspace, @name, @scopes, @hash, @now)", row);
        });
        return secret;
    }

    public bool NameIsTaken(string workspace, string name) =>
        database.First<long>("SELECT count(*) FROM keys WHERE workspace = @workspace AND name = @name AND revoked_at IS NULL", new { workspace, name }) > 0;

    public Caller? Find(string secret) =>
        database.First<KeyRow>("SELECT id, workspace, name, scopes, created_at, revoked_at FROM keys WHERE secret_hash = @hash AND revoked_at IS NULL", new { hash = HashOf(secret) }) is { } row
            ? new Caller(row.Id, row.Workspace, row.Name, row.Scopes.Split(','))
            : null;

    /// <returns>Null where there is no such key, or it was revoked.</returns>
    public Caller? FindById(string id) =>
        database.First<KeyRow>("SELECT id, workspace, name, scopes, created_at, revoked_at FROM keys WHERE id = @id AND revoked_at IS NULL", new { id }) is { } row
            ? new Caller(row.Id, row.Workspace, row.Name, row.Scopes.Split(','))
            : null;

    public IReadOnlyList<KeyRow> List(string? workspace = null) =>
        database.All<KeyRow>("SELECT id, workspace, name, scopes, created_at, revoked_at FROM keys WHERE @workspace IS NULL OR workspace = @workspace ORDER BY workspace, created_at", new { workspace });

    /// <returns>How many keys of that name were good until now.</returns>
    public Task<int> RevokeAsync(string? workspace, string name) => database.WriteAsync(unit => unit.Execute(
        "UPDATE keys SET revoked_at = @now WHERE (name = @name OR id = @name) AND revoked_at IS NULL AND (@workspace IS NULL OR workspace = @workspace)",
        new { workspace, name, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
