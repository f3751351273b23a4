namespace ExceptionIntel.Tests.Desk;

/// <summary>One service for all tests of a class; those that would disturb each other take a workspace of their own.</summary>
public sealed class DeskService : IAsyncLifetime
{
    public TheService Service { get; private set; } = null!;

    public static string NewWorkspace() => $"w-{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync() => Service = await TheService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
