using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>Who decided, or would decide, a code.</summary>
public enum DecidedBy
{
    Atlas,
    Precedent,
    Model,
    Person,
}

/// <summary>One code that may be right, with what speaks for it.</summary>
/// <param name="Probability">0 to 1, of the code being right at its own level.</param>
public sealed record Candidate(HsCode Code, string Title, double Probability, IReadOnlyList<string> Reasons);

/// <summary>What one source thinks of a product, best candidate first.</summary>
/// <param name="NamesGood">False when the source sees no word that names a good at all.</param>
public sealed record Opinion(DecidedBy Source, IReadOnlyList<Candidate> Candidates, bool NamesGood = true)
{
    public static Opinion None(DecidedBy source) => new(source, []);
}

/// <summary>A source of opinions: the goods atlas, the precedents, a model.</summary>
public interface IClassifier
{
    ValueTask<Opinion> ClassifyAsync(Product product, CancellationToken cancellationToken);
}
