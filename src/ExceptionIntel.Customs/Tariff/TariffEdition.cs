namespace ExceptionIntel.Customs.Tariff;

/// <summary>One edition of a country's schedule, as it was imported.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or "EU".</param>
/// <param name="ValidFrom">First day on which it counts; null for always.</param>
/// <param name="ValidTo">Last day on which it counts; null until a newer edition begins.</param>
public sealed record TariffEdition(string Country, string Name, DateOnly? ValidFrom, DateOnly? ValidTo, DateTimeOffset ImportedAt)
{
    public bool IsValid(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);

    /// <summary>Each country's edition on a day: the one that a setting names, else of those in force the one that began last, and of these the one imported last.</summary>
    /// <param name="named">Names of editions that count whatever the day.</param>
    public static IReadOnlyList<TariffEdition> InForce(IEnumerable<TariffEdition> editions, DateOnly on, IReadOnlyCollection<string> named) =>
    [
        .. editions
            .Where(edition => edition.IsValid(on) || named.Contains(edition.Name, StringComparer.OrdinalIgnoreCase))
            .GroupBy(edition => edition.Country, StringComparer.Ordinal)
            .Select(group => group
                .OrderByDescending(edition => named.Contains(edition.Name, StringComparer.OrdinalIgnoreCase))
                .ThenByDescending(edition => edition.ValidFrom ?? DateOnly.MinValue)
                .ThenByDescending(edition => edition.ImportedAt)
                .ThenByDescending(edition => edition.Name, StringComparer.Ordinal)
                .First())
            .OrderBy(edition => edition.Country, StringComparer.Ordinal),
    ];
}
