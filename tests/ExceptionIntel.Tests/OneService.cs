namespace ExceptionIntel.Tests;

/// <summary>One service for all tests of a class; each client speaks for a workspace of its own, so that tests do not meet.</summary>
public sealed class OneService : IAsyncLifetime
{
    public TheService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await TheService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    public static string NewWorkspace() => $"w-{Guid.NewGuid():N}";

    public Task<HttpClient> ClientAsync(string? workspace = null, string scopes = "all", string name = "tester") =>
        Service.ClientAsync(name, scopes, workspace ?? NewWorkspace());
}
