using System.Buffers;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Learning;

/// <summary>
/// The precedents of one workspace, found by the same text and by nearness: cosine of the weights of words and pieces of words, each
/// weighing more the rarer it is (K. Spärck Jones, Journal of Documentation 28, 1972). Safe to read while one writer adds.
/// What is added counts at once; the <see cref="PrecedentRegression"/> over all of them follows when <see cref="Train"/> is called.
/// </summary>
public sealed class PrecedentIndex : IDisposable
{
    /// <summary>Among so many entries a feature that stands in more than this share of them tells nothing, and would cost most of the search.</summary>
    private const int ManyEntries = 2_000;
    private const double CommonShare = 0.04;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly Dictionary<string, PrecedentEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<Posting>> byFeature = [];
    private readonly List<PrecedentEntry?> slots = [];
    private readonly Stack<int> freeSlots = [];
    private readonly Dictionary<string, List<PrecedentEntry>> byText = new(StringComparer.Ordinal);
    private volatile PrecedentRegression? regression;
    private int changesSinceTraining;
    private int changes;

    public long LastSequence { get; private set; }

    public int Count => entries.Count;

    /// <summary>Enough has changed since the last training that another one would tell something new.</summary>
    public bool WantsTraining => changesSinceTraining > 0 && changesSinceTraining * 20 >= Count;

    internal PrecedentRegression? Regression => regression;

    /// <summary>Adds a precedent, or takes a withdrawn one out.</summary>
    public void Apply(Precedent precedent) => Write(() =>
    {
        // Two readers may bring the same news.
        LastSequence = Math.Max(LastSequence, precedent.Sequence);
        if (entries.TryGetValue(precedent.Id, out var known) && known.Precedent == precedent)
        {
            return;
        }

        changes++;
        if (entries.Remove(precedent.Id, out var old))
        {
            byText[old.Precedent.TextKey].Remove(old);
            foreach (var feature in old.Features)
            {
                byFeature[feature.Key].RemoveAll(posting => posting.Slot == old.Slot);
            }

            slots[old.Slot] = null;
            freeSlots.Push(old.Slot);

            // What was taken back must not go on speaking through weights that it gave.
            regression = null;
            changesSinceTraining = Math.Max(entries.Count, 1);
        }

        if (precedent.Stands)
        {
            var entry = new PrecedentEntry(SlotFor(), precedent, PrecedentFeatures.Of(precedent.Product));
            entries.Add(precedent.Id, entry);
            slots[entry.Slot] = entry;
            changesSinceTraining++;
            ListFor(byText, precedent.TextKey).Add(entry);
            foreach (var feature in entry.Features)
            {
                ListFor(byFeature, feature.Key).Add(new Posting(entry.Slot, feature.Share));
            }
        }
    });

    /// <summary>Learns anew from all precedents that speak for other products; takes milliseconds for hundreds, seconds for tens of thousands.</summary>
    public void Train()
    {
        var taken = 0;
        var examples = Read(() =>
        {
            taken = changes;
            return entries.Values.Where(entry => entry.Precedent.ApplyToSimilar).OrderBy(entry => entry.Precedent.Id, StringComparer.Ordinal).Select(entry => (entry.Features, entry.Precedent.Code)).ToList();
        });
        var trained = PrecedentRegression.Train(examples);
        Write(() =>
        {
            changesSinceTraining = changes - taken;
            regression = trained;
        });
    }

    /// <summary>Precedents on exactly this text, the product's own first, then the newest first.</summary>
    public IReadOnlyList<Precedent> Exact(Product product)
    {
        var key = ProductFingerprint.OfText(product);
        return Read(() => byText.GetValueOrDefault(key, [])
            .Select(entry => entry.Precedent)
            .Where(precedent => precedent.ApplyToSimilar || precedent.Product.Key == product.Key)
            .OrderByDescending(precedent => precedent.Product.Key == product.Key)
            .ThenByDescending(precedent => precedent.DecidedAt)
            .ToList());
    }

