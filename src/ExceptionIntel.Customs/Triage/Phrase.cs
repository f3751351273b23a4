using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A keyword of one or more words, read as a product's text is read; "#" stands for any number, as in "# mah".</summary>
public sealed record Phrase(string Text, IReadOnlyList<string> Tokens)
{
    internal const string AnyNumber = "#";

    public static Phrase From(string text) =>
        new(text, [.. text.Split(' ').SelectMany(part => part == AnyNumber ? [AnyNumber] : GoodsText.Tokens(part))]);

    public bool StandsAt(IReadOnlyList<string> text, int start)
    {
        if (Tokens.Count == 0 || start + Tokens.Count > text.Count)
        {
            return false;
        }

        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i] == AnyNumber ? !IsNumber(text[start + i]) : Tokens[i] != text[start + i])
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsNumber(string token) => char.IsAsciiDigit(token[0]) && token.All(char.IsAsciiDigit);
}
