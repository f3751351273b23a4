using System.Security.Cryptography;
using System.Text;

namespace ExceptionIntel.Customs.Products;

/// <summary>What makes two products the same for classification, as a hash.</summary>
public static class ProductFingerprint
{
    /// <summary>Changes when anything changes that a code may depend on; price, weight and pictures do not.</summary>
    public static string OfInputs(Product product) =>
        Hash(Inputs(product).Append(product.DeclaredCode).Append(product.Origin).Append(string.Join(',', product.Destinations.Order(StringComparer.Ordinal))));

    /// <summary>Equal for two products that say the same in the same words, whoever's SKU and declared code they carry: precedents are looked up by it.</summary>
    public static string OfText(Product product) => Hash(Inputs(product).Select(Normal));

    private static IEnumerable<string?> Inputs(Product product)
    {
        yield return product.Title;
        yield return product.Description;
        yield return product.Use;
        foreach (var material in product.Materials.OrderBy(material => material.Name, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{material.Name} {material.Percent:0.##}";
        }

        foreach (var (name, value) in product.Attributes.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{name}={value}";
        }
    }

    private static string? Normal(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var normal = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                normal.Append(rune.ToString());
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString().TrimEnd();
    }

    private static string Hash(IEnumerable<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            // A length before each part, so that "ab" + "c" and "a" + "bc" differ.
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : Encoding.UTF8.GetByteCount(part)));
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
