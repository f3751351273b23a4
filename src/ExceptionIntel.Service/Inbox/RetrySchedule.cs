namespace ExceptionIntel.Service.Inbox;

/// <summary>When failed work is tried again: nine times over 75 hours, then it is dead until a person replays it. The steps are those of Standard Webhooks 1.0.0.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    public static int MaxAttempts => Waits.Length + 1;

    /// <param name="attempts">How often it was tried, at least once.</param>
    /// <param name="seed">Spreads waits by up to a fifth either way, so that work that failed together does not come back together; the same seed gives the same wait.</param>
    /// <returns>Null when there is no next attempt.</returns>
    public static TimeSpan? After(int attempts, long seed)
    {
        if (attempts >= MaxAttempts)
        {
            return null;
        }

        var spread = ((uint)(seed * 2_654_435_761) % 1_001 / 1_000.0 * 0.4) - 0.2;
        return Waits[attempts - 1] * (1 + spread);
    }
}
