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
        var next = NextCase(workspace, latest?.Case, decided, now);
        if (next is null || next == latest?.Case)
        {
            return latest is { Case.Status: CaseStatus.Open } ? latest.Case.Id : null;
        }

        var isNew = latest?.Case.Id != next.Id;
        CaseStore.Save(unit, workspace, new StoredCase(0, next, decided.Destination, decided.Classification.Promise.Group, isNew ? null : latest?.WasRight));
        Events.AddCase(unit, workspace, latest?.Case, next, product, now);
        return next.Status == CaseStatus.Open ? next.Id : null;
    }

    /// <summary>The product's case after this decision: opened, changed, closed, opened again, or left as it is.</summary>
    private ReviewCase? NextCase(string workspace, ReviewCase? latest, DecidedProduct decided, DateTimeOffset now)
    {
        if (decided.Status == ProductStatus.Approved)
        {
            return latest is { Status: CaseStatus.Open, Kind: not CaseKind.Audit } ? Close(latest, decided, now) : Audit(workspace, latest, decided, now);
        }

        var classification = decided.Classification;
        if (latest is { Status: CaseStatus.Open } or { Status: CaseStatus.Resolved, Resolution.PrecedentId: not null } && latest.Fingerprint == decided.Fingerprint || latest is { Status: CaseStatus.Open })
        {
            // The same question again: its case goes on, or is opened again because the answer was withdrawn.
            var same = latest.Status == CaseStatus.Open && latest.Fingerprint == decided.Fingerprint && latest.Code == classification.Code && latest.Reasons.SequenceEqual(classification.Doubts.Select(doubt => doubt.Kind).Distinct());
            return same ? latest : latest with
            {
                Version = latest.Version + 1,
                Kind = CaseKind.Doubt,
                Status = CaseStatus.Open,
                Fingerprint = decided.Fingerprint,
                Code = classification.Code,
                Doubts = classification.Doubts,
                Resolution = null,
            };
        }

        return Open(CaseKind.Doubt, decided, now);
    }

    private ReviewCase? Audit(string workspace, ReviewCase? latest, DecidedProduct decided, DateTimeOffset now)
    {
        var promise = decided.Classification.Promise;
        var isPicked = decided.Precedent is null
            && latest?.Fingerprint != decided.Fingerprint
            && AuditSample.Picks(workspace, decided.Product.Key, decided.Fingerprint, policies.AuditShareFor(promise));
        return isPicked ? Open(CaseKind.Audit, decided, now) : null;
    }

    private ReviewCase Open(CaseKind kind, DecidedProduct decided, DateTimeOffset now) => new(
        ids.New("ex"), 1, kind, CaseStatus.Open, now, null, null, decided.Product.Key, decided.Fingerprint, decided.Classification.Code, decided.Classification.Doubts, null);

    private static ReviewCase Close(ReviewCase open, DecidedProduct decided, DateTimeOffset now) => open with
    {
        Version = open.Version + 1,
        Status = decided.Precedent is null ? CaseStatus.Superseded : CaseStatus.Resolved,
        Resolution = decided.Precedent is { } precedent
            ? new Resolution(
                decided.Classification.Code == open.Code ? AnswerVerdict.Approve : AnswerVerdict.Correct,
                decided.Classification.Code, precedent.National?.Country, null, precedent.Reason, precedent.Note, precedent.DecidedBy, now, precedent.Id)
            : open.Resolution,
    };
}
