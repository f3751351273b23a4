using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>What a newer edition makes of a code that was decided in an older one.</summary>
public enum EditionFate
{
    Unchanged,

    /// <summary>The code stands, but takes what its sisters leave, and there are new ones: the product runs again, and nobody is asked.</summary>
    Narrowed,

    /// <summary>The goods have one other code now.</summary>
    Moved,

    /// <summary>The code became several, or went without a successor: somebody has to look again.</summary>
    Reopened,
}

/// <param name="Code">The code that was decided.</param>
/// <param name="Successors">Codes that may follow it.</param>
public sealed record EditionEffect(EditionFate Fate, HsCode Code, IReadOnlyList<HsCode> Successors)
{
    public static EditionEffect Of(HsCode decided, TariffDiff diff) => diff.Of(decided) switch
    {
        null or { Kind: ChangeKind.Retitled } => Standing(decided, diff),
        { Kind: ChangeKind.Moved or ChangeKind.Merged, To: [var one] } => new EditionEffect(EditionFate.Moved, decided, [one]),
        { To: var several } => new EditionEffect(EditionFate.Reopened, decided, several),
    };

    // Six or eight digits stand as long as anything stands below them.
    private static EditionEffect Standing(HsCode decided, TariffDiff diff) =>
        diff.HasNewSisters(decided) ? new EditionEffect(EditionFate.Narrowed, decided, [decided])
        : diff.Newer.Contains(decided) || diff.Newer.NationalUnder(decided).Any(node => node.Code.IsUnder(decided)) || !diff.Older.NationalUnder(decided).Any()
            ? new EditionEffect(EditionFate.Unchanged, decided, [decided])
        : new EditionEffect(EditionFate.Reopened, decided, []);

    /// <summary>The decided code that a country's schedule is about: its own, or six digits where no further was decided.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, or "EU".</param>
    /// <returns>Null where the product has no business there.</returns>
    public static HsCode? Touching(ProductClassification made, IReadOnlyList<string> destinations, string country)
    {
        bool IsThere(string destination) => string.Equals(destination, country, StringComparison.OrdinalIgnoreCase) || (country == CustomsUnion.Country && CustomsUnion.Contains(destination));
        return made.NationalCodes.FirstOrDefault(code => IsThere(code.Country))?.Code ?? (destinations.Any(IsThere) ? made.Code : null);
    }
}
