using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>What raised a rule: the code's prefix, words, or both.</summary>
internal sealed record RiskSignal(RiskRule Rule, bool ByCode, IReadOnlyList<Evidence> Words);

/// <summary>Turns a signal into the doubt that it deserves, after what the product already answers.</summary>
internal static class RiskDoubts
{
    public static Doubt? Of(RiskSignal signal, Product product, ProductWords words, HsCode? code)
    {
        var rule = signal.Rule;
        var raised = (signal.ByCode, signal.Words.Count > 0) switch
        {
            (true, true) => rule.OnBoth,
            (true, false) => rule.OnPrefix,
            (false, true) => rule.OnKeyword,
            _ => null,
        };
        if (raised is not { } loud)
        {
            return null;
        }

        var missing = rule.AsksFor.Where(fact => !IsGiven(rule, fact, product, words)).ToList();
        var severity = Settled(rule, loud, missing, product);
        IReadOnlyList<Evidence> evidence = [.. signal.ByCode ? [new Evidence("code", code!.Digits)] : Array.Empty<Evidence>(), .. signal.Words];
        var asks = missing.Count == 0 || severity == Severity.Warn ? "" : $" Please add: {string.Join(", ", missing.Select(fact => fact.Replace('_', ' ')))}.";
        return new Doubt(
            rule.Kind ?? rule.Id,
            severity,
            rule.Message.Replace("{what}", What(signal, code), StringComparison.Ordinal) + asks,
            evidence,
            $"{rule.Id}@{rule.Version}",
            severity == Severity.Warn ? null : Open(rule.Question, product));
    }

    private static Severity Settled(RiskRule rule, Severity raised, List<string> missing, Product product)
    {
        if (rule.ClearedBy.Any(clearing => clearing.Value.Any(value => Says(product, clearing.Key, value))))
        {
            return Severity.Warn;
        }

        if (rule.AsksFor.Count == 0 || missing.Count > 0)
        {
            return raised;
        }

        var most = rule.WhenAnswered ?? Severity.Review;
        return raised < most ? raised : most;
    }

    private static bool IsGiven(RiskRule rule, string fact, Product product, ProductWords words)
    {
        var others = rule.GivenAs.GetValueOrDefault(fact, []);
        return product.Attributes.Any(given => !string.IsNullOrWhiteSpace(given.Value) && (IsSame(given.Key, fact) || others.Any(other => IsSame(given.Key, other))))
            || others.Where(other => other.Contains('#', StringComparison.Ordinal)).Any(other => words.Has(Phrase.From(other)));
    }

    // A question that the product answers already is not asked again.
    private static Question? Open(Question? question, Product product) =>
        question is null || question.Choices.Any(choice => choice.Sets is { } sets && sets.All(set => Says(product, set.Key, set.Value))) ? null : question;

    private static bool Says(Product product, string attribute, string value) =>
        product.Attributes.Any(given => IsSame(given.Key, attribute) && string.Equals(given.Value.Trim(), value, StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(string given, string asked) => GoodsText.Tokens(given).SequenceEqual(GoodsText.Tokens(asked));

    private static string What(RiskSignal signal, HsCode? code)
    {
        var words = signal.Words.Select(span => span.Text.Replace("# ", "", StringComparison.Ordinal)).Take(2).Select(word => $"“{word}”").ToList();
        return words.Count > 0 ? string.Join(" and ", words) : $"The code {code}";
    }
}
