namespace ExceptionIntel.Service.Journey;

/// <summary>Settings of the section "Tariff".</summary>
public sealed class TariffOptions
{
    public const string Section = "Tariff";

    /// <summary>Names of editions, parted by commas, that count whatever the day; without it each country's edition of the day does.</summary>
    public string? Edition { get; set; }

    public IReadOnlyCollection<string> Named => Edition?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
