using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Tests.Triage;

/// <summary>Products, verdicts and policies that a test changes only where it matters.</summary>
internal static class Given
{
    public static readonly DateOnly Day = new(2026, 11, 22);

    public static readonly TariffBook Book = TariffBook.LoadShipped();

    public static readonly TriageRules Rules = TriageRules.LoadShipped();

    public static readonly NoteDecisions Notes = NoteDecisions.LoadShipped();

    public static readonly TriageDesk Desk = new(Book, Rules, Notes);

    public static Product Product(string title = "Men's cotton T-shirt, knitted", string? description = null, string? declared = null, string? origin = "VN", params (string Name, string Value)[] attributes) => new()
    {
        Key = "TEE-001",
        Title = title,
        Description = description,
        DeclaredCode = declared,
        Origin = origin,
        Attributes = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
    };

    public static HsCode Code(string digits) => HsCode.Parse(digits);

    public static Verdict Verdict(string? code = "610910", double probability = 0.95, bool namesGood = true, bool exact = false) => code is null
        ? new Verdict(null, 0, DecidedBy.Atlas, [], namesGood, exact)
        : Verdict((code, probability)) with { NamesGood = namesGood, Exact = exact };

    public static Verdict Verdict(params (string Code, double Probability)[] ranked)
    {
        Candidate[] candidates = [.. ranked.Select(entry => new Candidate(Code(entry.Code), Book.TitleOf(Code(entry.Code)), entry.Probability, []))];
        return new Verdict(candidates[0].Code, candidates[0].Probability, DecidedBy.Atlas, candidates, NamesGood: true, Exact: false);
    }

    public static TriagePolicy Policy(bool strict = false, bool certified = false) =>
        new(0.7, strict, new PromiseState("all", 0.05, certified, certified ? 0.04 : 1, certified ? 100 : 0, 0));

    public static TriageSubject Subject(Product? product = null, Verdict? verdict = null, Approval? approved = null, Func<string, bool>? answered = null)
    {
        var asked = product ?? Product();
        return new TriageSubject(asked, ProductFingerprint.OfInputs(asked), verdict ?? Verdict(), approved, answered ?? (_ => false));
    }

    public static IReadOnlyList<Doubt> Doubts(Product product, Verdict? verdict = null) => Desk.Decide(Subject(product, verdict), Policy(), Day).Doubts;
}
