using CsCheck;
using ExceptionIntel.Service.Inbox;

namespace ExceptionIntel.Tests.Inbox;

public sealed class RetryTests
{
    private static readonly double[] Seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

    [Fact]
    public void Waits_follow_the_schedule_within_a_fifth_and_end()
    {
        Gen.Select(Gen.Int[1, 9], Gen.Long[1, long.MaxValue]).Sample((attempt, seed) =>
        {
            var wait = RetrySchedule.After(attempt, seed)!.Value.TotalSeconds;
            Assert.InRange(wait, Seconds[attempt - 1] * 0.799, Seconds[attempt - 1] * 1.201);
            Assert.Equal(wait, RetrySchedule.After(attempt, seed)!.Value.TotalSeconds);
        });
        Assert.Null(RetrySchedule.After(10, 1));
        Assert.Equal(10, RetrySchedule.MaxAttempts);
    }

    [Fact]
    public void Work_that_failed_together_does_not_come_back_together() =>
        Assert.True(Enumerable.Range(1, 100).Select(seed => RetrySchedule.After(3, seed)).Distinct().Count() > 50);
}
