using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>Finds codes by the words of the goods atlas and the tariff's titles: in memory, no model, the same answer every time.</summary>
public sealed class AtlasClassifier : IClassifier
{
    /// <summary>How many candidates an opinion holds at most: what a model would be shown.</summary>
    public const int MostCandidates = 20;

    /// <summary>Where no word names a good (a brand alone, "gift") a code is a guess, however well the words fit.</summary>
    private const double Unnamed = 0.5;

    /// <summary>The candidates that a person may see get their reasons.</summary>
    private const int MostExplained = 3;

    private readonly GoodsIndex index;
    private readonly QuestionReader reader;
    private readonly GoodsSearch search;
    private readonly AtlasReasons reasons;

    public AtlasClassifier(TariffBook book, GoodsAtlas atlas)
    {
        index = GoodsIndex.Build(book, atlas);
        reader = new QuestionReader(index);
        search = new GoodsSearch(index);
        // The atlas itself is not kept: most of its texts are needed no more.
        reasons = new AtlasReasons(index, [.. index.Leaves.Select(leaf => atlas.Find(leaf.Code)?.Decides ?? [])]);
    }

    public ValueTask<Opinion> ClassifyAsync(Product product, CancellationToken cancellationToken) => ValueTask.FromResult(Classify(product));

    /// <summary>The same without waiting: everything is in memory.</summary>
    public Opinion Classify(Product product)
    {
        var question = reader.Read(AtlasFields.Of(product));
        var matches = search.Find(question);
        var probabilities = AtlasCalibration.Probabilities(question, matches, AtlasFields.Described(product));
        var named = question.NamesGood ? 1 : Unnamed;
        var written = AtlasReasons.WrittenIn(product.Title);
        var candidates = matches.Take(MostCandidates).Select((match, rank) => new Candidate(
            index.Leaves[match.Leaf].Code,
            index.Leaves[match.Leaf].Title,
            Math.Round(probabilities[rank] * named, 4),
            rank < MostExplained ? reasons.Of(match.Leaf, question, product, written) : []));
        return new Opinion(DecidedBy.Atlas, [.. candidates], question.NamesGood);
    }
}
