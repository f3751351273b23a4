using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>
/// The rules that are data: each raises a doubt by a code prefix or by a word. Phrases are found by their first word and prefixes
/// by their digits, so that the time grows with the product's text, hardly with the number of rules.
/// </summary>
public sealed class TriageRules
{
    private const string Packs = "triage/rules/";

    private readonly PhraseIndex phrases = new();
    private readonly Dictionary<string, List<int>> byPrefix = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">A rule cannot work.</exception>
    public TriageRules(IReadOnlyList<RiskRule> rules)
    {
        All = RiskPack.Checked(rules, "rules");
        for (var owner = 0; owner < rules.Count; owner++)
        {
            foreach (var word in rules[owner].Keywords.Values.SelectMany(words => words))
            {
                phrases.Add(owner, Phrase.From(word), harmless: false);
            }

            foreach (var word in rules[owner].Unless)
            {
                phrases.Add(owner, Phrase.From(word), harmless: true);
            }

            foreach (var prefix in rules[owner].Prefixes.Distinct())
            {
                (byPrefix.TryGetValue(prefix, out var owners) ? owners : byPrefix[prefix] = []).Add(owner);
            }
        }
    }

    public IReadOnlyList<RiskRule> All { get; }

    /// <summary>The packs that ship with the product.</summary>
    /// <exception cref="FormatException">A pack cannot be read.</exception>
    public static TriageRules LoadShipped()
    {
        var assembly = typeof(TriageRules).Assembly;
        var rules = new List<RiskRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Packs, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            rules.AddRange(RiskPack.Read(stream, name));
        }

        return new TriageRules(rules);
    }

    /// <summary>The doubts that the rules in force raise: one of each kind, the most severe.</summary>
    public IReadOnlyList<Doubt> Hits(Product product, HsCode? code, DateOnly on)
    {
        var words = ProductWords.Of(product);
        var spans = phrases.Find(words);
        var byCode = ByCode(code);
        return
        [
            .. byCode.Union(spans.Keys).Order()
                .Where(owner => All[owner].IsInForce(on) && GoesThere(All[owner], product))
                .Select(owner => RiskDoubts.Of(new RiskSignal(All[owner], byCode.Contains(owner), spans.GetValueOrDefault(owner, [])), product, words, code))
                .OfType<Doubt>()
                .GroupBy(doubt => doubt.Kind, StringComparer.Ordinal)
                .Select(alike => alike.MaxBy(doubt => doubt.Severity)!),
        ];
    }

    private HashSet<int> ByCode(HsCode? code)
    {
        var owners = new HashSet<int>();
        for (var length = 2; length <= code?.Level; length++)
        {
            foreach (var owner in byPrefix.GetValueOrDefault(code.Digits[..length], []))
            {
                if (!All[owner].Except.Any(except => code.Digits.StartsWith(except, StringComparison.Ordinal)))
                {
                    owners.Add(owner);
                }
            }
        }

        return owners;
    }

    private static bool GoesThere(RiskRule rule, Product product) =>
        rule.Destinations.Count == 0 || product.Destinations.Any(country =>
            rule.Destinations.Contains(country, StringComparer.OrdinalIgnoreCase) || (rule.Destinations.Contains(CustomsUnion.Country) && CustomsUnion.Contains(country)));
}
