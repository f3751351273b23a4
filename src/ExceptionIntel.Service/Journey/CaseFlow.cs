using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What becomes of a product's case when the product is decided. Pure.</summary>
public static class CaseFlow
{
    /// <param name="latest">The product's newest case, whatever its status.</param>
    /// <param name="isWithdrawn">The precedent that resolved it was withdrawn.</param>
    /// <param name="isPicked">The audit sample picks this product, should it be approved without a person.</param>
    /// <param name="newId">The id of a case that is opened.</param>
    /// <returns>The case as it stands from now on: <paramref name="latest"/> itself where nothing changes, null where there is none to keep.</returns>
    public static ReviewCase? Next(ReviewCase? latest, DecidedProduct decided, bool isWithdrawn, bool isPicked, string newId, DateTimeOffset now)
    {
        if (decided.Status != ProductStatus.Approved)
        {
            return latest switch
            {
                { Status: CaseStatus.Open } => Asking(latest, decided),
                { Status: CaseStatus.Resolved } when isWithdrawn && latest.Fingerprint == decided.Fingerprint => Asking(latest, decided),
                _ => Open(CaseKind.Doubt, newId, decided, now),
            };
        }

        return latest switch
        {
            { Status: CaseStatus.Open, Kind: not CaseKind.Audit } => Close(latest, decided, now),
            { Status: CaseStatus.Open } => Asking(latest, decided),
            _ when isPicked && decided.Precedent is null && latest?.Fingerprint != decided.Fingerprint => Open(CaseKind.Audit, newId, decided, now),
            _ => null,
        };
    }

    private static ReviewCase Open(CaseKind kind, string id, DecidedProduct decided, DateTimeOffset now) => new(
        id, 1, kind, CaseStatus.Open, now, null, null, decided.Product.Key, decided.Fingerprint, decided.Classification.Code, decided.Classification.Doubts, null);

    /// <summary>The case goes on with what is asked now; where that is what it asks already, nothing changes.</summary>
    private static ReviewCase Asking(ReviewCase latest, DecidedProduct decided)
    {
        var made = decided.Classification;
        var isSame = latest.Status == CaseStatus.Open
            && latest.Fingerprint == decided.Fingerprint
            && latest.Code == made.Code
            && latest.Reasons.SequenceEqual(made.Doubts.Select(doubt => doubt.Kind).Distinct())
            && latest.Kind == CaseKind.Audit == (decided.Status == ProductStatus.Approved);
        return isSame ? latest : latest with
        {
            Version = latest.Version + 1,
            Kind = decided.Status == ProductStatus.Approved ? CaseKind.Audit : CaseKind.Doubt,
            Status = CaseStatus.Open,
            Fingerprint = decided.Fingerprint,
            Code = made.Code,
            Doubts = made.Doubts,
            Resolution = null,
        };
    }

    /// <summary>Resolved where a person answered, here or by a precedent; superseded where the product itself no longer raises the question.</summary>
    private static ReviewCase Close(ReviewCase open, DecidedProduct decided, DateTimeOffset now) => open with
    {
        Version = open.Version + 1,
        Status = decided.Precedent is not null || open.Resolution is { Verdict: AnswerVerdict.Answer } ? CaseStatus.Resolved : CaseStatus.Superseded,
        Resolution = decided.Precedent is { } precedent
            ? new Resolution(
                decided.Classification.Code == open.Code ? AnswerVerdict.Approve : AnswerVerdict.Correct,
                decided.Classification.Code, precedent.National?.Country, null, precedent.Reason, precedent.Note, precedent.DecidedBy, now, precedent.Id)
            : open.Resolution,
    };
}
