using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExceptionIntel.Customs.Tariff;

/// <summary>A Harmonized System code: 2, 4 or 6 digits, or a national code of 7 to 12. Always well formed; whether it exists is for the <see cref="TariffBook"/> to say.</summary>
[JsonConverter(typeof(JsonForm))]
public sealed record HsCode : IComparable<HsCode>
{
    private HsCode(string digits) => Digits = digits;

    /// <summary>Digits only, no dots.</summary>
    public string Digits { get; }

    /// <summary>The number of digits, which is the level in the tree: 2 chapter, 4 heading, 6 subheading, more for a national code.</summary>
    public int Level => Digits.Length;

    public string Chapter => Digits[..2];

    public bool IsNational => Level > 6;

    /// <summary>Accepts dots, blanks and hyphens between the digits, as shops and authorities write them.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HsCode? code)
    {
        code = null;
        if (text is null || text.Length > 24)
        {
            return false;
        }

        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
            else if (c is not ('.' or ' ' or '-'))
            {
                return false;
            }
        }

        if (count is not (2 or 4 or (>= 6 and <= 12)))
        {
            return false;
        }

        code = new HsCode(digits[..count].ToString());
        return true;
    }

    /// <exception cref="FormatException">The text is not a code.</exception>
    public static HsCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an HS code: 2, 4, 6 or up to 12 digits.");

    /// <summary>The code's ancestor at a level; the code itself where it is not deeper.</summary>
    public HsCode At(int level) => Level <= level ? this : new HsCode(Digits[..level]);

    public bool IsUnder(HsCode ancestor) => Digits.StartsWith(ancestor.Digits, StringComparison.Ordinal);

    public int CompareTo(HsCode? other) => string.CompareOrdinal(Digits, other?.Digits);

    public override string ToString() => Digits;

    private sealed class JsonForm : JsonConverter<HsCode>
    {
        public override HsCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return TryParse(text, out var code) ? code : throw new JsonException("Expected an HS code as a string of digits.");
        }

        public override void Write(Utf8JsonWriter writer, HsCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Digits);
    }
}
