namespace ExceptionIntel.Customs.Goods;

/// <summary>
/// Brings letters to one form: lower case, Latin without accents (so that "áo thun" and "ao thun" meet), full-width forms as plain ones.
/// Own tables, because the runtime does not normalise when it runs without culture data.
/// </summary>
internal static class LetterFolding
{
    private static readonly string[] Accented =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċč", "dďđðḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩẹẻẽếềểễệ", "fƒḟ", "gĝğġģǧǵḡ", "hĥħḣḥḧḩḫ",
        "iìíîïĩīĭįıǐȉȋỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľŀłḷḹḻḽ", "mḿṁṃ", "nñńņňŉǹṅṇṉṋ", "oòóôõöøōŏőơǒǫȍȏȯȱọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣ", "tţťŧțṫṭṯṱ", "uùúûüũūŭůűųưǔȕȗụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉ", "xẋẍ", "yýÿŷȳẏỳỵỷỹ", "zźżžẑẓẕ",
    ];

    private static readonly char[] Plain = MakePlain();

    /// <summary>The folded letter; 0 for what is not to be seen at all (combining accents, zero-width, direction and tag characters).</summary>
    public static char Fold(char letter)
    {
        if (letter < 0x80)
        {
            return char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
        }

        if (IsUnseen(letter))
        {
            return '\0';
        }

        var wide = letter is >= '！' and <= '～' ? (char)(letter - 0xFEE0) : letter;
        var lower = char.ToLowerInvariant(wide);
        return lower < Plain.Length && Plain[lower] != 0 ? Plain[lower] : lower;
    }

    private static bool IsUnseen(char letter) => letter is
        '\u00AD' or (>= '\u0300' and <= '\u036F') or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB') or '\uDB40' or (>= '\uDC00' and <= '\uDFFF');

    private static char[] MakePlain()
    {
        var plain = new char[0x1F00];
        foreach (var family in Accented)
        {
            foreach (var letter in family.AsSpan(1))
            {
                plain[letter] = family[0];
            }
        }

        return plain;
    }
}
