namespace ExceptionIntel.Customs.Orders;

/// <summary>What one destination asks of an order, as data: rules, limits, statements. Its dates and amounts stand in the file, never in code.</summary>
/// <param name="Id">The country or union, as in "US" or "EU"; "ANY" for what every destination asks.</param>
/// <param name="EffectiveFrom">First day on which the pack counts; null for always.</param>
/// <param name="EffectiveTo">Last day on which it counts; null for no end.</param>
/// <param name="Source">Laws and carrier rules that it rests on.</param>
/// <param name="LastChecked">The day on which somebody compared it with its source.</param>
/// <param name="ReviewAfterDays">After so many days unchecked, every order says that the rules may be old.</param>
/// <param name="CodeDigits">Digits of a code on import.</param>
/// <param name="PostalCodes">Shape of a postal code by country.</param>
/// <param name="Limits">Amounts that conditions name.</param>
public sealed record DestinationPack(
    string Id,
    int Version,
    string Name,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    string Source,
    DateOnly LastChecked,
    int ReviewAfterDays,
    int CodeDigits,
    IReadOnlyDictionary<string, PostalCodeShape> PostalCodes,
    IReadOnlyDictionary<string, ValueLimit> Limits,
    IReadOnlyList<PackRule> Rules,
    IReadOnlyList<PackStatement> Statements)
{
    public bool IsInForce(DateOnly on) => (EffectiveFrom is null || EffectiveFrom <= on) && (EffectiveTo is null || on <= EffectiveTo);

    public bool IsStale(DateOnly on) => !IsInForce(on) || LastChecked.AddDays(ReviewAfterDays) < on;

    /// <summary>This pack's own rules on top of what every destination asks; a rule of the same id replaces the other.</summary>
    internal DestinationPack On(DestinationPack ground) => this with
    {
        Limits = ground.Limits.Concat(Limits).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        PostalCodes = ground.PostalCodes.Concat(PostalCodes).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        Rules = [.. ground.Rules.Where(rule => Rules.All(own => own.Id != rule.Id)), .. Rules],
        Statements = [.. ground.Statements, .. Statements],
    };
}

/// <param name="Masks">As <see cref="Mask"/> reads them; one must fit.</param>
public sealed record PostalCodeShape(IReadOnlyList<string> Masks, string Example);

/// <summary>One thing that an order must say.</summary>
/// <param name="Field">As the API writes it; "lines[]." for every line.</param>
/// <param name="Party">Whose tax number.</param>
/// <param name="TaxId">Which tax number.</param>
/// <param name="Words">Words that name no good where they stand alone.</param>
/// <param name="When">When it counts; null for always.</param>
public sealed record PackRule(
    string Id,
    int Version,
    GapSeverity Severity,
    PackCheck Check,
    string Message,
    string? Field = null,
    PartyRole Party = PartyRole.Seller,
    TaxIdShape? TaxId = null,
    IReadOnlyList<string>? Words = null,
    PackCondition? When = null,
    DateOnly? EffectiveFrom = null,
    DateOnly? EffectiveTo = null)
{
    /// <summary>Pack, rule and version, as in "US.phone@1"; set by whoever reads the pack.</summary>
    public string Name { get; init; } = "";

    public bool IsInForce(DateOnly on) => (EffectiveFrom is null || EffectiveFrom <= on) && (EffectiveTo is null || on <= EffectiveTo);
}

/// <summary>What a rule looks at.</summary>
public enum PackCheck
{
    /// <summary>The field says something.</summary>
    Given,

    /// <summary>The buyer's postal code has its country's shape.</summary>
    PostalCode,

    /// <summary>The party has one of these tax numbers.</summary>
    TaxId,

    /// <summary>The decided code has the digits that an import declaration needs.</summary>
    CodeDigits,

    /// <summary>Every line has a net weight.</summary>
    NetWeight,

    /// <summary>The parcels weigh at least what is in them.</summary>
    GrossWeight,

    /// <summary>No line is declared as worth nothing.</summary>
    Value,

    /// <summary>No line is declared below what it cost.</summary>
    Cost,

    /// <summary>The description names a good.</summary>
    Description,

    /// <summary>The description has words in Latin letters, which every customs office reads.</summary>
    LatinLetters,
}

/// <summary>A sentence to print on the document.</summary>
/// <param name="Documents">Kinds of document, as in "commercial_invoice".</param>
/// <param name="TaxId">Print it only where the seller has such a tax number, which then stands after it.</param>
public sealed record PackStatement(string Id, string Text, IReadOnlyList<string> Documents, TaxIdShape? TaxId = null, PackCondition? When = null);

/// <param name="Types">Types of tax number of which one is enough, as in "ioss" or "abn".</param>
/// <param name="Masks">Shapes of the number, as <see cref="Mask"/> reads them, of which one must fit; null for any.</param>
public sealed record TaxIdShape(IReadOnlyList<string> Types, IReadOnlyList<string>? Masks = null)
{
    /// <summary>The first number of these types and this shape.</summary>
    public string? In(IEnumerable<TaxId> ids) => ids
        .Where(id => Types.Contains(id.Type, StringComparer.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(id.Value))
        .Select(id => id.Value.Replace(" ", "", StringComparison.Ordinal))
        .FirstOrDefault(value => Masks is null || Mask.Fits(Masks, value));
}

/// <summary>The shape of a number as people draw it: "9" stands for a digit, "A" for a letter, "*" for either, anything else for itself. Blanks, hyphens and case do not count.</summary>
public static class Mask
{
    public static bool Fits(IReadOnlyList<string> masks, string text)
    {
        var bare = Bare(text);
        return masks.Any(mask => Fits(Bare(mask), bare));
    }

    private static bool Fits(string mask, string text) => mask.Length == text.Length && mask.Zip(text).All(pair => pair.First switch
    {
        '9' => char.IsAsciiDigit(pair.Second),
        'A' => char.IsAsciiLetterUpper(pair.Second),
        '*' => char.IsAsciiLetterOrDigit(pair.Second),
        var itself => itself == pair.Second,
    });

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
