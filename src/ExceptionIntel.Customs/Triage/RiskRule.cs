using System.Text.Json;
using System.Text.Json.Serialization;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>
/// One rule about a kind of risky goods, as data. A code prefix or a word raises it, so that a dangerous good with a wrong
/// code is still caught by its words. Where both agree the rule may block, but only until the facts that it asks for are there.
/// </summary>
/// <param name="Id">The kind of the doubt, as in "risk.lithium_battery".</param>
/// <param name="EffectiveFrom">First day on which the rule counts; null for always.</param>
/// <param name="EffectiveTo">Last day on which it counts; null for no end.</param>
/// <param name="Destinations">Countries that it counts for; empty for all.</param>
/// <param name="Prefixes">Codes begin with one of these.</param>
/// <param name="Except">Codes that begin with one of these do not count.</param>
/// <param name="Keywords">Words and phrases by language; each counts as a whole word.</param>
/// <param name="Unless">Phrases that show that a keyword means something harmless, as "knife" in "knife pleat skirt".</param>
/// <param name="OnPrefix">Severity where only the code speaks; null for none.</param>
/// <param name="OnKeyword">Severity where only a word speaks; null for none.</param>
/// <param name="OnBoth">Severity where both do.</param>
/// <param name="AsksFor">Attributes that answer the rule; with all of them given, a block becomes a review.</param>
/// <param name="Source">Law, carrier rule or list that it rests on.</param>
public sealed record RiskRule(
    string Id,
    int Version,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    IReadOnlyList<string> Destinations,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string> Except,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords,
    IReadOnlyList<string> Unless,
    Severity? OnPrefix,
    Severity? OnKeyword,
    Severity OnBoth,
    IReadOnlyList<string> AsksFor,
    string Message,
    Question? Question,
    string Source)
{
    private static readonly JsonSerializerOptions PackOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private IReadOnlyList<Phrase>? phrases;
    private IReadOnlyList<Phrase>? harmless;

    private IReadOnlyList<Phrase> Phrases => phrases ??= [.. Keywords.Values.SelectMany(words => words).Select(Phrase.From)];

    private IReadOnlyList<Phrase> Harmless => harmless ??= [.. Unless.Select(Phrase.From)];

    /// <exception cref="FormatException">The pack is not valid; the message names the place.</exception>
    public static IReadOnlyList<RiskRule> ReadPack(Stream pack, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<RiskRule>>(pack, PackOptions) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{name}, line {wrong.LineNumber + 1}: {wrong.Message}", wrong);
        }
    }

    public bool IsInForce(DateOnly on) => (EffectiveFrom is null || EffectiveFrom <= on) && (EffectiveTo is null || on <= EffectiveTo);

    /// <returns>The doubt, or null where neither the code nor a word raises the rule.</returns>
    public Doubt? Hit(ProductWords words, Product product, HsCode? code)
    {
        if (Destinations.Count > 0 && !product.Destinations.Any(Destinations.Contains))
        {
            return null;
        }

        var prefix = code is null || Except.Any(code.Digits.StartsWith) ? null : Prefixes.FirstOrDefault(code.Digits.StartsWith);
        var spans = words.Find(Phrases, Harmless);
        var severity = (prefix, spans.Count) switch
        {
            (null, 0) => null,
            (not null, 0) => OnPrefix,
            (null, _) => OnKeyword,
            _ => OnBoth,
        };
        if (severity is null)
        {
            return null;
        }

        var missing = AsksFor.Where(asked => !product.Attributes.Keys.Any(given => IsSame(given, asked))).ToList();
        if (severity == Severity.Block && missing.Count == 0)
        {
            severity = Severity.Review;
        }

        IReadOnlyList<Evidence> evidence = [.. prefix is null ? Array.Empty<Evidence>() : [new Evidence("code", code!.Digits)], .. spans];
        var asks = missing.Count == 0 || severity == Severity.Warn ? "" : $" Please add: {string.Join(", ", missing.Select(name => name.Replace('_', ' ')))}.";
        return new Doubt(Id, severity.Value, Message + asks, evidence, $"{Id}@{Version}", severity == Severity.Warn ? null : Question);
    }

    private static bool IsSame(string given, string asked) => string.Equals(given.Replace(' ', '_').Replace('-', '_'), asked, StringComparison.OrdinalIgnoreCase);
}
