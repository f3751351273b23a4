using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Which words stand in which places and how much they count there: one flat table, grouped by place.</summary>
internal sealed class WordBags
{
    private const float Damp = 0.7f;
    private readonly List<int> starts = [0];
    private readonly List<int> words = [];
    private readonly List<float> counts = [];
    private readonly List<int> touched = [];
    private float[] scratch = new float[4_096];

    public int Count => starts.Count - 1;

    /// <summary>Counts a word in the place that is being filled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int word, float count)
    {
        if (word >= scratch.Length)
        {
            Array.Resize(ref scratch, Math.Max(word + 1, scratch.Length * 2));
        }

        if (scratch[word] == 0)
        {
            touched.Add(word);
        }

        scratch[word] += count;
    }

    /// <summary>Ends the place that is being filled; the next count goes to the next one.</summary>
    public void Close()
    {
        foreach (var word in touched)
        {
            words.Add(word);
            counts.Add(scratch[word]);
            scratch[word] = 0;
        }

        touched.Clear();
        starts.Add(words.Count);
    }

    public ReadOnlySpan<int> WordsOf(int place) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[starts[place]..starts[place + 1]];

    public Span<float> CountsOf(int place) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counts)[starts[place]..starts[place + 1]];

    /// <summary>Damps repetition: a word that stands twenty times in one place says less than twenty places with the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Dampen()
    {
        for (var at = 0; at < counts.Count; at++)
        {
            counts[at] = MathF.Pow(counts[at], Damp);
        }
    }

    /// <summary>The table grouped by word, with the counts or other values in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Postings ByWord(int vocabulary, float[][]? otherValues = null)
    {
        var start = new int[vocabulary + 1];
        foreach (var word in words)
        {
            start[word + 1]++;
        }

        for (var word = 0; word < vocabulary; word++)
        {
            start[word + 1] += start[word];
        }

        var next = start[..^1];
        var places = new int[words.Count];
        var values = new float[words.Count];
        for (var place = 0; place < Count; place++)
        {
            for (var at = starts[place]; at < starts[place + 1]; at++)
            {
                var slot = next[words[at]]++;
                places[slot] = place;
                values[slot] = otherValues is null ? counts[at] : otherValues[place][at - starts[place]];
            }
        }

        return new Postings(start, places, values);
    }
}

/// <summary>For each word the places where it stands, with a value each.</summary>
internal sealed class Postings(int[] start, int[] places, float[] values)
{
    public ReadOnlySpan<int> PlacesOf(int word) => places.AsSpan(start[word]..start[word + 1]);

    public ReadOnlySpan<float> ValuesOf(int word) => values.AsSpan(start[word]..start[word + 1]);

    public int CountOf(int word) => start[word + 1] - start[word];

    /// <summary>Whether a word stands in a place; places are in ascending order.</summary>
    public bool Has(int word, int place) => PlacesOf(word).BinarySearch(place) >= 0;
}
