using CsCheck;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Tests.Inbox;

/// <summary>Work under lease: taken by one, taken over when that one is gone, and written once.</summary>
public sealed class LeaseTests
{
    [Fact]
    public async Task Work_is_taken_by_one_and_taken_over_when_its_lease_ends()
    {
        await using var bench = new InboxBench();
        var other = bench.NewWorker();
        var id = await bench.AcceptAsync("product:A");

        var first = await bench.Inbox.ClaimAsync(10, InboxBench.Lease);
        var meanwhile = await other.ClaimAsync(10, InboxBench.Lease);
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        var takenOver = await other.ClaimAsync(10, InboxBench.Lease);

        Assert.Equal(id, Assert.Single(first).Id);
        Assert.Empty(meanwhile);
        Assert.Equal(2, Assert.Single(takenOver).Attempt);
    }

    [Fact]
    public async Task A_late_workers_completion_writes_nothing()
    {
        await using var bench = new InboxBench();
        var other = bench.NewWorker();
        var id = await bench.AcceptAsync("product:A");
        await bench.Inbox.ClaimAsync(1, InboxBench.Lease);
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        await other.ClaimAsync(1, InboxBench.Lease);

        var late = await bench.CompleteAsync(bench.Inbox, id, "late");
        await bench.Inbox.FailAsync(id, "write", "late", null);
        var right = await bench.CompleteAsync(other, id, "right");
        var twice = await bench.CompleteAsync(other, id, "twice");

        Assert.Equal((false, true, false), (late, right, twice));
        Assert.Equal(["right"], bench.Effects());
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken_over()
    {
        await using var bench = new InboxBench();
        var id = await bench.AcceptAsync("product:A");
        await bench.Inbox.ClaimAsync(1, InboxBench.Lease);

        bench.Clock.Advance(TimeSpan.FromSeconds(20));
        await bench.Inbox.RenewAsync(id, InboxBench.Lease);
        bench.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Empty(await bench.NewWorker().ClaimAsync(1, InboxBench.Lease));
    }

    [Fact]
    public async Task Failed_work_waits_its_time_dies_after_the_last_and_can_be_replayed()
    {
        await using var bench = new InboxBench();
        var id = await bench.AcceptAsync("product:A");
        for (var attempt = 1; attempt <= RetrySchedule.MaxAttempts; attempt++)
        {
            var claimed = Assert.Single(await bench.Inbox.ClaimAsync(1, InboxBench.Lease));
            Assert.Equal(attempt, claimed.Attempt);
            var wait = RetrySchedule.After(attempt, id);
            await bench.Inbox.FailAsync(id, "opinions", "The model is away.", wait);
            if (wait is { } due)
            {
                bench.Clock.Advance(due - TimeSpan.FromMilliseconds(2));
                Assert.Empty(await bench.Inbox.ClaimAsync(1, InboxBench.Lease));
                bench.Clock.Advance(TimeSpan.FromMilliseconds(4));
            }
        }

        bench.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await bench.Inbox.ClaimAsync(1, InboxBench.Lease));
        var dead = Assert.Single(bench.Inbox.Dead("default", new PageRequest()).Items);
        Assert.Equal((id, "opinions", "The model is away.", 10L), (dead.Id, dead.Stage, dead.Cause, dead.Attempts));

        Assert.False(await bench.Inbox.ReplayAsync("other", id));
        Assert.True(await bench.Inbox.ReplayAsync("default", id));
        Assert.False(await bench.Inbox.ReplayAsync("default", id));
        Assert.Equal(1, Assert.Single(await bench.Inbox.ClaimAsync(1, InboxBench.Lease)).Attempt);
    }

    [Fact]
    public async Task Work_of_one_group_is_taken_in_the_order_in_which_it_came()
    {
        await using var bench = new InboxBench();
        var (first, other, second) = (await bench.AcceptAsync("product:A"), await bench.AcceptAsync("product:B"), await bench.AcceptAsync("product:A"));

        var taken = await bench.Inbox.ClaimAsync(10, InboxBench.Lease);
        var meanwhile = await bench.Inbox.ClaimAsync(10, InboxBench.Lease);
        await bench.CompleteAsync(bench.Inbox, first, "first");
        var after = await bench.Inbox.ClaimAsync(10, InboxBench.Lease);

        Assert.Equal([first, other], taken.Select(work => work.Id));
        Assert.Empty(meanwhile);
        Assert.Equal(second, Assert.Single(after).Id);
    }

