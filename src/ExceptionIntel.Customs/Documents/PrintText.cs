using System.Globalization;
using System.Text;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Documents;

/// <summary>Texts and figures as they stand on paper.</summary>
public static class PrintText
{
    private const int MostCharacters = 300;

    /// <summary>One clean line: no control, direction or zero-width signs, no runs of blanks, cut at 300 characters; null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (clean.Length >= MostCharacters)
            {
                return clean.Append('…').ToString();
            }

            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(clean.Length == 0 || clean[^1] == ' ' ? "" : " ");
            }
            else if (IsPrintable(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        var line = clean.ToString().TrimEnd();
        return line.Length == 0 ? null : line;
    }

    /// <summary>As customs writes it: four digits, then pairs.</summary>
    public static string Dotted(HsCode code) => code.Level <= 4
        ? code.Digits
        : string.Join('.', Enumerable.Range(0, (code.Level - 3) / 2).Select(pair => code.Digits.Substring(4 + (pair * 2), Math.Min(2, code.Level - 4 - (pair * 2)))).Prepend(code.Digits[..4]));

    /// <param name="decimals">The currency's decimals.</param>
    public static string Money(decimal amount, int decimals) => amount.ToString("N" + decimals, CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A price of one piece keeps up to four decimals where the seller counts in fractions.</summary>
    public static string Price(decimal amount, int decimals) =>
        amount == Math.Round(amount, decimals) ? Money(amount, decimals) : amount.ToString("#,0.00##", CultureInfo.InvariantCulture);

    public static string Quantity(decimal quantity) => quantity.ToString("#,0.###", CultureInfo.InvariantCulture);

    public static string Kilograms(decimal weight) => weight.ToString("#,0.00#", CultureInfo.InvariantCulture) + " kg";

    /// <summary>With the month as a word: no reader takes it for another day.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string? Materials(IReadOnlyList<Material> materials) =>
        Clean(string.Join(", ", materials.Take(8).Select(material => material.Percent is { } share ? string.Create(CultureInfo.InvariantCulture, $"{material.Name} {share:0.##} %") : material.Name)));

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F) and not (>= 0xE0100 and <= 0xE01EF);
}