    /// <summary>The nearest precedents that may speak for other products, nearest first.</summary>
    public IReadOnlyList<Nearness> Near(Product product, int count)
    {
        var features = PrecedentFeatures.Of(product);
        return [.. Read(() => Nearest(features, count)).Select(found => new Nearness(found.Entry.Precedent, Math.Min(1, found.Similarity)))];
    }

    /// <summary>How near two products' words are to each other, weighed as the precedents weigh them; 1 is the same words.</summary>
    public double Similarity(Product one, Product other)
    {
        var features = PrecedentFeatures.Of(one).ToDictionary(feature => feature.Key, feature => feature.Share);
        var others = PrecedentFeatures.Of(other);
        return Read(() =>
        {
            var shared = others.Where(feature => features.ContainsKey(feature.Key)).Sum(feature => feature.Share * features[feature.Key] * Square(feature.Key));
            return shared == 0 ? 0 : shared / (Length([.. features.Select(pair => new Feature(pair.Key, pair.Value))]) * Length(others));
        });
    }

    public void Dispose() => gate.Dispose();

    private List<(PrecedentEntry Entry, double Similarity)> Nearest(Feature[] features, int count)
    {
        var sums = ArrayPool<float>.Shared.Rent(slots.Count + 1);
        Array.Clear(sums);
        foreach (var feature in features)
        {
            var weight = feature.Share * Square(feature.Key);
            if (weight > 0 && byFeature.TryGetValue(feature.Key, out var postings))
            {
                foreach (var posting in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(postings))
                {
                    sums[posting.Slot] += (float)weight * posting.Share;
                }
            }
        }

        var nearest = Largest(sums, Length(features), count);
        ArrayPool<float>.Shared.Return(sums);
        return nearest;
    }

    private List<(PrecedentEntry Entry, double Similarity)> Largest(float[] sums, double length, int count)
    {
        var largest = new PriorityQueue<PrecedentEntry, (double Similarity, DateTimeOffset DecidedAt)>(count + 1);
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (sums[slot] == 0 || slots[slot] is not { Precedent.ApplyToSimilar: true } entry)
            {
                continue;
            }

            largest.Enqueue(entry, (sums[slot] / (length * LengthOf(entry)), entry.Precedent.DecidedAt));
            if (largest.Count > count)
            {
                largest.Dequeue();
            }
        }

        var sorted = new List<(PrecedentEntry Entry, double Similarity)>(largest.Count);
        while (largest.TryDequeue(out var entry, out var rank))
        {
            sorted.Add((entry, rank.Similarity));
        }

        sorted.Reverse();
        return sorted;
    }

    private int SlotFor()
    {
        if (freeSlots.TryPop(out var slot))
        {
            return slot;
        }

        slots.Add(null);
        return slots.Count - 1;
    }

    // An entry's length changes with every precedent, since rarities do: measured when it is needed. Two readers may both do so.
    private double LengthOf(PrecedentEntry entry)
    {
        if (entry.Measured is not { } measured || measured.AtChange != changes)
        {
            entry.Measured = measured = new MeasuredLength(changes, Length(entry.Features));
        }

        return measured.Length;
    }

    private static List<T> ListFor<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    // The first few precedents say little of how rare a word is: they count as if some others stood beside them.
    private double Weight(ulong feature)
    {
        var count = byFeature.GetValueOrDefault(feature)?.Count ?? 0;
        return entries.Count >= ManyEntries && count > entries.Count * CommonShare ? 0 : 1 + Math.Log((entries.Count + 20.0) / (count + 2.0));
    }

    private double Length(Feature[] features) => Math.Sqrt(features.Sum(feature => feature.Share * feature.Share * Square(feature.Key)));

    private double Square(ulong feature) => Weight(feature) * Weight(feature);

    private T Read<T>(Func<T> read)
    {
        gate.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    private void Write(Action write)
    {
        gate.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
