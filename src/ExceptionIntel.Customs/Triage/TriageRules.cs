using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>The rules that are data: each raises a doubt by a code prefix or by a word.</summary>
public sealed class TriageRules(IReadOnlyList<RiskRule> rules)
{
    public IReadOnlyList<RiskRule> All { get; } = rules;

    /// <summary>The packs that ship with the product.</summary>
    /// <exception cref="FormatException">A pack cannot be read.</exception>
    public static TriageRules LoadShipped()
    {
        var assembly = typeof(TriageRules).Assembly;
        var rules = new List<RiskRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("triage/rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            rules.AddRange(RiskRule.ReadPack(stream, name));
        }

        return new TriageRules(rules);
    }

    public IEnumerable<Doubt> Hits(Product product, HsCode? code, DateOnly on)
    {
        var words = new ProductWords(product);
        return All.Where(rule => rule.IsInForce(on)).Select(rule => rule.Hit(words, product, code)).OfType<Doubt>();
    }
}
