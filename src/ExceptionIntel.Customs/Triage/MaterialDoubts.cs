using System.Globalization;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A doubt about shares of materials that cannot all be right.</summary>
internal static class MaterialDoubts
{
    /// <summary>Shares are rounded by sellers.</summary>
    private const decimal Rounding = 1;

    public static Doubt? Of(Product product)
    {
        if (product.Materials.Count == 0 || product.Materials.Any(material => material.Percent is null))
        {
            return null;
        }

        // Shell and lining at 100 % each are two parts, not a mistake.
        var sum = product.Materials.Sum(material => material.Percent!.Value);
        var offBy = sum % 100;
        if (sum > 0 && Math.Min(offBy, 100 - offBy) <= Rounding)
        {
            return null;
        }

        var shares = string.Join(", ", product.Materials.Take(6).Select(material => string.Create(CultureInfo.InvariantCulture, $"{material.Name} {material.Percent:0.##} %")));
        return new Doubt(
            "description.material_conflict",
            Severity.Warn,
            string.Create(CultureInfo.InvariantCulture, $"The materials add up to {sum:0.##} %, not to 100 %: one share is missing or wrong, and the main material decides many codes."),
            [new Evidence("materials", shares)],
            "description.material_conflict@1");
    }
}
