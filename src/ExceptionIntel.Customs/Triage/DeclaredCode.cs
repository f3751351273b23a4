using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>The code that a shop carries, as it can be meant.</summary>
/// <param name="Written">As the shop wrote it.</param>
/// <param name="Code">Null where it is no code at all.</param>
/// <param name="LostZero">A spreadsheet dropped the first zero: <paramref name="Code"/> has it again.</param>
internal sealed record DeclaredCode(string Written, HsCode? Code, bool LostZero)
{
    /// <summary>Six digits where it has as many; a heading or chapter where it says no more, also when zeros fill it up, as in 610900.</summary>
    public HsCode? Level { get; private init; }

    /// <returns>Null where the shop carries none.</returns>
    public static DeclaredCode? Of(string? text, HsCode? likely, TariffBook book)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var written = text.Trim();
        var bare = written.TrimStart("HSTChstcodeCODE: .#".ToCharArray());
        var code = HsCode.TryParse(bare, out var read) ? read : null;
        var spoken = Spoken(code, book);
        var padded = HsCode.TryParse("0" + bare, out var restored) ? Spoken(restored, book) : null;

        // Only chapters 01 to 09 begin with a zero, and only an odd number of digits has lost one.
        var lost = padded is not null && bare.Count(char.IsAsciiDigit) % 2 == 1
            && (spoken is null || (likely is not null && !likely.IsUnder(spoken) && likely.IsUnder(padded)));
        return lost ? new DeclaredCode(written, restored, true) { Level = padded } : new DeclaredCode(written, code, false) { Level = spoken };
    }

    // What of the code exists: six digits, or the heading or chapter that zeros were hung on.
    private static HsCode? Spoken(HsCode? code, TariffBook book)
    {
        if (code is null)
        {
            return null;
        }

        if (book.Contains(code.At(6)))
        {
            return code.At(6);
        }

        var stem = code.At(6).Digits;
        while (stem.Length > 2 && stem.EndsWith("00", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        var filled = HsCode.Parse(stem);
        return filled.Level < Math.Min(code.Level, 6) && book.Contains(filled) ? filled : null;
    }
}
