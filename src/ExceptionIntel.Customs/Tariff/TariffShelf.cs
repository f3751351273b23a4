namespace ExceptionIntel.Customs.Tariff;

/// <summary>The books at hand: the world's six digits, and the national schedules that were imported, the edition in force for each country.</summary>
public sealed class TariffShelf(TariffBook world, IReadOnlyDictionary<string, TariffBook> national)
{
    public TariffBook World { get; } = world;

    public IReadOnlyDictionary<string, TariffBook> Schedules { get; } = national;

    /// <param name="country">ISO 3166-1 alpha-2, in any case; members of the customs union find the EU's schedule.</param>
    public TariffBook? National(string country) => Owner(country) is { } owner ? Schedules[owner] : null;

    /// <summary>Whose schedule counts in a country: its own, or the union's; null where none is at hand.</summary>
    public string? Owner(string country)
    {
        var own = country.ToUpperInvariant();
        return Schedules.ContainsKey(own) ? own : CustomsUnion.Contains(own) && Schedules.ContainsKey(CustomsUnion.Country) ? CustomsUnion.Country : null;
    }
}

/// <summary>The member states of the EU customs union, which share one nomenclature (Regulation (EEC) 2658/87).</summary>
public static class CustomsUnion
{
    public const string Country = "EU";

    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    };

    public static bool Contains(string country) => Members.Contains(country);
}
