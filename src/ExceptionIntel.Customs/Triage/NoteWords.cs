using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>What a product says about itself in its short fields: descriptions praise too much to answer a question of law.</summary>
public sealed class NoteWords
{
    /// <summary>No field that answers a question is longer.</summary>
    private const int MostTokens = 200;

    /// <summary>Words after which a phrase means its opposite.</summary>
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal) { "no", "not", "non", "without" };

    /// <summary>Parts of attribute names that speak of something else than the good as a whole.</summary>
    private static readonly string[] Aside = ["lining", "insole", "brand", "package", "packing"];

    private readonly Product product;
    private readonly List<IReadOnlyList<string>> fields = [];
    private readonly Dictionary<string, List<(int Field, int Start)>> places = new(StringComparer.Ordinal);

    public NoteWords(Product product)
    {
        this.product = product;
        foreach (var field in ProductWords.Of(product with { Description = null, Materials = [.. product.Materials.Where(material => material.Percent is null or >= 50)] }).Fields)
        {
            if (!Aside.Any(part => field.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                Place(field.Tokens);
            }
        }
    }

    public bool HasAny(IReadOnlyList<Phrase> phrases) => phrases.Any(phrase => Spans(phrase).Any());

    /// <summary>Whether there is nothing left to ask: the product answers by itself, or has the attribute, over which no answer is laid.</summary>
    public bool IsSettled(NoteDecision decision) => Given(decision.Attribute) is not null || SaidOf(decision) is not null;

    /// <summary>The choice that the decision's attribute names: a person's answer, or the shop's own word.</summary>
    public NoteChoice? AnswerTo(NoteDecision decision) => Given(decision.Attribute) is { } value
        ? decision.Choices.FirstOrDefault(choice => GoodsText.Tokens(choice.Id).SequenceEqual(GoodsText.Tokens(value)))
        : null;

    /// <summary>The one choice that the product's attribute or words give; null where they give none, or several.</summary>
    public NoteChoice? SaidOf(NoteDecision decision)
    {
        if (AnswerTo(decision) is { } answer)
        {
            return answer;
        }

        var spans = decision.Choices
            .SelectMany(choice => choice.Phrases.SelectMany(phrase => Spans(phrase).Select(place => (Choice: choice, place.Field, place.Start, End: place.Start + phrase.Tokens.Count))))
            .ToList();

        // "Imitation leather" is no leather: a phrase inside a longer one does not count.
        var said = spans
            .Where(span => !spans.Any(other => other.Field == span.Field && other.Start <= span.Start && span.End <= other.End && other.End - other.Start > span.End - span.Start))
            .Select(span => span.Choice)
            .Distinct()
            .ToList();
        return said is [var only] ? only : null;
    }

    private string? Given(string attribute) =>
        product.Attributes.FirstOrDefault(entry => entry.Key == attribute || GoodsText.Tokens(entry.Key).SequenceEqual(GoodsText.Tokens(attribute))).Value;

    private IEnumerable<(int Field, int Start)> Spans(Phrase phrase) => phrase.Tokens.Count == 0
        ? []
        : places.GetValueOrDefault(phrase.Tokens[0], []).Where(place =>
            phrase.StandsAt(fields[place.Field], place.Start) && (place.Start == 0 || !Denials.Contains(fields[place.Field][place.Start - 1])));

    private void Place(IReadOnlyList<string> tokens)
    {
        for (var start = 0; start < Math.Min(tokens.Count, MostTokens); start++)
        {
            (places.TryGetValue(tokens[start], out var known) ? known : places[tokens[start]] = []).Add((fields.Count, start));
        }

        fields.Add(tokens);
    }
}
