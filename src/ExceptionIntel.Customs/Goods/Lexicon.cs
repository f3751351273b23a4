using System.Globalization;
using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>
/// What goods and materials are called in Vietnamese, Thai, Indonesian and Malay, and Chinese, with the English words that the atlas knows:
/// so that goods are found in all five languages although most of the atlas is English.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Words of one entry in languages that part words by blanks.</summary>
    private const int MostWords = 4;

    /// <summary>Letters of one entry in languages that do not.</summary>
    private const int MostLetters = 12;

    private readonly Dictionary<string, string[]> entries = new(StringComparer.Ordinal);

    /// <summary>First words of the entries: most words of a text begin none.</summary>
    private readonly HashSet<string> beginnings = new(StringComparer.Ordinal);

    private Lexicon()
    {
    }

    /// <summary>Knows no word.</summary>
    public static Lexicon Empty { get; } = new();

    public int Count => entries.Count;

    /// <exception cref="FormatException">A line is not "word = English words"; the message names file and line.</exception>
    public static Lexicon LoadShipped()
    {
        var assembly = typeof(Lexicon).Assembly;
        var lexicon = new Lexicon();
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith("goods/lexicon/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            lexicon.Read(reader, file);
        }

        return lexicon;
    }

    /// <summary>One lexicon from a text in the files' form.</summary>
    /// <param name="name">What error messages call the text.</param>
    /// <exception cref="FormatException">A line is not "word = English words"; the message names the text and the line.</exception>
    public static Lexicon Parse(string text, string name)
    {
        var lexicon = new Lexicon();
        lexicon.Read(new StringReader(text), name);
        return lexicon;
    }

    /// <summary>The English words for the longest entries that stand in a text, in their order.</summary>
    public IReadOnlyList<string> Translate(string? text)
    {
        if (entries.Count == 0 || string.IsNullOrEmpty(text))
        {
            return [];
        }

        var words = Words(text);
        var found = new List<string>();
        for (var at = 0; at < words.Count;)
        {
            at += Math.Max(1, GoodsText.IsUnspaced(words[at][0]) ? TakeLetters(words[at], found) : TakeWords(words, at, found));
        }

        return found;
    }

    private int TakeWords(List<string> words, int at, List<string> found)
    {
        for (var count = beginnings.Contains(words[at]) ? Math.Min(MostWords, words.Count - at) : 0; count > 0; count--)
        {
            if (entries.TryGetValue(count == 1 ? words[at] : string.Join(' ', words.GetRange(at, count)), out var english))
            {
                found.AddRange(english);
                return count;
            }
        }

        return 0;
    }

    private int TakeLetters(string run, List<string> found)
    {
        var lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < run.Length;)
        {
            var taken = 1;
            for (var length = Math.Min(MostLetters, run.Length - at); length > 0; length--)
            {
                if (lookup.TryGetValue(run.AsSpan(at, length), out var english))
                {
                    found.AddRange(english);
                    taken = length;
                    break;
                }
            }

            at += taken;
        }

        return 1;
    }

    // Runs of letters in lower case with their accents and marks, which part Vietnamese and Thai words from each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        var length = Math.Min(text.Length, GoodsText.MaxCharacters);
        for (var i = 0; i <= length; i++)
        {
            var belongs = i < length && (text[i] < 0x80 ? char.IsAsciiLetterOrDigit(text[i]) : char.IsLetterOrDigit(text[i]) || GoodsText.IsUnspaced(text[i]) || char.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark);
            if (start >= 0 && (!belongs || GoodsText.IsUnspaced(text[i]) != GoodsText.IsUnspaced(text[start])))
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }

            start = belongs && start < 0 ? i : start;
        }

        return words;
    }

    private void Read(TextReader reader, string name)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(" = ", 2) is not [var word, var english] || word.Trim().Length == 0 || GoodsText.Tokens(english) is not { Count: > 0 } tokens)
            {
                throw new FormatException($"{name}, line {number}: expected a word, ' = ' and English words, found '{line}'.");
            }

            if (Words(word) is { Count: > 0 } words && entries.TryAdd(string.Join(' ', words), [.. tokens]))
            {
                beginnings.Add(words[0]);
            }
        }
    }
}
