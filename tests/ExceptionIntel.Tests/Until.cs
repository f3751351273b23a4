namespace ExceptionIntel.Tests;

/// <summary>Waits for what happens by itself, as long as the test may run.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<Task<bool>> check)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        over.CancelAfter(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await check())
        {
            await beat.WaitForNextTickAsync(over.Token);
        }
    }

    public static Task TrueAsync(Func<bool> check) => TrueAsync(() => Task.FromResult(check()));
}
