using System.Globalization;
using System.Text;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Reads words out of what sellers write, the same way for the atlas, the precedents and the question at hand.</summary>
public static class GoodsText
{
    /// <summary>Lower-case words and numbers without accents' variants; Thai and Chinese, which do not part words by blanks, as pairs of letters.</summary>
    public static IReadOnlyList<string> Tokens(string? text)
    {
        var tokens = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return tokens;
        }

        var word = new StringBuilder();
        string? previous = null;
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (IsUnspaced(rune))
            {
                Flush(word, tokens);
                var letter = rune.ToString();
                if (previous is not null)
                {
                    tokens.Add(previous + letter);
                }

                previous = letter;
                continue;
            }

            previous = null;
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(rune.ToString());
            }
            else if (rune.Value is not ('\'' or '’'))
            {
                Flush(word, tokens);
            }
        }

        Flush(word, tokens);
        return tokens;
    }

    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x0E7F) or (>= 0x3040 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FFF);

    private static void Flush(StringBuilder word, List<string> tokens)
    {
        if (word.Length > 0)
        {
            tokens.Add(Singular(word.ToString()));
            word.Clear();
        }
    }

    // English plurals only as far as both forms then meet: "dresses" and "dress", "batteries" and "battery", "shirts" and "shirt".
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
