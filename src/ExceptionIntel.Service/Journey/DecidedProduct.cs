using System.Diagnostics;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>What was decided about a product, before anything is written.</summary>
/// <param name="Opinions">What each source said, with all its candidates.</param>
/// <param name="Precedent">The precedent that decided it; null where the atlas did.</param>
public sealed record DecidedProduct(Product Product, string Fingerprint, ProductStatus Status, ProductClassification Classification, IReadOnlyList<Opinion> Opinions, Verdict Verdict, Precedent? Precedent)
{
    /// <summary>Questions to live tariffs that have no fresh answer yet: with it the product runs again.</summary>
    public IReadOnlyList<TariffQuestion> Open { get; init; } = [];

    public string Destination => Product.MainDestination ?? "";

    public static DecidedProduct From(TriageSubject subject, IReadOnlyList<Opinion> opinions, Decision decision, PromiseState promise, Precedent? precedent, TariffBook book)
    {
        var verdict = subject.Verdict;
        var byPerson = precedent is not null && verdict.Exact && precedent.Product.Key == subject.Product.Key;
        var classification = new ProductClassification(
            verdict.Code,
            book.Edition,
            verdict.Probability,
            byPerson ? DecidedBy.Person : verdict.DecidedBy,
            [.. subject.National.Select(line => line.CodeWith(verdict.Probability)).OfType<NationalCode>()],
            verdict.Candidates,
            decision.Doubts,
            promise,
            decision is Decision.Approved { Provisional: true });
        var status = decision switch
        {
            Decision.Approved => ProductStatus.Approved,
            Decision.Refer => ProductStatus.Exception,
            Decision.Blocked => ProductStatus.Blocked,
            _ => throw new UnreachableException(),
        };
        return new DecidedProduct(subject.Product, subject.Fingerprint, status, classification, opinions, verdict, precedent);
    }

    /// <returns>Null where it is not approved.</returns>
    public Approval? ApprovalAt(DateTimeOffset now) => Status == ProductStatus.Approved
        ? new Approval(Fingerprint, Classification.Code!, Product.Title, Classification.DecidedBy, Classification.DecidedBy == DecidedBy.Person ? Precedent?.DecidedBy : null, now)
        : null;
}
