using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Writes a decided product with its exception, its events and the work that follows, in one unit.</summary>
public sealed class ProductWriter(PolicyBook policies, Ids ids, TimeProvider clock)
{
    /// <exception cref="ChangedMeanwhileException">Somebody wrote the product after it was read.</exception>
    public FollowUps Write(Unit unit, string workspace, StoredProduct? read, StoredProduct next, DecidedProduct decided)
    {
        var stored = ProductStore.Find(unit, workspace, next.Product.Key);
        if (stored?.Version != read?.Version)
        {
            throw new ChangedMeanwhileException($"Product {next.Product.Key}");
        }

        if (read is not null && IsSame(read, next))
        {
            return FollowUps.None;
        }

        var now = clock.GetUtcNow();
        ProductStore.Save(unit, workspace, next);
        var caseId = WriteCase(unit, workspace, decided, next, now);
        Events.Add(unit, workspace, "product.classified", ProductView.Of(next, caseId), now, next.Product.Key, next.Version);
        return OrdersToCheck(unit, workspace, next, now);
    }

    /// <summary>The shop sent again what stands: nothing changes, but an older delivery that comes late must not overrule it.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody wrote the product after it was read.</exception>
#pragma warning disable CA1822 // Beside its neighbour, which needs the writer.
    public FollowUps Repeat(Unit unit, string workspace, StoredProduct read, long workId)
#pragma warning restore CA1822
    {
        var stored = ProductStore.Find(unit, workspace, read.Product.Key);
        if (stored is null || stored.Version != read.Version)
        {
            throw new ChangedMeanwhileException($"Product {read.Product.Key}");
        }

        ProductStore.Save(unit, workspace, stored with { AppliedWork = workId });
        return FollowUps.None;
    }

    // What the outside would not see changed is not a new version: a precedent came that says what was decided anyway.
    private static bool IsSame(StoredProduct one, StoredProduct other) =>
        ServiceJson.Write(one with { Version = 0, UpdatedAt = default, CreatedAt = default, Approval = null }) == ServiceJson.Write(other with { Version = 0, UpdatedAt = default, CreatedAt = default, Approval = null });

    private static FollowUps OrdersToCheck(Unit unit, string workspace, StoredProduct product, DateTimeOffset now) => FollowUps.Write(
        unit,
        OrderStore.IdsWithProduct(unit, workspace, product.Product.Key).Select(id => new Work(workspace, WorkKind.OrderCheck, $"order:{id}", id)),
        now);

    /// <returns>The id of the exception that is open now, if one is.</returns>
    private string? WriteCase(Unit unit, string workspace, DecidedProduct decided, StoredProduct product, DateTimeOffset now)
    {
        var latest = CaseStore.Latest(unit, workspace, product.Product.Key);
        var isWithdrawn = latest?.Case.Resolution?.PrecedentId is { } precedentId && PrecedentStore.Find(unit, workspace, precedentId) is { Stands: false };
        var isPicked = AuditSample.Picks(workspace, product.Product.Key, decided.Fingerprint, policies.AuditShareFor(decided.Classification.Promise));
        var next = CaseFlow.Next(latest?.Case, decided, isWithdrawn, isPicked, ids.New("ex"), now);
        if (next is null)
        {
            return null;
        }

        if (next != latest?.Case)
        {
            var wasRight = latest?.Case.Id == next.Id ? latest.WasRight : null;
            CaseStore.Save(unit, workspace, new StoredCase(0, next, decided.Destination, decided.Classification.Promise.Group, wasRight));
            Events.AddCase(unit, workspace, latest?.Case, next, product, now);
        }

        return next.Status == CaseStatus.Open ? next.Id : null;
    }
}
