using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Which live tariffs are asked about a product, and about which code. Pure.</summary>
public static class TariffQuestions
{
    /// <summary>Not a country of ISO 3166-1: customs' own letters for Northern Ireland.</summary>
    public const string NorthernIreland = "XI";

    private const int UsDigits = 10;

    /// <param name="six">The product's code; null where none is known, and nothing is asked.</param>
    /// <param name="national">Codes of destinations that are known already.</param>
    public static IReadOnlyList<TariffQuestion> Of(Product product, HsCode? six, IReadOnlyList<NationalCode> national)
    {
        if (six is null)
        {
            return [];
        }

        return
        [
            .. product.Destinations
                .Where(country => !IsDomestic(product.Origin, country))
                .Select(country => Ask(country, six.At(6), national))
                .OfType<TariffQuestion>()
                .Distinct(),
        ];
    }

    private static TariffQuestion? Ask(string country, HsCode six, IReadOnlyList<NationalCode> national) => country.ToUpperInvariant() switch
    {
        "GB" => new TariffQuestion(LiveTariff.Uk, Deepest(six, national, known => known == "GB")),
        NorthernIreland => new TariffQuestion(LiveTariff.Xi, Deepest(six, national, known => known == NorthernIreland)),
        var member when CustomsUnion.Contains(member) => new TariffQuestion(LiveTariff.Xi, Deepest(six, national, known => known == CustomsUnion.Country || CustomsUnion.Contains(known))),
        // What the US schedule can say of six digits, the world's book says already.
        "US" when Deepest(six, national, known => known == "US") is { Level: UsDigits } own => new TariffQuestion(LiveTariff.Us, own),
        _ => null,
    };

    private static HsCode Deepest(HsCode six, IReadOnlyList<NationalCode> national, Func<string, bool> isThere) => national
        .Where(code => isThere(code.Country.ToUpperInvariant()) && code.Code.IsUnder(six) && code.Code.Level is 8 or 10)
        .OrderByDescending(code => code.Code.Level).ThenBy(code => code.Code)
        .Select(code => code.Code)
        .FirstOrDefault() ?? six;

    private static bool IsDomestic(string? origin, string destination) => origin is not null
        && (string.Equals(origin, destination, StringComparison.OrdinalIgnoreCase) || (CustomsUnion.Contains(origin) && CustomsUnion.Contains(destination)));
}
