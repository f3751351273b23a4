using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Inbox;

/// <summary>What a sender gets for a piece of work.</summary>
/// <param name="Id">The same for a repeat.</param>
/// <param name="Conflict">The key was used before, for something else.</param>
public sealed record Receipt(long Id, bool Repeat, bool Conflict);

/// <summary>Where work comes in: it is on disk before anybody is answered.</summary>
public sealed class InboxDoor(Database database, InboxSignal signal, TimeProvider clock)
{
    /// <exception cref="StorageBusyException">Nothing was kept; the sender may come again.</exception>
    public async Task<Receipt> AcceptAsync(Work work)
    {
        var receipt = await database.WriteAsync(unit => Keep(unit, work));
        signal.WorkArrived();
        return receipt;
    }

    /// <summary>Keeps all of them, or none, and waits until they are done or patience ends.</summary>
    public async Task AcceptAllAndWaitAsync(IReadOnlyList<Work> works, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var settled = new List<Task>();
        var receipts = await database.WriteAsync<IReadOnlyList<Receipt>>(unit => [.. works.Select(work => Expect(Keep(unit, work), settled))]);
        await WaitAsync(Task.WhenAll(settled), receipts, atMost, cancellationToken);
    }

    /// <summary>Keeps the work and waits until it is done, or given up for now.</summary>
    /// <returns>The receipt, and whether the work came to its end in that time.</returns>
    public async Task<(Receipt Receipt, bool Settled)> AcceptAndWaitAsync(Work work, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var settled = new List<Task>();
        var receipt = await database.WriteAsync(unit => Expect(Keep(unit, work), settled));
        return (receipt, await WaitAsync(Task.WhenAll(settled), [receipt], atMost, cancellationToken));
    }

    private Receipt Expect(Receipt receipt, List<Task> settled)
    {
        if (!receipt.Repeat)
        {
            settled.Add(signal.Expect(receipt.Id));
        }

        return receipt;
    }

    private async Task<bool> WaitAsync(Task settled, IReadOnlyList<Receipt> receipts, TimeSpan atMost, CancellationToken cancellationToken)
    {
        signal.WorkArrived();
        try
        {
            await settled.WaitAsync(atMost, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            foreach (var receipt in receipts)
            {
                signal.Forget(receipt.Id);
            }
        }
    }

    private Receipt Keep(Unit unit, Work work)
    {
        var earlier = work.DedupeKey is null
            ? null
            : unit.First<Earlier>("SELECT id, body_hash FROM inbox WHERE workspace = @Workspace AND dedupe_key = @DedupeKey", new { work.Workspace, work.DedupeKey });
        return earlier is null
            ? new Receipt(WorkStore.Add(unit, work, clock.GetUtcNow()), Repeat: false, Conflict: false)
            : new Receipt(earlier.Id, Repeat: true, Conflict: earlier.BodyHash != work.BodyHash);
    }

    private sealed record Earlier(long Id, string BodyHash);
}
