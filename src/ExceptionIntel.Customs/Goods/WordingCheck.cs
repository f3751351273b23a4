using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Compares the atlas and the titles with an official nomenclature: facts and codes carry over, sentences do not.</summary>
public static class WordingCheck
{
    /// <summary>A title of so many words may equal the official one: "Live horses" has no other name.</summary>
    private const int PlainName = 3;

    private const int LongestRun = 5;

    /// <param name="official">The official text of each code, by its digits.</param>
    public static IReadOnlyList<AtlasFault> Find(TariffBook book, GoodsAtlas atlas, IReadOnlyDictionary<string, string> official) =>
    [
        .. book.Subheadings.SelectMany(node => node.Path).Distinct().SelectMany(node => OfTitle(node, official)),
        .. atlas.Entries.SelectMany(entry => entry.Covers.Concat(entry.Decides).Concat(entry.Phrases).Where(text => official.TryGetValue(entry.Code.Digits, out var theirs) && SharesRun(text, theirs))
            .Select(text => new AtlasFault(entry.Code.Digits, $"“{text}” repeats six words of the official text"))),
    ];

    private static IEnumerable<AtlasFault> OfTitle(TariffNode node, IReadOnlyDictionary<string, string> official)
    {
        if (!official.TryGetValue(node.Code.Digits, out var theirs))
        {
            yield break;
        }

        var words = Words(node.Title);
        if (words.Length > PlainName && words.SequenceEqual(Words(theirs)))
        {
            yield return new AtlasFault(node.Code.Digits, "has the official title");
        }
        else if (SharesRun(node.Title, theirs))
        {
            yield return new AtlasFault(node.Code.Digits, "repeats six words of the official title");
        }
    }

    private static bool SharesRun(string ours, string theirs)
    {
        var words = Words(ours);
        if (words.Length <= LongestRun)
        {
            return false;
        }

        var text = $" {string.Join(' ', Words(theirs))} ";
        return Enumerable.Range(0, words.Length - LongestRun).Any(at => text.Contains($" {string.Join(' ', words[at..(at + LongestRun + 1)])} ", StringComparison.Ordinal));
    }

    private static string[] Words(string text) =>
        new string([.. text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
