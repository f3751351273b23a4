using System.Threading.Channels;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Inbox;

/// <summary>Takes work under lease, sends it on its journey, and writes effects and completion in one unit.</summary>
public sealed partial class InboxWorker(InboxStore inbox, InboxSignal signal, Journeys journeys, Database database, IOptions<InboxOptions> options, TimeProvider clock, ILogger<InboxWorker> log)
    : BackgroundService
{
    /// <summary>Work that was begun so often without an end, not even a failure, takes the process down with it.</summary>
    private const int MaxStarts = 12;

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(20);

    private readonly Channel<ClaimedWork> claimed = Channel.CreateBounded<ClaimedWork>(new BoundedChannelOptions(options.Value.WorkerCount * 4) { SingleWriter = true });

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.IsPaused)
        {
            Log.Paused(log);
            return;
        }

        var workers = Enumerable.Range(0, options.Value.WorkerCount).Select(_ => Task.Run(WorkAsync, CancellationToken.None)).ToList();
        await ClaimAsync(stoppingToken);
        claimed.Writer.Complete();
        await GiveBackAsync();
        await Task.WhenAny(Task.WhenAll(workers), Task.Delay(Drain, CancellationToken.None));
    }

    private async Task ClaimAsync(CancellationToken stoppingToken)
    {
        var room = options.Value.WorkerCount * 4;
        var isFreed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isFreed)
                {
                    await inbox.FreeAbandonedAsync();
                    isFreed = true;
                }

                var taken = await inbox.ClaimAsync(room, Lease);
                foreach (var work in taken)
                {
                    await claimed.Writer.WriteAsync(work, CancellationToken.None);
                }

                if (taken.Count < room)
                {
                    await signal.WaitForWorkAsync(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the store has, the service stays up and asks again: a full disk is no reason to stop serving what is there.
            catch (Exception busy)
#pragma warning restore CA1031
            {
                Log.StoreBusy(log, busy);
                await signal.WaitForWorkAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    private async Task GiveBackAsync()
    {
        var unbegun = new List<long>();
        while (claimed.Reader.TryRead(out var work))
        {
            unbegun.Add(work.Id);
        }

        try
        {
            if (unbegun.Count > 0)
            {
                await inbox.ReleaseAsync(unbegun);
            }
        }
        catch (StorageBusyException busy)
        {
            // Their leases end by themselves.
            Log.StoreBusy(log, busy);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var work in claimed.Reader.ReadAllAsync())
        {
            await DoAsync(work);
            signal.WorkSettled(work.Id);
        }
    }

    private async Task DoAsync(ClaimedWork work)
    {
        try
        {
            if (work.Attempt > MaxStarts)
            {
                throw new JourneyException(Stage.Start, new InvalidOperationException("The work was begun many times and never came to an end."));
            }

            using var renewal = Renew(work.Id);
            var effect = await journeys.RunAsync(work.Id, work.Work, CancellationToken.None);
            var followUps = await database.WriteAsync(unit => inbox.Complete(unit, work.Id) ? effect(unit) : FollowUps.None);
            if (followUps.Count > 0)
            {
                signal.WorkArrived();
            }
        }
#pragma warning disable CA1031 // The edge of the worker: whatever goes wrong is kept with the work, and the next piece goes on.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            await FailAsync(work, cause);
        }
    }

    private async Task FailAsync(ClaimedWork work, Exception cause)
    {
        var stage = cause is JourneyException failed ? failed.Stage : Stage.Write;
        var reason = (cause is JourneyException { InnerException: { } inner } ? inner : cause).Message;
        var wait = cause is ChangedMeanwhileException ? TimeSpan.Zero : RetrySchedule.After(work.Attempt, work.Id);
        Log.Failed(log, work.Work.Kind, work.Work.GroupKey, Words.Of(stage), work.Attempt, wait, cause);
        try
        {
            await inbox.FailAsync(work.Id, Words.Of(stage), reason, wait);
            if (wait == TimeSpan.Zero)
            {
                signal.WorkArrived();
            }
        }
#pragma warning disable CA1031 // A worker that ends here would never come back.
        catch (Exception busy)
#pragma warning restore CA1031
        {
            // The lease runs out by itself, and the work comes again.
            Log.StoreBusy(log, busy);
        }
    }

    /// <summary>Long work keeps its lease by renewing it at half time.</summary>
    private ITimer Renew(long id) => clock.CreateTimer(
        _ => _ = inbox.RenewAsync(id, Lease).ContinueWith(failed => Log.StoreBusy(log, failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default),
        null,
        Lease / 2,
        Lease / 2);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Kind} {GroupKey} failed at {Stage}, attempt {Attempt}; next in {Wait}.")]
        public static partial void Failed(ILogger log, WorkKind kind, string groupKey, string stage, int attempt, TimeSpan? wait, Exception cause);

        [LoggerMessage(LogLevel.Warning, "The inbox is paused (Inbox:IsPaused): work is kept, and none is done.")]
        public static partial void Paused(ILogger log);

        [LoggerMessage(LogLevel.Warning, "The store is busy; the inbox waits a moment.")]
        public static partial void StoreBusy(ILogger log, Exception cause);
    }
}
