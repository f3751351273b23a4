using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Desk;

/// <summary>A stretch of a product's text, and whether a doubt rests on it.</summary>
public sealed record Stretch(string Text, bool IsEvidence);

/// <summary>Finds the words of evidence where they stand.</summary>
public static class Highlight
{
    private const int MostText = 10_000;
    private const int MostWords = 20;

    /// <param name="field">As the API writes it, as in "attributes.Sleeve".</param>
    public static IReadOnlyList<Stretch> In(string text, string field, IReadOnlyList<Doubt> doubts)
    {
        var shown = text.Length > MostText ? text[..MostText] : text;
        var words = doubts.SelectMany(doubt => doubt.Evidence).Where(evidence => evidence.Field == field).Select(evidence => evidence.Text)
            // A field that is evidence as a whole needs no mark in it: the message names it.
            .Where(word => word.Length > 0 && !(word.Length == shown.Length && field is "title" or "description"))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Length).Take(MostWords).ToList();
        return Cut(shown, words);
    }

    private static List<Stretch> Cut(string text, List<string> words)
    {
        var marked = new bool[text.Length];
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            {
                marked.AsSpan(at, word.Length).Fill(true);
            }
        }

        var stretches = new List<Stretch>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            while (end < text.Length && marked[end] == marked[start])
            {
                end++;
            }

            stretches.Add(new Stretch(text[start..end], marked[start]));
        }

        return stretches;
    }
}
