using System.Text.Json.Serialization;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>
/// One place in the tariff where sellers go wrong, as data: the one thing that parts the codes there, asked in plain words, with the
/// rule of law that makes it decide.
/// </summary>
public sealed record NoteDecision
{
    /// <summary>Unique, as in "bags.handbag_outside"; what stands before the dot is its family.</summary>
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>The edition that the codes are taken from, as in "HS2022".</summary>
    public required string Edition { get; init; }

    public required string Title { get; init; }

    /// <summary>Words of which the product must say one, else the decision is none of its business; empty where its codes say enough.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The product's attribute that holds the answer: its value is the choice's id.</summary>
    public required string Attribute { get; init; }

    public required string Question { get; init; }

    public required IReadOnlyList<NoteChoice> Choices { get; init; }

    /// <summary>One or two sentences: why this thing decides.</summary>
    public required string Reasoning { get; init; }

    /// <summary>What it rests on: General Rules for the Interpretation of the Harmonized System, notes, or the words of a heading, as in "GRI 3(b); Section XI note 2".</summary>
    public required string Rule { get; init; }

    /// <summary>Codes and prefixes between which it decides.</summary>
    [JsonIgnore]
    public IEnumerable<HsCode> Between => Choices.SelectMany(choice => choice.Codes);

    [JsonIgnore]
    public string Name => $"{Id}@{Version}";

    /// <summary>The choice that the code follows from; null where the decision does not know the code.</summary>
    public NoteChoice? ChoiceOf(HsCode code)
    {
        NoteChoice? best = null;
        var deepest = 0;
        foreach (var choice in Choices)
        {
            foreach (var lead in choice.Codes)
            {
                if (lead.Level > deepest && code.IsUnder(lead))
                {
                    (best, deepest) = (choice, lead.Level);
                }
            }
        }

        return best;
    }
}

/// <param name="Id">The attribute's value.</param>
/// <param name="Text">The answer, as a seller reads it.</param>
/// <param name="Codes">Where it leads: subheadings, or headings and chapters in which other things decide on.</param>
/// <param name="Said">Words with which a product gives this answer by itself.</param>
public sealed record NoteChoice(string Id, string Text, IReadOnlyList<HsCode> Codes, IReadOnlyList<string>? Said = null)
{
    /// <summary>The one code that follows; null where more is to be decided.</summary>
    [JsonIgnore]
    public HsCode? Code => Codes is [{ Level: 6 } only] ? only : null;

    [JsonIgnore]
    internal IReadOnlyList<Phrase> Phrases { get; } = [.. (Said ?? []).Select(Phrase.From)];
}
