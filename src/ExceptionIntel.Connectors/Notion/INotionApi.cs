using Refit;

namespace ExceptionIntel.Connectors.Notion;

/// <summary>Notion's API, version 2026-03-11.</summary>
[Headers("Notion-Version: 2026-03-11")]
public interface INotionApi
{
    /// <summary>Whose token it is.</summary>
    [Get("/v1/users/me")]
    Task<NotionUser> MeAsync(CancellationToken cancellationToken);
}

public sealed record NotionUser(string Id, string? Name);
