using System.Collections.Concurrent;

namespace ExceptionIntel.Service.Inbox;

/// <summary>Wakes the worker when there is work, and those who wait when it is done. Only a hint: the store is the truth.</summary>
public sealed class InboxSignal : IDisposable
{
    private readonly SemaphoreSlim work = new(0, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource> waiting = new();

    public void WorkArrived()
    {
        if (work.CurrentCount == 0)
        {
            try
            {
                work.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has woken it in between.
            }
        }
    }

    public Task<bool> WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => work.WaitAsync(atMost, cancellationToken);

    public void WorkSettled(long id)
    {
        if (waiting.TryRemove(id, out var waiter))
        {
            waiter.TrySetResult();
        }
    }

    /// <summary>To be asked for before the work can be done, so that the end is not missed.</summary>
    public Task Expect(long id) => waiting.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Forget(long id) => waiting.TryRemove(id, out _);

    public void Dispose() => work.Dispose();
}
