using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Reads a pack of risk rules, and refuses one that could never do what it says.</summary>
public static class RiskPack
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <exception cref="FormatException">The pack is not valid; the message names the pack, the place and the reason.</exception>
    public static IReadOnlyList<RiskRule> Read(Stream pack, string name)
    {
        IReadOnlyList<RiskRule> rules;
        try
        {
            rules = JsonSerializer.Deserialize<IReadOnlyList<RiskRule>>(pack, Form) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{name}, line {wrong.LineNumber + 1}: {wrong.Message}", wrong);
        }

        return Checked(rules, name);
    }

    /// <summary>The rules, if each of them can work and no two share an id.</summary>
    /// <exception cref="FormatException">One cannot; the message names it and the reason.</exception>
    public static IReadOnlyList<RiskRule> Checked(IReadOnlyList<RiskRule> rules, string name)
    {
        if (rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FormatException($"{name}: two rules have the id {twice.Key}.");
        }

        foreach (var rule in rules)
        {
            if (Fault(rule) is { } fault)
            {
                throw new FormatException($"{name}, rule {rule.Id}: {fault}");
            }
        }

        return rules;
    }

    private static string? Fault(RiskRule rule)
    {
        var phrases = rule.Keywords.Values.SelectMany(words => words).ToList();
        var asked = rule.AsksFor.Concat(rule.ClearedBy.Keys).ToHashSet(StringComparer.Ordinal);
        return rule switch
        {
            _ when (rule.OnPrefix ?? rule.OnKeyword ?? rule.OnBoth) is null => "it never raises anything; give on_prefix, on_keyword or on_both.",
            _ when rule.OnPrefix is not null && rule.Prefixes.Count == 0 => "on_prefix without prefixes.",
            _ when rule.OnKeyword is not null && phrases.Count == 0 => "on_keyword without keywords.",
            _ when rule.Prefixes.Concat(rule.Except).FirstOrDefault(prefix => prefix.Length is < 2 or > 12 || !prefix.All(char.IsAsciiDigit)) is { } prefix => $"'{prefix}' is no code prefix.",
            _ when phrases.Concat(rule.Unless).FirstOrDefault(phrase => Phrase.From(phrase).Tokens.Count == 0) is { } phrase => $"'{phrase}' has no word in it.",
            _ when rule.GivenAs.Keys.FirstOrDefault(fact => !rule.AsksFor.Contains(fact)) is { } fact => $"given_as names '{fact}', which it does not ask for.",
            _ when Answers(rule).FirstOrDefault(choice => choice.Code is null && choice.Sets is not { Count: > 0 }) is { } idle => $"the choice '{idle.Id}' neither carries a code nor sets an attribute.",
            _ when Answers(rule).SelectMany(choice => choice.Sets?.Keys ?? []).FirstOrDefault(key => !asked.Contains(key)) is { } key => $"a choice sets '{key}', which neither asks_for nor cleared_by names.",
            _ when rule.EffectiveTo < rule.EffectiveFrom => "it ends before it begins.",
            _ => null,
        };
    }

    private static IReadOnlyList<Choice> Answers(RiskRule rule) => rule.Question?.Choices ?? [];
}
