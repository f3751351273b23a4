using System.Runtime.CompilerServices;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>One phrase of a subheading as words.</summary>
/// <param name="Tokens">At least one.</param>
/// <param name="Head">The position of the word that names the good.</param>
/// <param name="Count">How much its words count in the subheading.</param>
internal readonly record struct PhraseText(IReadOnlyList<string> Tokens, int Head, float Count);

/// <summary>All that the titles and the atlas say of one subheading, read into words.</summary>
internal sealed record LeafText(IReadOnlyList<string> Title, IReadOnlyList<PhraseText> Phrases, IReadOnlyList<string> Decides)
{
    private const float TitleCount = 1.5f;
    private const float TranslatedCount = 0.7f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LeafText Read(TariffNode node, GoodsAtlas atlas)
    {
        var title = GoodsText.Tokens(TitleWords.Positive(node.Title));
        var phrases = new List<PhraseText>();
        Add(phrases, node.Title, title, TitleCount);
        if (atlas.Find(node.Code) is not { } entry)
        {
            return new LeafText(title, phrases, []);
        }

        foreach (var text in entry.Covers.Concat(entry.English).Concat(entry.Regional))
        {
            Add(phrases, text, GoodsText.Tokens(text), 1);
        }

        foreach (var text in entry.Regional)
        {
            Add(phrases, "", atlas.Lexicon.Translate(text), TranslatedCount);
        }

        return new LeafText(title, phrases, [.. entry.Decides.SelectMany(text => GoodsText.Tokens(TitleWords.Positive(text)))]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(List<PhraseText> phrases, string text, IReadOnlyList<string> tokens, float count)
    {
        if (tokens.Count > 0)
        {
            phrases.Add(new PhraseText(tokens, HeadNoun.Find(text, tokens), count));
        }
    }
}
