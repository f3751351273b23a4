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
        var question = severity == Severity.Warn ? null : Open(rule, missing, product);
        return new Doubt(
            rule.Kind ?? rule.Id,
            severity,
            rule.Message.Replace("{what}", What(signal, code), StringComparison.Ordinal) + (severity == Severity.Warn ? "" : Wanted(missing, question)),
            [.. signal.ByCode ? [new Evidence("code", code!.Digits)] : Array.Empty<Evidence>(), .. signal.Words],
            $"{rule.Id}@{rule.Version}",
            question);
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

    // A question that the product answers already is not asked again, and an answer that would tell nothing new is not offered.
    private static Question? Open(RiskRule rule, List<string> missing, Product product)
    {
        var choices = rule.Question?.Choices ?? [];
        if (choices.Any(choice => choice.Sets is { } sets && sets.All(set => Says(product, set.Key, set.Value))))
        {
            return null;
        }

        IReadOnlyList<Choice> open = [.. choices.Where(choice => choice.Sets is not { } sets || sets.Keys.Any(key => missing.Contains(key) || !rule.AsksFor.Contains(key)))];
        return open.Count > 1 ? rule.Question! with { Choices = open } : null;
    }

    // What the question asks for is not asked for twice.
    private static string Wanted(List<string> missing, Question? question)
    {
        var offered = question?.Choices.SelectMany(choice => choice.Sets?.Keys ?? []).ToHashSet(StringComparer.Ordinal) ?? [];
        var wanted = missing.Where(fact => !offered.Contains(fact)).Select(fact => fact.Replace('_', ' ')).ToList();
        return wanted.Count == 0 ? "" : $" Please add: {string.Join(", ", wanted)}.";
    }

    private static bool Says(Product product, string attribute, string value) =>
        product.Attributes.Any(given => IsSame(given.Key, attribute) && string.Equals(given.Value.Trim(), value, StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(string given, string asked) => GoodsText.Tokens(given).SequenceEqual(GoodsText.Tokens(asked));

    // The title's own word, where it says one, tells the seller most.
    private static string What(RiskSignal signal, HsCode? code)
    {
        var words = signal.Words.Where(span => span.Field == signal.Words[0].Field).Select(span => span.Text.Replace("# ", "", StringComparison.Ordinal)).MaxBy(word => word.Length);
        return words is null ? $"The code {code}" : $"“{words}”";
    }
}
