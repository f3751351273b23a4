using ExceptionIntel.Customs.Classification;

namespace ExceptionIntel.Customs.Triage;

/// <summary>How far a destination's schedule carries a product.</summary>
/// <param name="Country">The destination, ISO 3166-1 alpha-2.</param>
/// <param name="Edition">The schedule's edition; null where a person named the code and no schedule is at hand.</param>
/// <param name="Demanded">Digits that an import declaration there names.</param>
public sealed record NationalLine(string Country, string? Edition, NationalChoice Choice, int Demanded)
{
    /// <summary>A code that was decided in an older edition and is no longer what it was; null where none is.</summary>
    public OutdatedCode? Outdated { get; init; }

    /// <param name="six">How likely the six digits are.</param>
    /// <returns>Null where the evidence carries no further than six digits.</returns>
    public NationalCode? CodeWith(double six) => Outdated is { } old ? (old.Before.Code.IsNational ? old.Before : null) : Choice.Code is { } code ? new NationalCode(Country, code, Edition, Math.Round(six * Choice.Probability, 4)) : null;
}

/// <param name="Before">What was decided: it stands until somebody decides again.</param>
/// <param name="Successors">Lines of the edition in force that may follow it, as answers.</param>
public sealed record OutdatedCode(NationalCode Before, IReadOnlyList<SplitChoice> Successors);
