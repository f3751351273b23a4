using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ExceptionIntel.Tests.Inbox;

/// <summary>An inbox on a store of its own with a clock that stands still, worked by hand.</summary>
internal sealed class InboxBench : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "exceptionintel-tests", Guid.NewGuid().ToString("N"));

    public InboxBench()
    {
        Database = new Database(Options.Create(new StorageOptions { DataDirectory = folder }), NullLogger<Database>.Instance);
        Signal = new InboxSignal();
        Door = new InboxDoor(Database, Signal, Clock);
        Inbox = NewWorker();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public Database Database { get; }

    public InboxSignal Signal { get; }

    public InboxDoor Door { get; }

    public InboxStore Inbox { get; }

    public static TimeSpan Lease => TimeSpan.FromSeconds(30);

    /// <summary>Another process's view of the same inbox: it signs its leases with a name of its own.</summary>
    public InboxStore NewWorker() => new(Database, Clock);

    public async Task<long> AcceptAsync(string group, string body = "{}", string? key = null) =>
        (await Door.AcceptAsync(new Work("default", WorkKind.Product, group, body, DedupeKey: key))).Id;

    public async Task<bool> CompleteAsync(InboxStore worker, long id, string note) => await Database.WriteAsync(unit =>
    {
        var isMine = worker.Complete(unit, id);
        if (isMine)
        {
            EventStore.Add(unit, "default", new StoredEvent(Guid.NewGuid().ToString("N"), "effect", Clock.GetUtcNow(), note));
        }

        return isMine;
    });

    public IReadOnlyList<string> Effects() => Database.All<string>("SELECT data FROM events ORDER BY sequence");

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Signal.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
