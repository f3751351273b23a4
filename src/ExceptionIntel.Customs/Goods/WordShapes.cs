using System.Numerics;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The known Latin words by their beginnings, consonants and lengths. Sorted numbers only, so that thousands of words cost little.</summary>
internal sealed class WordShapes
{
    private const int MostBeginnings = 60;
    private const int ShortestKnown = 4;

    private readonly Vocabulary words;
    private readonly int[] alphabetical;
    private readonly int[] byConsonants;
    private readonly uint[] consonantKeys;
    private readonly int[] byLength;
    private readonly int[] lengthKeys;
    private readonly uint[] letters;

    public WordShapes(Vocabulary words)
    {
        this.words = words;
        alphabetical = [.. Enumerable.Range(0, words.Count).Where(word => words[word].Length >= ShortestKnown && !words[word].AsSpan().ContainsAnyExceptInRange('a', 'z'))];
        letters = new uint[words.Count];
        foreach (var word in alphabetical)
        {
            letters[word] = Letters(words[word]);
        }

        byConsonants = [.. alphabetical];
        consonantKeys = [.. alphabetical.Select(word => ConsonantKey(words[word]))];
        Array.Sort(consonantKeys, byConsonants);
        byLength = [.. alphabetical];
        lengthKeys = [.. alphabetical.Select(word => LengthKey(words[word][0], words[word].Length))];
        Array.Sort(lengthKeys, byLength);
        Array.Sort([.. alphabetical.Select(word => words[word])], alphabetical, StringComparer.Ordinal);
    }

    public static bool LacksVowels(string word)
    {
        var vowels = 0;
        foreach (var letter in word.AsSpan(1))
        {
            vowels += IsVowel(letter) ? 1 : 0;
        }

        return vowels * 4 < word.Length;
    }

    public IReadOnlyList<int> StartingWith(string beginning)
    {
        int low = 0, high = alphabetical.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(words[alphabetical[middle]], beginning) < 0 ? (middle + 1, high) : (low, middle);
        }

        return [.. alphabetical.Skip(low).Take(MostBeginnings).TakeWhile(word => words[word].StartsWith(beginning, StringComparison.Ordinal))];
    }

    /// <summary>Words with the same first letter and the same consonants in the same order.</summary>
    public IReadOnlyList<int> WithConsonants(string word)
    {
        var key = ConsonantKey(word);
        return key == 0 ? [] : [.. Range(consonantKeys, byConsonants, key)];
    }

    /// <summary>The words fewest edits away, at most so many, with the same first letter.</summary>
    public IReadOnlyList<int> Near(string word, int mostEdits, out int distance)
    {
        var found = new List<int>();
        var mine = Letters(word);
        distance = mostEdits;
        for (var length = word.Length - mostEdits; length <= word.Length + mostEdits; length++)
        {
            foreach (var other in Range(lengthKeys, byLength, LengthKey(word[0], length)))
            {
                var edits = BitOperations.PopCount(mine ^ letters[other]) > 2 * distance ? distance + 1 : EditDistance.Between(word, words[other], distance);
                if (edits < distance)
                {
                    found.Clear();
                    distance = edits;
                }

                if (edits <= distance)
                {
                    found.Add(other);
                }
            }
        }

        return found;
    }

    private static ReadOnlySpan<int> Range<T>(T[] keys, int[] values, T key)
        where T : IComparable<T>
    {
        int low = Array.BinarySearch(keys, key), high = low;
        if (low < 0)
        {
            return [];
        }

        while (low > 0 && keys[low - 1].CompareTo(key) == 0)
        {
            low--;
        }

        while (high + 1 < keys.Length && keys[high + 1].CompareTo(key) == 0)
        {
            high++;
        }

        return values.AsSpan(low..(high + 1));
    }

    private static int LengthKey(char first, int length) => (first << 8) | length;

    private static uint Letters(string word)
    {
        var seen = 0u;
        foreach (var letter in word)
        {
            seen |= 1u << (letter - 'a');
        }

        return seen;
    }

    // 0 for words with fewer than three consonants, which say too little.
    private static uint ConsonantKey(string word)
    {
        uint key = word[0];
        var last = word[0];
        var count = 1;
        foreach (var letter in word.AsSpan(1))
        {
            if (!IsVowel(letter) && letter != last)
            {
                key = unchecked((key * 31) + letter);
                count++;
            }

            last = IsVowel(letter) ? '\0' : letter;
        }

        return count >= 3 ? key : 0;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
