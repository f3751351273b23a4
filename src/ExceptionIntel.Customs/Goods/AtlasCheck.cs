using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Something that a trade specialist has to mend in the atlas or in the titles.</summary>
/// <param name="Code">Digits of the code that it stands at.</param>
public sealed record AtlasFault(string Code, string What);

/// <summary>Checks the atlas for coverage, duplicates, contradictions and padding.</summary>
public static class AtlasCheck
{
    /// <summary>Phrases of a subheading that turns up in small parcels.</summary>
    public const int FewestInParcels = 25;

    /// <summary>Phrases of any other subheading.</summary>
    public const int FewestElsewhere = 5;

    private const int LongestTitle = 120;

    public static IReadOnlyList<AtlasFault> Find(TariffBook book, GoodsAtlas atlas) =>
    [
        .. book.Subheadings.SelectMany(node => OfEntry(node, atlas)),
        .. OfTitles(book),
        .. Contradictions(atlas),
    ];

    private static IEnumerable<AtlasFault> OfEntry(TariffNode node, GoodsAtlas atlas)
    {
        var digits = node.Code.Digits;
        if (atlas.Find(node.Code) is not { } entry)
        {
            yield return new AtlasFault(digits, "has no entry");
            yield break;
        }

        if (entry.Covers.Count == 0 || entry.Decides.Count == 0)
        {
            yield return new AtlasFault(digits, entry.Covers.Count == 0 ? "does not say what it covers" : "does not say what decides it");
        }

        var listed = atlas.Popularity.Of(node.Code) > 0;
        var fewest = listed ? FewestInParcels : FewestElsewhere;
        if (entry.Phrases.Count < fewest)
        {
            yield return new AtlasFault(digits, $"has {entry.Phrases.Count} phrases, needs {fewest}");
        }

        foreach (var twice in entry.Phrases.GroupBy(phrase => phrase, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new AtlasFault(digits, $"has “{twice.Key}” twice");
        }

        foreach (var phrase in listed ? SaysNothingNew(node, entry) : [])
        {
            yield return new AtlasFault(digits, $"“{phrase}” says nothing that the title and most other phrases do not");
        }
    }

    // A phrase earns its place by a content word that is neither in the title nor in more than half of its sisters.
    private static IEnumerable<string> SaysNothingNew(TariffNode node, AtlasEntry entry)
    {
        var title = ContentWords(node.Title);
        var phrases = entry.Phrases.Select(phrase => (Phrase: phrase, Words: ContentWords(phrase))).ToList();
        var standsIn = phrases.SelectMany(phrase => phrase.Words).GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return phrases.Where(phrase => !phrase.Words.Any(word => !title.Contains(word) && standsIn[word] * 2 <= phrases.Count)).Select(phrase => phrase.Phrase);
    }

    private static HashSet<string> ContentWords(string text) =>
        GoodsText.Tokens(text).Where(word => !SellerNoise.IsLink(word) && !word.All(char.IsAsciiDigit)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<AtlasFault> OfTitles(TariffBook book)
    {
        foreach (var node in book.Subheadings)
        {
            if (node.Title.Length is 0 or > LongestTitle)
            {
                yield return new AtlasFault(node.Code.Digits, node.Title.Length == 0 ? "has no title" : $"has a title of more than {LongestTitle} characters");
            }
        }

        foreach (var twin in book.Subheadings.GroupBy(node => (node.Code.Chapter, Title: node.Title.ToUpperInvariant())).Where(group => group.Count() > 1))
        {
            yield return new AtlasFault(twin.First().Code.Digits, $"has the same title as {twin.Last().Code.Digits}");
        }
    }

    private static IEnumerable<AtlasFault> Contradictions(GoodsAtlas atlas) => atlas.Entries
        .SelectMany(entry => entry.Phrases.Select(phrase => (Phrase: phrase, entry.Code)))
        .GroupBy(pair => pair.Phrase, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Select(pair => pair.Code).Distinct().Count() > 1)
        .Select(group => new AtlasFault(group.First().Code.Digits, $"“{group.Key}” stands under {string.Join(" and ", group.Select(pair => pair.Code.Digits).Distinct())}"));
}
