using System.Text.RegularExpressions;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What divides the lines at which the evidence ends, as something to ask.</summary>
/// <param name="Attribute">The product's attribute that tells it, as in "material"; a country's own where no common one does.</param>
/// <param name="Decides">With the likeliest answer a code is reached that can be declared.</param>
/// <param name="Digits">How many digits that code has.</param>
public sealed record NationalSplit(string Attribute, string Text, IReadOnlyList<SplitChoice> Choices, bool Decides, int Digits);

/// <param name="Text">The line's own words.</param>
/// <param name="Sets">Attributes that follow from the answer.</param>
public sealed record SplitChoice(string Id, string Text, IReadOnlyDictionary<string, string> Sets)
{
    /// <summary>One code of a country's schedule as an answer.</summary>
    public static SplitChoice Of(TariffNode node, string country) =>
        new(node.Code.Digits, $"{node.Code}: {node.Title}", new Dictionary<string, string>(StringComparer.Ordinal) { [NationalPin.AttributeOf(country)] = node.Code.Digits });
}

/// <summary>Puts the question that separates sister lines.</summary>
internal static partial class SplitQuestion
{
    private const int MostChoices = 8;
    private const int LongestText = 140;
    private const double LeastShare = 0.01;

    private static readonly (Wearers Wearers, string Value)[] Wearing = [(Wearers.Men, "men"), (Wearers.Women, "women"), (Wearers.Boys, "boys"), (Wearers.Girls, "girls"), (Wearers.Babies, "babies")];

    private static readonly (Stuff Stuff, string Value)[] Making =
    [
        (Stuff.Cotton, "cotton"), (Stuff.Wool, "wool"), (Stuff.Silk, "silk"), (Stuff.Vegetable, "linen"), (Stuff.Synthetic, "synthetic"), (Stuff.Artificial, "viscose"), (Stuff.Plastic, "plastic"), (Stuff.Rubber, "rubber"),
        (Stuff.Leather, "leather"), (Stuff.Wood, "wood"), (Stuff.Bamboo, "bamboo"), (Stuff.Paper, "paper"), (Stuff.Glass, "glass"), (Stuff.Porcelain, "porcelain"), (Stuff.Iron, "steel"), (Stuff.Aluminium, "aluminum"), (Stuff.Brass, "brass"),
    ];

    /// <param name="likely">How likely each line is.</param>
    public static NationalSplit Between(StepReading above, string country, IReadOnlyDictionary<StepReading, double> likely, Func<StepReading, StepReading> bestBelow)
    {
        var sisters = above.Children.OrderByDescending(child => likely[child]).Where((child, rank) => rank < 2 || likely[child] > LeastShare).Take(MostChoices).ToList();
        var (attribute, text, values) = Ask(sisters);
        var leaf = bestBelow(sisters[0]);
        return new NationalSplit(
            attribute ?? NationalPin.AttributeOf(country),
            text,
            [.. sisters.Select(sister => Choice(sister, country, attribute, values?.Invoke(sister)))],
            leaf.Children.Count == 0 && likely[leaf] > likely[sisters[0]] / 2,
            leaf.Branch.Code?.Level ?? 0);
    }

    private static (string? Attribute, string Text, Func<StepReading, string?>? Value) Ask(IReadOnlyList<StepReading> sisters)
    {
        var conditions = sisters.Select(sister => sister.Condition).Where(condition => !condition.IsOther).ToList();
        if (conditions.Count > 0 && conditions.All(condition => condition.Segments.Count == 0))
        {
            if (conditions.All(condition => condition.Wearers != Wearers.None))
            {
                return ("sex", "Who is it made for?", sister => Wearing.FirstOrDefault(entry => (sister.Condition.Wearers & entry.Wearers) != 0).Value);
            }

            if (conditions.All(condition => condition.Stuff != Stuff.None))
            {
                return ("material", "What is it mainly made of?", sister => Making.FirstOrDefault(entry => (sister.Condition.Stuff & entry.Stuff) != 0).Value);
            }

            if (conditions.All(condition => condition.Numbers.Any(range => range.Measure == Measure.Dollars)))
            {
                return (null, "What does one cost?", null);
            }
        }

        return (null, "Which of these is it?", null);
    }

    private static SplitChoice Choice(StepReading sister, string country, string? attribute, string? value)
    {
        var pin = NationalPin.To(sister.Branch).ToString();
        var sets = new Dictionary<string, string>(StringComparer.Ordinal) { [NationalPin.AttributeOf(country)] = pin };
        if (attribute is not null && value is not null)
        {
            sets[attribute] = value;
        }

        return new SplitChoice(pin, Spoken(sister.Branch), sets);
    }

    // "Other" by itself tells nobody anything.
    private static string Spoken(TariffBranch branch)
    {
        var title = branch.Title.Length == 0 ? string.Join(" / ", branch.Children.Take(3).Select(child => child.Title)) : branch.Title.TrimEnd(':', ' ');
        title = StatisticalNumber().Replace(title, "");
        var text = GoodsText.Tokens(title).Count <= 1 && title.StartsWith("Other", StringComparison.OrdinalIgnoreCase) ? "None of the others" : title;
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
    }

    // US lines end in the number of a quota category, as in "Of cotton (369)".
    [GeneratedRegex(@"\s*\(\d{3}\)")]
    private static partial Regex StatisticalNumber();
}
