namespace ExceptionIntel.Customs.Orders;

/// <summary>Whether something counts for an order. Unsure, where amounts in two currencies lie too close to tell.</summary>
public enum Applies
{
    No,
    Unsure,
    Yes,
}

/// <summary>When a rule or a statement counts; every part that is given must hold.</summary>
/// <param name="Reasons">Reasons for export; an order without one counts as a sale.</param>
/// <param name="Buyer">"consumer" or "business".</param>
/// <param name="Channels">Shops where it was sold.</param>
/// <param name="ExceptChannels">Marketplaces that settle this themselves.</param>
/// <param name="ValueAtMost">Name of a limit: the goods are worth no more.</param>
/// <param name="ValueAbove">Name of a limit: the goods are worth more.</param>
/// <param name="ItemAtMost">Name of a limit: at least one item costs no more.</param>
/// <param name="CodePrefixes">At least one line's code begins with one of these.</param>
/// <param name="Origins">At least one line was made in one of these countries.</param>
public sealed record PackCondition(
    IReadOnlyList<string>? Reasons = null,
    BuyerKind? Buyer = null,
    IReadOnlyList<string>? Channels = null,
    IReadOnlyList<string>? ExceptChannels = null,
    IReadOnlyList<string>? Incoterms = null,
    string? ValueAtMost = null,
    string? ValueAbove = null,
    string? ItemAtMost = null,
    IReadOnlyList<string>? CodePrefixes = null,
    IReadOnlyList<string>? Origins = null)
{
    public IEnumerable<string> LimitNames => new[] { ValueAtMost, ValueAbove, ItemAtMost }.OfType<string>();

    public Applies Holds(OrderFacts facts, IReadOnlyDictionary<string, ValueLimit> limits) => new[]
    {
        Sure(Names(Reasons, facts.Order.ReasonForExport ?? "sale")),
        Sure(Buyer is null || (Buyer == BuyerKind.Business) == facts.BuyerIsBusiness),
        Sure(Names(Channels, facts.Order.Channel)),
        Sure(ExceptChannels is null || !Names(ExceptChannels, facts.Order.Channel)),
        Sure(Names(Incoterms, facts.Parties.Incoterm)),
        ValueAtMost is null ? Applies.Yes : limits[ValueAtMost].IsAtMost(facts.GoodsValue, facts.Order.Currency),
        ValueAbove is null ? Applies.Yes : Not(limits[ValueAbove].IsAtMost(facts.GoodsValue, facts.Order.Currency)),
        ItemAtMost is null ? Applies.Yes : facts.Lines.Select(line => limits[ItemAtMost].IsAtMost(line.Ordered.UnitPrice, facts.Order.Currency)).DefaultIfEmpty(Applies.No).Max(),
        Sure(CodePrefixes is null || facts.Lines.Any(line => line.Code is { } code && CodePrefixes.Any(prefix => code.Digits.StartsWith(prefix, StringComparison.Ordinal)))),
        Sure(Origins is null || facts.Lines.Any(line => Names(Origins, line.Product.Origin))),
    }.Min();

    private static bool Names(IReadOnlyList<string>? list, string? word) => list is null || (word is not null && list.Contains(word, StringComparer.OrdinalIgnoreCase));

    private static Applies Sure(bool holds) => holds ? Applies.Yes : Applies.No;

    private static Applies Not(Applies applies) => (Applies)(Applies.Yes - applies);
}

public enum BuyerKind
{
    Consumer,
    Business,
}

/// <summary>An amount that a law names.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="About">Roughly the same amount in other currencies; near it, nobody can say without the day's rate.</param>
public sealed record ValueLimit(decimal Amount, string Currency, IReadOnlyDictionary<string, decimal> About)
{
    // Rates move by less than this between two checks of a pack.
    private const decimal Margin = 0.15m;

    public Applies IsAtMost(decimal value, string currency)
    {
        if (currency == Currency)
        {
            return value <= Amount ? Applies.Yes : Applies.No;
        }

        return !About.TryGetValue(currency, out var about) ? Applies.Unsure
            : value <= about * (1 - Margin) ? Applies.Yes
            : value > about * (1 + Margin) ? Applies.No
            : Applies.Unsure;
    }

    public override string ToString() => $"{Currency} {Amount.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture)}";
}
