using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Learning;

/// <summary>What a person decided once, kept so that nobody is asked again.</summary>
/// <param name="Sequence">Grows with every change to any precedent, so that a reader can ask for what is new.</param>
/// <param name="TextKey"><see cref="ProductFingerprint.OfText"/> of the product that was decided.</param>
/// <param name="Code">Six digits.</param>
/// <param name="Answered">Kinds of the doubts that the person saw and decided over.</param>
/// <param name="ApplyToSimilar">False: for this product only, not for look-alikes.</param>
public sealed record Precedent(
    string Id,
    long Sequence,
    Product Product,
    string TextKey,
    string Fingerprint,
    HsCode Code,
    NationalCode? National,
    IReadOnlyList<string> Answered,
    bool ApplyToSimilar,
    string? Reason,
    string? Note,
    string DecidedBy,
    DateTimeOffset DecidedAt,
    DateTimeOffset? WithdrawnAt)
{
    public bool Stands => WithdrawnAt is null;

    /// <summary>Whether the person's decision covers this kind of doubt on a product of the same text, so that it is not asked again.</summary>
    public bool Answers(string kind, Product asked) => kind.Split('.')[0] switch
    {
        // Whoever names the code has decided over how likely it was, and over the words.
        "confidence" or "description" or "changed" => true,
        // Six digits say nothing about a country's own digits, unless these were what was asked.
        "code" => kind is NationalDoubts.Split or NationalDoubts.Edition or ControlDoubts.Ended ? Answered.Contains(kind) : asked.DeclaredCode == Product.DeclaredCode,
        "origin" => Answered.Contains(kind) && asked.Key == Product.Key,
        _ => Answered.Contains(kind),
    };
}
