using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

public enum ProductStatus
{
    Working,
    Approved,
    Exception,
    Blocked,
}

/// <summary>A product's code as it stands, with everything that a person or a customs officer may ask about it.</summary>
/// <param name="Edition">The edition that <paramref name="Code"/> is taken from, as in "HS2022".</param>
/// <param name="Provisional">Approved before the promise of its group was certified.</param>
public sealed record ProductClassification(
    HsCode? Code,
    string Edition,
    double Probability,
    DecidedBy DecidedBy,
    IReadOnlyList<NationalCode> NationalCodes,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<Doubt> Doubts,
    PromiseState Promise,
    bool Provisional = false,
    int Tokens = 0);

/// <param name="Edition">The schedule that the code was found in; null where no schedule of that country is loaded, and nobody could check.</param>
public sealed record NationalCode(string Country, HsCode Code, string? Edition, double Probability);
