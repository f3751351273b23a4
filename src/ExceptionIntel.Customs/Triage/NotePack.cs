using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Reads a pack of note decisions, and refuses one that could never do what it says.</summary>
public static partial class NotePack
{
    private const int LongestQuestion = 120;
    private const int MostChoices = 6;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Fields of a product that are no attributes: an answer could not be laid over them.</summary>
    private static readonly HashSet<string> OtherFields = new(StringComparer.Ordinal) { "origin", "use", "title", "key" };

    /// <exception cref="FormatException">The pack is not valid; the message names the pack, the place and the reason.</exception>
    public static IReadOnlyList<NoteDecision> Read(Stream pack, string name)
    {
        IReadOnlyList<NoteDecision> decisions;
        try
        {
            decisions = JsonSerializer.Deserialize<IReadOnlyList<NoteDecision>>(pack, Form) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{name}, line {wrong.LineNumber + 1}: {wrong.Message}", wrong);
        }

        return Checked(decisions, name);
    }

    /// <summary>The decisions, if each of them can work and no two share an id.</summary>
    /// <exception cref="FormatException">One cannot; the message names it and the reason.</exception>
    public static IReadOnlyList<NoteDecision> Checked(IReadOnlyList<NoteDecision> decisions, string name)
    {
        if (decisions.GroupBy(decision => decision.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FormatException($"{name}: two decisions have the id {twice.Key}.");
        }

        foreach (var decision in decisions)
        {
            if (Fault(decision) is { } fault)
            {
                throw new FormatException($"{name}, decision {decision.Id}: {fault}");
            }
        }

        return decisions;
    }

    private static string? Fault(NoteDecision decision) => decision switch
    {
        _ when !Identifier().IsMatch(decision.Id) => "its id is not of the form family.name.",
        _ when OtherFields.Contains(decision.Attribute) || !Attribute().IsMatch(decision.Attribute) => $"'{decision.Attribute}' is no name for an attribute.",
        _ when decision.Question.Length is 0 or > LongestQuestion || decision.Question[^1] != '?' => $"its question is no question of at most {LongestQuestion} characters.",
        _ when decision.Choices.Count is < 2 or > MostChoices => $"it has {decision.Choices.Count} choices; 2 to {MostChoices} are possible.",
        _ when decision.Choices.GroupBy(choice => choice.Id).FirstOrDefault(group => group.Count() > 1) is { } twice => $"two choices have the id {twice.Key}.",
        _ when decision.Choices.FirstOrDefault(choice => choice.Codes.Count == 0) is { } idle => $"the choice '{idle.Id}' leads to no code.",
        _ when decision.Between.FirstOrDefault(code => code.IsNational) is { } national => $"{national} is a national code; decisions end at six digits.",
        _ when decision.Between.GroupBy(code => code).FirstOrDefault(group => group.Count() > 1) is { } shared => $"{shared.Key} stands twice: then nothing is decided.",
        _ when !Law().IsMatch(decision.Rule) => $"'{decision.Rule}' does not name General Rules, notes or headings, as in “GRI 3(b); Section XI note 2”.",
        _ when decision.Words.Concat(decision.Choices.SelectMany(choice => choice.Said ?? [])).FirstOrDefault(phrase => Phrase.From(phrase).Tokens.Count == 0) is { } phrase => $"'{phrase}' has no word in it.",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z_]+\.[a-z0-9_]+$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[a-z_]+$")]
    private static partial Regex Attribute();

    // Each part one reference: "GRI 3(b)", "Section XI note 2(A)", "Chapter 95 note 1(e)", "Chapter 64 subheading note 1", "Heading 4202", "Subheading 3926.40".
    [GeneratedRegex(@"^(GRI [1-6](\([a-c]\))?|(Section [IVX]+|Chapter \d\d) (subheading )?note \d+(\([A-Za-z]+\)){0,3}|Heading \d{4}|Subheading \d{4}\.\d\d)(; (GRI [1-6](\([a-c]\))?|(Section [IVX]+|Chapter \d\d) (subheading )?note \d+(\([A-Za-z]+\)){0,3}|Heading \d{4}|Subheading \d{4}\.\d\d))*$")]
    private static partial Regex Law();
}
