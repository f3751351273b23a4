using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>Finds codes by the words of the goods atlas and the tariff's titles: in memory, no model, the same answer every time.</summary>
public sealed class AtlasClassifier : IClassifier
{
    private readonly GoodsIndex index;

    public AtlasClassifier(TariffBook book, GoodsAtlas atlas) => index = new GoodsIndex(book, atlas, new GoodsIndexTuning());

    public ValueTask<Opinion> ClassifyAsync(Product product, CancellationToken cancellationToken) => ValueTask.FromResult(Classify(product));

    public Opinion Classify(Product product)
    {
        var query = new Dictionary<int, double>();
        void Add(string? text, double weight)
        {
            foreach (var word in GoodsText.Tokens(text))
            {
                if (index.Vocabulary.TryGetValue(word, out var id))
                {
                    query[id] = Math.Max(query.GetValueOrDefault(id), weight);
                }
            }
        }

        Add(product.Title, 1);
        Add(product.Category, 0.5);
        Add(product.Description, 0.2);
        Add(product.Use, 0.3);
        foreach (var material in product.Materials)
        {
            Add(material.Name, 0.6);
        }

        foreach (var (name, value) in product.Attributes)
        {
            Add(value, name.Contains("aterial", StringComparison.Ordinal) ? 0.5 : name.Contains("ype", StringComparison.Ordinal) ? 0.7 : 0.1);
        }

        var found = index.Search([.. query.Select(pair => (pair.Key, pair.Value))], 20);
        var words = GoodsText.Tokens(product.Title);
        var total = found.Sum(hit => Math.Exp((hit.Score - found[0].Score) / 4));
        return new Opinion(DecidedBy.Atlas, [.. found.Select(hit => new Candidate(
            index.Leaves[hit.Leaf].Code,
            index.Leaves[hit.Leaf].Title,
            Math.Round(0.8 * Math.Exp((hit.Score - found[0].Score) / 4) / total, 4),
            [.. words.Where(word => index.Vocabulary.TryGetValue(word, out var id) && index.Has(hit.Leaf, id)).Distinct().Take(4).Select(word => $"“{word}”")]))], found.Length > 0);
    }
}
