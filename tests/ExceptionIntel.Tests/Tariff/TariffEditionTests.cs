using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Tariff;

public sealed class TariffEditionTests
{
    private static readonly TariffEdition[] Editions =
    [
        new("US", "old", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31), At(1)),
        new("US", "new", new DateOnly(2026, 1, 1), null, At(2)),
        new("US", "new again", new DateOnly(2026, 1, 1), null, At(3)),
        new("US", "next", new DateOnly(2027, 1, 1), null, At(0)),
        new("EU", "always", null, null, At(1)),
    ];

    [Theory]
    [InlineData("2025-06-01", "", "always old")]
    [InlineData("2026-06-01", "", "always new again")]
    [InlineData("2028-06-01", "", "always next")]
    [InlineData("2026-06-01", "OLD", "always old")]
    [InlineData("2024-06-01", "", "always")]
    public void Each_day_has_its_edition_and_a_setting_wins(string day, string named, string right) =>
        Assert.Equal(right, string.Join(' ', TariffEdition.InForce(Editions, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), [named]).Select(edition => edition.Name)));

    private static DateTimeOffset At(int day) => new(2026, 1, 1 + day, 0, 0, 0, TimeSpan.Zero);
}
