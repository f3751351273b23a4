using System.Diagnostics.CodeAnalysis;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>
/// An answer about a country's tree, kept as an attribute of the product: the first and the last code of the part that was chosen, as in
/// tariff_line_us = 4202224010-4202228980. A later answer lies inside an earlier one and takes its place.
/// </summary>
internal sealed record NationalPin(HsCode First, HsCode Last)
{
    public const string Prefix = "tariff_line_";

    public static string AttributeOf(string country) => Prefix + country.ToLowerInvariant();

    /// <returns>Null where nobody answered, or the answer is none.</returns>
    public static NationalPin? In(IReadOnlyDictionary<string, string> attributes, string country) =>
        attributes.TryGetValue(AttributeOf(country), out var text) && TryParse(text, out var pin) ? pin : null;

    public static NationalPin To(TariffBranch branch)
    {
        var codes = branch.Leaves.Select(leaf => leaf.Code!).ToList();
        return new NationalPin(codes.Min()!, codes.Max()!);
    }

    public bool Meets(TariffBranch branch) => branch.Leaves.Any(leaf => leaf.Code is { } code && code.CompareTo(First) >= 0 && code.CompareTo(Last) <= 0);

    public override string ToString() => First == Last ? First.Digits : $"{First}-{Last}";

    private static bool TryParse(string text, [NotNullWhen(true)] out NationalPin? pin)
    {
        var parts = text.Length > 40 ? [] : text.Split('-', StringSplitOptions.TrimEntries);
        pin = parts.Length is 1 or 2 && HsCode.TryParse(parts[0], out var first) && HsCode.TryParse(parts[^1], out var last) ? new NationalPin(first, last) : null;
        return pin is not null;
    }
}
