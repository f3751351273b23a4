using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Learning;

/// <summary>What people decided before about this text, or about texts near it.</summary>
public sealed class PrecedentClassifier(PrecedentIndex index, TariffBook book) : IClassifier
{
    /// <summary>Below this nearness a precedent shares words, but not the good.</summary>
    private const double LeastSimilarity = 0.45;

    /// <summary>An opinion whose best code is less likely than this is none.</summary>
    private const double LeastProbability = 0.1;

    private const int Neighbours = 30;

    public ValueTask<Opinion> ClassifyAsync(Product product, CancellationToken cancellationToken) => ValueTask.FromResult(Classify(product));

    /// <summary>The precedent on exactly this text that decides it: the product's own, or any where all agree.</summary>
    public Precedent? Deciding(Product product)
    {
        var exact = Speakers(index.Exact(product), product);
        return exact.Select(precedent => precedent.Code).Distinct().Count() == 1 ? exact[0] : null;
    }

    /// <summary>The nearest precedent that speaks for this code.</summary>
    public Precedent? Nearest(Product product, HsCode code) =>
        index.Near(product, Neighbours).FirstOrDefault(found => found.Precedent.Code == code && found.Similarity >= LeastSimilarity)?.Precedent;

    /// <summary>Whether a precedent speaks for another product: the same text, or near enough.</summary>
    public static bool IsLookAlike(PrecedentIndex index, Precedent precedent, Product product) =>
        precedent.TextKey == ProductFingerprint.OfText(product) || index.Similarity(precedent.Product, product) >= LeastSimilarity;

    private Opinion Classify(Product product)
    {
        var exact = Speakers(index.Exact(product), product);
        if (exact.Count > 0)
        {
            return OnTheSameText(exact);
        }

        var near = index.Near(product, Neighbours);
        var shares = LearnedShares.Of(near, index.Regression?.Shares(PrecedentFeatures.Of(product), AtlasClassifier.MostCandidates) ?? []);
        var trust = LearnedShares.Trust(near, shares, index.Count);
        return shares.Count == 0 || trust * shares[0].Share < LeastProbability
            ? new Opinion(DecidedBy.Precedent, [])
            : new Opinion(DecidedBy.Precedent, [.. shares.Take(AtlasClassifier.MostCandidates).Select(share => Candidate(share.Code, trust * share.Share, near, product))]);
    }

    // What was decided for this very product overrules what was decided for others in the same words.
    private static IReadOnlyList<Precedent> Speakers(IReadOnlyList<Precedent> exact, Product product) =>
        exact.Count > 0 && exact[0].Product.Key == product.Key ? [exact[0]] : exact;

    private Opinion OnTheSameText(IReadOnlyList<Precedent> exact)
    {
        var newest = exact[0];
        var rivals = exact.Select(precedent => precedent.Code).Distinct().ToList();
        var share = 1.0 / rivals.Count;
        return new Opinion(DecidedBy.Precedent, [.. rivals.Take(3).Select(code => new Candidate(
            code,
            book.TitleOf(code),
            code == newest.Code && rivals.Count == 1 ? 1 : share,
            [$"{exact.First(precedent => precedent.Code == code).DecidedBy} decided this text so on {exact.First(precedent => precedent.Code == code).DecidedAt:yyyy-MM-dd}"]))]);
    }

    private Candidate Candidate(HsCode code, double probability, IReadOnlyList<Nearness> near, Product asked)
    {
        var nearest = near.FirstOrDefault(found => found.Precedent.Code == code);
        var reason = nearest is null
            ? "the words of earlier decisions together"
            : $"like “{nearest.Precedent.Product.Title}”, decided by {nearest.Precedent.DecidedBy} ({string.Join(", ", nearest.WordsSharedWith(asked))})";
        return new Candidate(code, book.TitleOf(code), Math.Round(probability, 4), [reason]);
    }
}
