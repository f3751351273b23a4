using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>A number for each word that the atlas and the titles know.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers = new(48_000, StringComparer.Ordinal);
    private readonly List<string> words = new(48_000);

    public int Count => words.Count;

    public string this[int number] => words[number];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Learn(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers.Add(word, number = words.Count);
            words.Add(word);
        }

        return number;
    }

    public bool Knows(string word, out int number) => numbers.TryGetValue(word, out number);
}
