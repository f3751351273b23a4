using System.Globalization;
using System.Text.RegularExpressions;

namespace ExceptionIntel.Customs.Classification;

internal enum Measure
{
    /// <summary>US dollars for one piece, pair or set.</summary>
    Dollars,

    /// <summary>US dollars for a kilogram.</summary>
    DollarsByKilogram,
    Kilograms,
    Centimetres,
    Litres,
    Watts,
    Volts,
}

/// <summary>Bounds that a line sets, as in "valued over $3 but not over $6.50 per pair".</summary>
/// <param name="Over">Exclusive for values, as lines write them; the difference does not matter for evidence.</param>
internal sealed partial record NumberRange(Measure Measure, double Over, double UpTo)
{
    public bool Holds(double number) => number > Over && number <= UpTo;

    public static IReadOnlyList<NumberRange> ReadAll(string title)
    {
        var found = new List<NumberRange>();
        foreach (Match match in Bound().Matches(title))
        {
            var number = double.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            var isDollars = match.Groups["dollar"].Success || match.Groups["unit"].ValueSpan.StartsWith("cent", StringComparison.OrdinalIgnoreCase) && match.Groups["unit"].Length is 4 or 5;
            var (measure, scale) = isDollars ? Money(match, title) : Unit(match.Groups["unit"].Value.ToLowerInvariant());
            if (scale > 0)
            {
                Add(found, measure, number * scale, match);
            }
        }

        return found;
    }

    private static void Add(List<NumberRange> found, Measure measure, double number, Match match)
    {
        var words = match.Groups["bound"].Value.ToLowerInvariant();
        var after = match.Groups["after"].Value.ToLowerInvariant();
        var isUpper = words is "not over" or "not exceeding" or "less than" or "under" or "not more than" || after == "or less";
        var isLower = !isUpper && (words is "over" or "exceeding" or "more than" || after == "or more");
        if (!isUpper && !isLower)
        {
            return;
        }

        // A lower bound and the upper one that follows it are one range.
        if (isUpper && found is [.., { UpTo: double.PositiveInfinity } last] && last.Measure == measure && last.Over < number)
        {
            found[^1] = last with { UpTo = number };
            return;
        }

        found.Add(isUpper ? new NumberRange(measure, 0, number) : new NumberRange(measure, after == "or more" ? Math.BitDecrement(number) : number, double.PositiveInfinity));
    }

    private static (Measure, double) Money(Match match, string title)
    {
        var scale = match.Groups["dollar"].Success ? 1 : 0.01;
        var rest = title.AsSpan(match.Index + match.Length);
        var by = Per().Match(rest.Length > 80 ? rest[..80].ToString() : rest.ToString()).Value.ToLowerInvariant();
        return by switch
        {
            _ when by.EndsWith("kg", StringComparison.Ordinal) || by.EndsWith("kilogram", StringComparison.Ordinal) => (Measure.DollarsByKilogram, scale),
            _ when by.EndsWith("dozen", StringComparison.Ordinal) => (Measure.Dollars, scale / 12),
            _ when by.EndsWith("gross", StringComparison.Ordinal) => (Measure.Dollars, scale / 144),
            _ when by.EndsWith("liter", StringComparison.Ordinal) || by.EndsWith("m2", StringComparison.Ordinal) => (Measure.Dollars, 0),
            _ => (Measure.Dollars, scale),
        };
    }

    /// <summary>0 for a unit that is not read.</summary>
    public static (Measure Measure, double Scale) Unit(string unit) => unit switch
    {
        "kg" or "kilogram" or "kilograms" => (Measure.Kilograms, 1),
        "g" or "grams" or "gram" => (Measure.Kilograms, 0.001),
        "cm" => (Measure.Centimetres, 1),
        "mm" => (Measure.Centimetres, 0.1),
        "m" => (Measure.Centimetres, 100),
        "l" or "liter" or "liters" or "litres" => (Measure.Litres, 1),
        "ml" => (Measure.Litres, 0.001),
        "w" => (Measure.Watts, 1),
        "kw" => (Measure.Watts, 1000),
        "v" => (Measure.Volts, 1),
        _ => (Measure.Dollars, 0),
    };

    [GeneratedRegex(@"(?<bound>not over|not exceeding|not more than|less than|under|over|exceeding|more than|weighing|capacity of|length of|)\s*(?<dollar>\$\s?)?(?<number>\d[\d,]*(?:\.\d+)?)\s?(?<unit>[a-zA-Z]+)?(?:/kg)?\s?(?:each )?(?<after>or more|or less|)", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"(?:per |/|a )\s?(?:kg|kilogram|dozen|gross|liter|m2|pair|piece)", RegexOptions.IgnoreCase)]
    private static partial Regex Per();
}
