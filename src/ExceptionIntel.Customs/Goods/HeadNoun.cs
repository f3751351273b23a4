using System.Runtime.CompilerServices;
using System.Buffers;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The word that names the good, where words before it only describe it: "strap" in "leather watch strap for men".</summary>
internal static class HeadNoun
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;(|/");

    /// <summary>The position of the head among a text's tokens: the last word before the first stop or link; -1 without tokens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(string text, IReadOnlyList<string> tokens)
    {
        var stop = text.AsSpan().IndexOfAny(Stops);
        var end = stop > 0 ? Math.Clamp(GoodsText.Tokens(text[..stop]).Count, Math.Min(1, tokens.Count), tokens.Count) : tokens.Count;
        for (var i = 1; i < end; i++)
        {
            if (SellerNoise.IsLink(tokens[i]))
            {
                return i - 1;
            }
        }

        return end - 1;
    }
}
