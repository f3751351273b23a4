using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Learning;

/// <summary>A precedent and how near it is to the product that was asked about: 1 is the same text.</summary>
public sealed record Nearness(Precedent Precedent, double Similarity, IReadOnlyList<string> SharedWords);

/// <summary>
/// The precedents of one workspace, found by the same text and by nearness: cosine of word weights, each word weighing
/// more the rarer it is (K. Spärck Jones, Journal of Documentation 28, 1972). Safe to read while one writer adds.
/// </summary>
public sealed class PrecedentIndex
{
    private const int MostDescriptionWords = 40;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byText = new(StringComparer.Ordinal);

    public long LastSequence { get; private set; }

    public int Count => entries.Count;

    /// <summary>Adds a precedent, or takes a withdrawn one out.</summary>
    public void Apply(Precedent precedent)
    {
        lock (gate)
        {
            LastSequence = Math.Max(LastSequence, precedent.Sequence);
            if (entries.Remove(precedent.Id, out var old))
            {
                byText[old.Precedent.TextKey].Remove(old);
                foreach (var word in old.Words.Keys)
                {
                    byWord[word].Remove(old);
                }
            }

            if (precedent.Stands)
            {
                var entry = new Entry(precedent, Words(precedent.Product));
                entries.Add(precedent.Id, entry);
                ListFor(byText, precedent.TextKey).Add(entry);
                foreach (var word in entry.Words.Keys)
                {
                    ListFor(byWord, word).Add(entry);
                }
            }
        }
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
        var words = Words(product);
        return Read(() =>
        {
            var products = new Dictionary<Entry, double>();
            foreach (var (word, share) in words)
            {
                foreach (var entry in byWord.GetValueOrDefault(word, []))
                {
                    products[entry] = products.GetValueOrDefault(entry) + (share * entry.Words[word] * Square(word));
                }
            }

            var length = Length(words);
            return products
                .Where(pair => pair.Key.Precedent.ApplyToSimilar)
                .Select(pair => (pair.Key, Similarity: pair.Value / (length * Length(pair.Key.Words))))
                .OrderByDescending(pair => pair.Similarity)
                .ThenByDescending(pair => pair.Key.Precedent.DecidedAt)
                .Take(count)
                .Select(pair => new Nearness(pair.Key.Precedent, Math.Min(1, pair.Similarity), [.. pair.Key.Words.Keys.Where(words.ContainsKey).OrderByDescending(Weight).Take(4)]))
                .ToList();
        });
    }

    /// <summary>How near two products' words are to each other, weighed as the precedents weigh them; 1 is the same words.</summary>
    public double Similarity(Product one, Product other)
    {
        var (words, others) = (Words(one), Words(other));
        return Read(() =>
        {
            var shared = words.Where(pair => others.ContainsKey(pair.Key)).Sum(pair => pair.Value * others[pair.Key] * Square(pair.Key));
            return shared == 0 ? 0 : shared / (Length(words) * Length(others));
        });
    }

    /// <summary>A product's words, each with its field's share: the title says what it is, the description also says how nice it is.</summary>
    private static Dictionary<string, double> Words(Product product)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        void Add(IEnumerable<string> tokens, double share)
        {
            foreach (var token in tokens)
            {
                words[token] = Math.Max(words.GetValueOrDefault(token), share);
            }
        }

        Add(GoodsText.Tokens(product.Title), 1);
        Add(product.Materials.SelectMany(material => GoodsText.Tokens(material.Name)), 0.7);
        Add(GoodsText.Tokens(product.Description).Take(MostDescriptionWords), 0.35);
        return words;
    }

    private static List<Entry> ListFor(Dictionary<string, List<Entry>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    // The first few precedents say little of how rare a word is: they count as if some others stood beside them.
    private double Weight(string word) => 1 + Math.Log((entries.Count + 20.0) / ((byWord.GetValueOrDefault(word)?.Count ?? 0) + 2.0));

    private double Length(Dictionary<string, double> words) => Math.Sqrt(words.Sum(pair => pair.Value * pair.Value * Square(pair.Key)));

    private double Square(string word) => Weight(word) * Weight(word);

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private sealed record Entry(Precedent Precedent, Dictionary<string, double> Words)
    {
        public bool Equals(Entry? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Precedent.Id);
    }
}
