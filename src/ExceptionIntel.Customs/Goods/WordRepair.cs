namespace ExceptionIntel.Customs.Goods;

/// <summary>A known word that an unknown one may stand for, and how sure that is (0 to 1).</summary>
internal readonly record struct Repair(int Word, float Trust);

/// <summary>
/// Reads words that the atlas does not know: short forms ("mscr" for mascara), bent ("quilted"), glued together ("quiltedpillows"), cut off ("moisturis"),
/// mistyped ("earings"), or without vowels as carriers' labels have them ("mscr").
/// </summary>
internal sealed class WordRepair
{
    private const int MostGuesses = 4;
    private const int Longest = 30;

    private static readonly string[] Endings = ["ing", "ed", "er", "d", "y", "ly", "able", "ish"];

    private readonly GoodsIndex index;
    private readonly WordShapes shapes;

    public WordRepair(GoodsIndex index)
    {
        this.index = index;
        shapes = new WordShapes(index.Vocabulary);
    }

    /// <param name="mayBeCut">The word ends a text that a carrier may have cut.</param>
    public IReadOnlyList<Repair> Read(string word, bool mayBeCut)
    {
        if (word.Length is < 3 or > Longest || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return [];
        }

        if (Short(word) is { } written)
        {
            return written;
        }

        if (mayBeCut && shapes.StartingWith(word) is { Count: > 0 } whole)
        {
            return Share(whole, 0.7f);
        }

        return Bent(word) ?? Glued(word) ?? WithoutVowels(word) ?? Mistyped(word) ?? CutOff(word);
    }

    private List<Repair>? Short(string word)
    {
        var repairs = new List<Repair>();
        foreach (var whole in index.Shorthand.Expand(word))
        {
            if (index.Vocabulary.Knows(whole, out var known))
            {
                repairs.Add(new Repair(known, 0.9f));
            }
        }

        return repairs.Count == 0 ? null : repairs;
    }

    private List<Repair>? Bent(string word)
    {
        foreach (var ending in Endings)
        {
            var stem = word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;
            if (stem is null)
            {
                continue;
            }

            var single = stem[^1] == stem[^2] ? stem[..^1] : stem;
            foreach (var form in new[] { stem, single, stem + "e" })
            {
                if (index.Vocabulary.Knows(form, out var known))
                {
                    return [new Repair(known, 0.8f)];
                }
            }
        }

        return null;
    }

    private List<Repair>? Glued(string word)
    {
        for (var at = word.Length - 3; at >= 3; at--)
        {
            if (index.Vocabulary.Knows(word[..at], out var first) && index.Vocabulary.Knows(WordForms.Singular(word.AsSpan(at)), out var second))
            {
                return [new Repair(first, 0.7f), new Repair(second, 0.9f)];
            }
        }

        return null;
    }

    private List<Repair>? WithoutVowels(string word)
    {
        if (!WordShapes.LacksVowels(word))
        {
            return null;
        }

        var found = shapes.WithConsonants(word);
        return found.Count == 0 ? null : Share(found, 0.7f);
    }

    private List<Repair>? Mistyped(string word)
    {
        if (word.Length < 5)
        {
            return null;
        }

        var found = shapes.Near(word, word.Length >= 9 ? 2 : 1, out var distance);
        return found.Count == 0 ? null : Share(found, distance == 1 && word.Length > 5 ? 0.7f : 0.4f);
    }

    private List<Repair> CutOff(string word)
    {
        var found = word.Length >= 5 ? shapes.StartingWith(word) : [];
        return found.Count == 0 ? [] : Share(found, 0.5f);
    }

    // Among several readings the more common words are the likelier.
    private List<Repair> Share(IReadOnlyList<int> found, float trust)
    {
        var likeliest = found.OrderByDescending(Common).ThenBy(word => word).Take(MostGuesses).ToList();
        var total = likeliest.Sum(Common);
        return [.. likeliest.Select(word => new Repair(word, trust * Common(word) / total))];
    }

    private float Common(int word) => MathF.Sqrt(index.LeafWeight.CountOf(word) + 1f);
}
