using System.Globalization;
using System.Text.RegularExpressions;
using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What a line of a schedule demands of a good, read from its title.</summary>
/// <param name="IsOther">The line takes what none of its sisters takes.</param>
/// <param name="Segments">What the line names; one that fits is enough.</param>
/// <param name="Share">The least share of <paramref name="Stuff"/> by weight, 0 to 1; null where it only has to prevail.</param>
internal sealed partial record StepCondition(bool IsOther, IReadOnlyList<NamedGoods> Segments, Stuff Stuff, double? Share, Wearers Wearers, IReadOnlyList<NumberRange> Numbers)
{
    /// <summary>What stands further back parts no line from its sisters, and the patterns below stay fast.</summary>
    private const int LongestTitle = 600;

    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal)
    {
        "of", "the", "a", "an", "and", "or", "in", "on", "for", "with", "to", "by", "as", "at", "from", "other", "article", "thereof", "similar", "like", "kind", "type", "use", "used", "containing", "more", "weight",
        "wholly", "part", "made", "up", "valued", "over", "not", "percent", "than", "any", "such", "having", "whether", "which", "person", "including", "foregoing", "good", "specified", "material", "product", "subheading",
        "heading", "chapter", "note", "described", "covered", "outer", "surface", "each", "put", "fiber", "hair", "animal", "fine", "their", "parts", "less", "under", "provided", "its", "be", "are", "is", "this", "designed", "all", "per",
    };

    public static StepCondition Read(string title)
    {
        title = title.Length > LongestTitle ? title[..LongestTitle] : title;
        var text = Affirmed(title);
        var numbers = NumberRange.ReadAll(text);
        var plain = Condition().Replace(text, " ");
        var tokens = GoodsText.Tokens(plain);
        var wearers = WearerWords.AnyIn(tokens);
        var stuff = StuffWords.AnyInTitle(tokens);
        var segments = plain.Split(';').SelectMany(Named).DistinctBy(named => string.Join(' ', named.Words)).ToList();
        var isOther = segments.Count == 0 && wearers == Wearers.None && numbers.Count == 0 && (stuff == Stuff.None ? Rest().IsMatch(plain) : OtherStuff().IsMatch(plain));
        return new StepCondition(isOther, segments, isOther ? Stuff.None : stuff, ShareIn(title), wearers, numbers);
    }

    private static double? ShareIn(string title)
    {
        var found = LeastShare().Match(title);
        return found.Success ? double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / 100 : null;
    }

    // "Covers, rings and frames for manholes": each of the three is for manholes.
    private static IEnumerable<NamedGoods> Named(string part)
    {
        var link = Link().Match(part);
        var (heads, about) = link.Success ? (part[..link.Index], Telling(part[(link.Index + link.Length)..])) : (part, []);
        var goods = Parts().Split(heads).Select(Telling).Where(words => words.Count > 0).Select(words => new NamedGoods(words, about)).ToList();
        return goods.Count > 0 ? goods : about.Count > 0 ? [new NamedGoods(about, [])] : [];
    }

    private static IReadOnlyList<string> Telling(string segment)
    {
        var tokens = GoodsText.Tokens(segment);
        var words = new List<string>(tokens.Count);
        for (var place = 0; place < tokens.Count; place++)
        {
            if (!Stops.Contains(tokens[place]) && !WearerWords.Tells(tokens[place]) && StuffWords.InTitle(tokens, place) == Stuff.None && !char.IsAsciiDigit(tokens[place][0]) && tokens[place].Length > 1)
            {
                words.Add(tokens[place]);
            }
        }

        return words;
    }

    // What a line leaves out tells nothing of what it takes.
    private static string Affirmed(string title) => Denied().Replace(InBrackets().Replace(title, " "), " ").Replace("man-made", "manmade", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\((?:\d{3}|other than[^)]*|except[^)]*|excluding[^)]*|including parts|not[^)]*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"(?:other than|except|excluding|excluded|not elsewhere|not containing|not of|not specially|without)[^,;:]*", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"valued [^,;:]*|weighing [^,;:]*|containing \d+ percent or more by weight of|(?:not )?(?:exceeding|over|less than|under) [\d.,]+ ?\w+", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"containing (?:at least )?(\d+) ?(?:percent|%) or more", RegexOptions.IgnoreCase)]
    private static partial Regex LeastShare();

    [GeneratedRegex(@"(?:^|\b)(?:for|of|in|to|with|used|produced|designed|suitable|having|containing|intended|strung|put up|defined|described|covered|fitted|by|on|from|specified|which|that)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[,:()]| or | and ", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\W*(?:of |for )?others?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rest();

    [GeneratedRegex(@"\bof other\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherStuff();
}

/// <summary>One kind of goods that a line names.</summary>
/// <param name="Heads">What it is: "frame".</param>
/// <param name="About">What for, of what, how made: "manhole"; empty for any.</param>
internal sealed record NamedGoods(IReadOnlyList<string> Heads, IReadOnlyList<string> About)
{
    public IEnumerable<string> Words => Heads.Concat(About);
}
