using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Benchmarks.Killing;

/// <summary>What the store holds, against what the senders were told.</summary>
public sealed class Audit
{
    private readonly List<string> findings = [];

    private Audit()
    {
    }

    public long Accepted { get; private set; }

    /// <summary>Requests that the inbox does not know.</summary>
    public long Lost { get; private set; }

    public long NotDone { get; private set; }

    /// <summary>Products and orders whose version is not the number of different texts that were sent, or whose last text does not stand.</summary>
    public long DoubledStates { get; private set; }

    public long WrongEvents { get; private set; }

    public long DoubledCases { get; private set; }

    /// <summary>Not a fault: the price of at-least-once work, at most what was under lease at each kill.</summary>
    public long BegunAgain { get; private set; }

    public IReadOnlyList<string> Findings => findings;

    public bool IsClean => Lost + NotDone + DoubledStates + WrongEvents + DoubledCases == 0;

    public static Audit Of(string dataDirectory, IReadOnlyCollection<AcceptedRequest> accepted)
    {
        var database = new Database(Options.Create(new StorageOptions { DataDirectory = dataDirectory }), NullLogger<Database>.Instance);
        var audit = new Audit { Accepted = accepted.Count };
        audit.CheckInbox(database, accepted);
        audit.CheckStates(database, accepted);
        audit.CheckEffects(database);
        database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return audit;
    }

    private void CheckInbox(Database database, IReadOnlyCollection<AcceptedRequest> accepted)
    {
        var statuses = database.All<InboxRow>("SELECT dedupe_key, status FROM inbox WHERE dedupe_key IS NOT NULL").ToDictionary(row => row.DedupeKey, row => row.Status, StringComparer.Ordinal);
        foreach (var request in accepted)
        {
            if (!statuses.TryGetValue($"{(request.IsOrder ? "/v1/orders" : "/v1/products")} {request.IdempotencyKey}", out _))
            {
                Lost++;
                findings.Add($"lost: {request.IdempotencyKey}");
            }
        }

        NotDone = database.First<long>("SELECT count(*) FROM inbox WHERE status <> 'done'");
        BegunAgain = database.First<long>("SELECT count(*) FROM inbox WHERE attempts > 1");
    }

    private void CheckStates(Database database, IReadOnlyCollection<AcceptedRequest> accepted)
    {
        var products = database.All<StateRow>("SELECT key AS subject, version, title FROM products").ToDictionary(row => row.Subject, StringComparer.Ordinal);
        var orders = database.All<StateRow>("SELECT id AS subject, version, '' AS title FROM orders").ToDictionary(row => row.Subject, StringComparer.Ordinal);
        foreach (var last in accepted.GroupBy(request => (request.IsOrder, request.Subject)).Select(group => group.MaxBy(request => request.Version)!))
        {
            var stored = (last.IsOrder ? orders : products).GetValueOrDefault(last.Subject);
            if (stored is null || stored.Version != last.Version || stored.Title != last.Title)
            {
                DoubledStates++;
                findings.Add($"{last.Subject}: version {last.Version} was accepted last, the store has {stored?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}");
            }
        }
    }

    private void CheckEffects(Database database)
    {
        // One event for each version of each product, one opening for each exception, one order.ready for each version: no more, no fewer.
        var versions = database.First<long>("SELECT coalesce(sum(version), 0) FROM products");
        var classified = database.First<long>("SELECT count(*) FROM events WHERE type = 'product.classified'");
        var opened = database.First<long>("SELECT count(*) FROM events WHERE type = 'exception.opened'");
        var cases = database.First<long>("SELECT count(*) FROM cases");
        var readyOrders = database.First<long>("SELECT count(*) FROM orders WHERE ready_version IS NOT NULL");
        var ready = database.First<long>("SELECT count(*) FROM events WHERE type = 'order.ready'");
        WrongEvents = Math.Abs(versions - classified) + Math.Abs(cases - opened) + Math.Abs(readyOrders - ready);
        if (WrongEvents > 0)
        {
            findings.Add($"events: {classified} of {versions} product versions, {opened} of {cases} exceptions, {ready} of {readyOrders} ready orders");
        }

        DoubledCases = database.First<long>("SELECT count(*) FROM (SELECT 1 FROM cases WHERE status = 'open' GROUP BY workspace, product_key HAVING count(*) > 1)");
    }

    private sealed record InboxRow(string DedupeKey, string Status);

    private sealed record StateRow(string Subject, long Version, string Title);
}
