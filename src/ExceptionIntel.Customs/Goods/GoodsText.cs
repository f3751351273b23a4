using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Reads words out of what sellers write, the same way for the atlas, the precedents and the question at hand.</summary>
public static class GoodsText
{
    /// <summary>More than any title or description needs; the rest of a longer text is not read.</summary>
    public const int MaxCharacters = 6_000;

    /// <summary>A longer run of letters is no word of any language.</summary>
    private const int MaxWord = 40;

    /// <summary>
    /// Lower-case words and numbers without accents, plurals folded; a number and the word glued to it apart; Thai, Chinese and Japanese,
    /// which do not part words by blanks, as pairs of letters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IReadOnlyList<string> Tokens(string? text)
    {
        var tokens = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return tokens;
        }

        Span<char> word = stackalloc char[MaxWord];
        var reading = new Reading(tokens);
        var length = 0;
        var unspaced = false;
        foreach (var raw in text.AsSpan(0, Math.Min(text.Length, MaxCharacters)))
        {
            var letter = LetterFolding.Fold(raw);
            if (letter is '\0' or '\'' or '’')
            {
                continue;
            }

            var belongs = BelongsToWord(letter);
            if (length > 0 && (!belongs || IsUnspaced(letter) != unspaced || length == MaxWord))
            {
                reading.Add(word[..length], unspaced);
                length = 0;
            }

            if (belongs)
            {
                unspaced = IsUnspaced(letter);
                word[length++] = letter;
            }
            else
            {
                reading.Gap(letter);
            }
        }

        reading.Add(word[..length], unspaced);
        return tokens;
    }

    private static bool BelongsToWord(char letter) =>
        letter < 0x80 ? char.IsAsciiLetterOrDigit(letter) : char.IsLetterOrDigit(letter) || IsUnspaced(letter);

    internal static bool IsUnspaced(char letter) =>
        letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    /// <summary>The words found so far, and what stands between the last one and the next.</summary>
    private struct Reading(List<string> tokens)
    {
        private char gap = '\0';

        public void Gap(char letter) => gap = letter;

        public void Add(ReadOnlySpan<char> word, bool unspaced)
        {
            var before = gap;
            gap = '\0';
            if (unspaced)
            {
                AddPairs(word);
                return;
            }

            // "250ml" is a number and a unit, "3d" and "4k" are words of their own.
            var digits = word.IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && word.Length - digits >= 2)
            {
                tokens.Add(word[..digits].ToString());
                word = word[digits..];
                word = word.Length > 3 && word[0] == 'x' ? word[1..] : word;
            }

            if (!word.IsEmpty)
            {
                AddWord(word, before);
            }
        }

        // "t-shirt", "t shirt" and "tshirt" are one word, as are "x-ray" and "e-bike".
        private readonly void AddWord(ReadOnlySpan<char> word, char before)
        {
            var singular = WordForms.Singular(word);
            if (tokens is [.., { Length: 1 } letter] && word.Length > 2 && char.IsAsciiLetterLower(letter[0]) && (before == '-' || (letter == "t" && before == ' ')))
            {
                tokens[^1] = letter + singular;
                return;
            }

            tokens.Add(singular);
        }

        private readonly void AddPairs(ReadOnlySpan<char> letters)
        {
            for (var i = 0; i + 1 < letters.Length; i++)
            {
                tokens.Add(letters.Slice(i, 2).ToString());
            }

            if (letters.Length == 1)
            {
                tokens.Add(letters.ToString());
            }
        }
    }
}
