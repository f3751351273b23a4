using System.Runtime.CompilerServices;
using System.Text;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Reads titles and deciding facts, which also say what the goods are not.</summary>
internal static class TitleWords
{
    private static readonly string[] Negations = ["not ", "no ", "except ", "other than ", "excluding ", "without ", "neither ", "unlike "];

    private static readonly char[] Stops = [',', ';', '(', ')', ':'];

    /// <summary>The text without the parts that a negation opens ("knitted, not crocheted, of wool" says knitted and wool).</summary>
    public static string Positive(string text)
    {
        var kept = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var next = NextNegation(text, at);
            kept.Append(text, at, next - at);
            var stop = next < text.Length ? text.IndexOfAny(Stops, next) : -1;
            at = next < text.Length && stop >= 0 ? stop : text.Length;
        }

        return kept.ToString();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextNegation(string text, int from)
    {
        var next = text.Length;
        foreach (var negation in Negations)
        {
            for (var at = text.IndexOf(negation, from, StringComparison.OrdinalIgnoreCase); at >= 0 && at < next; at = text.IndexOf(negation, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetter(text[at - 1]))
                {
                    next = at;
                }
            }
        }

        return next;
    }
}