    [Fact]
    public async Task What_was_not_begun_is_given_back_uncounted_and_what_a_dead_process_held_is_free_at_once()
    {
        await using var bench = new InboxBench();
        var id = await bench.AcceptAsync("product:A");
        await bench.Inbox.ClaimAsync(1, InboxBench.Lease);
        await bench.Inbox.ReleaseAsync([id]);
        Assert.Equal(1, Assert.Single(await bench.Inbox.ClaimAsync(1, InboxBench.Lease)).Attempt);

        var successor = bench.NewWorker();
        await successor.FreeAbandonedAsync();

        Assert.Equal(2, Assert.Single(await successor.ClaimAsync(1, InboxBench.Lease)).Attempt);
    }

    [Fact]
    public async Task A_repeat_has_the_first_ones_receipt_for_fourteen_days()
    {
        await using var bench = new InboxBench();
        var id = await bench.AcceptAsync("product:A", key: "k");
        await bench.Inbox.ClaimAsync(1, InboxBench.Lease);
        await bench.CompleteAsync(bench.Inbox, id, "once");
        bench.Clock.Advance(TimeSpan.FromDays(13.9));
        await bench.Inbox.ForgetAsync(TimeSpan.FromDays(14));

        var repeat = await bench.Door.AcceptAsync(new Work("default", WorkKind.Product, "product:A", "{}", DedupeKey: "k"));
        var other = await bench.Door.AcceptAsync(new Work("default", WorkKind.Product, "product:A", "[]", DedupeKey: "k"));
        bench.Clock.Advance(TimeSpan.FromDays(0.2));
        await bench.Inbox.ForgetAsync(TimeSpan.FromDays(14));
        var anew = await bench.Door.AcceptAsync(new Work("default", WorkKind.Product, "product:A", "{}", DedupeKey: "k"));

        Assert.Equal(new Receipt(id, Repeat: true, Conflict: false), repeat);
        Assert.True(other.Conflict);
        Assert.NotEqual(id, anew.Id);
        Assert.False(anew.Repeat);
    }

    [Fact]
    public async Task A_thousand_at_once_under_one_key_are_one_piece_of_work()
    {
        await using var bench = new InboxBench();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => bench.Door.AcceptAsync(new Work("default", WorkKind.Product, "product:A", "{}", DedupeKey: "k"))));

        Assert.Single(receipts.Select(receipt => receipt.Id).Distinct());
        Assert.Equal(1, receipts.Count(receipt => !receipt.Repeat));
    }

    /// <summary>Workers come, die, fail and finish in any order: within a group, nothing that was never tried is overtaken, and every effect is there once.</summary>
    [Fact]
    public async Task Whatever_workers_do_each_effect_is_written_once() => await Gen.Int[0, 4].Array[20, 60].SampleAsync(
        async steps =>
        {
            await using var bench = new InboxBench();
            InboxStore[] workers = [bench.Inbox, bench.NewWorker()];
            var held = new Dictionary<long, InboxStore>();
            var accepted = new List<long>();
            foreach (var (step, index) in steps.Select((step, index) => (step, index)))
            {
                await DoAsync(bench, workers[index % 2], step, held, accepted);
            }

            for (var round = 0; round < 40 && bench.Inbox.State().Pending > 0; round++)
            {
                bench.Clock.Advance(TimeSpan.FromDays(2));
                foreach (var work in await bench.Inbox.ClaimAsync(100, InboxBench.Lease))
                {
                    await bench.CompleteAsync(bench.Inbox, work.Id, work.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            Assert.Equal(accepted, bench.Effects().Select(long.Parse).Order());
        },
        iter: 12,
        threads: 1);

    private static async Task DoAsync(InboxBench bench, InboxStore worker, int step, Dictionary<long, InboxStore> held, List<long> accepted)
    {
        switch (step)
        {
            case 0:
                accepted.Add(await bench.AcceptAsync($"product:{accepted.Count % 3}"));
                break;
            case 1:
                foreach (var work in await worker.ClaimAsync(2, InboxBench.Lease))
                {
                    held[work.Id] = worker;
                }

                break;
            case 2 when held.Count > 0:
                var (id, owner) = held.First();
                await bench.CompleteAsync(owner, id, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
                held.Remove(id);
                break;
            case 3 when held.Count > 0:
                await held.First().Value.FailAsync(held.First().Key, "write", "failed", TimeSpan.FromSeconds(5));
                break;
            default:
                bench.Clock.Advance(TimeSpan.FromSeconds(31));
                break;
        }
    }
}
