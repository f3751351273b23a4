using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>
/// The words of the atlas and the titles, ready to be searched: evidence of each word for subheadings, headings and chapters,
/// and the single phrases. Flat arrays only; built once, read by any number of threads.
/// </summary>
internal sealed class GoodsIndex
{
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>All subheadings in the order of their codes; their positions are the "leaves" elsewhere.</summary>
    public required TariffNode[] Leaves { get; init; }

    public required int[] HeadingOf { get; init; }

    public required int[] ChapterOf { get; init; }

    public required int HeadingCount { get; init; }

    public required int ChapterCount { get; init; }

    /// <summary>What a word adds for a chapter, for a heading beyond its chapter, for a subheading beyond its heading: logarithms of likelihood ratios.</summary>
    public required Postings ChapterEvidence { get; init; }

    public required Postings HeadingEvidence { get; init; }

    public required Postings LeafEvidence { get; init; }

    /// <summary>BM25 weights of words in subheadings.</summary>
    public required Postings LeafWeight { get; init; }

    public required Postings PhraseWords { get; init; }

    public required int[] LeafOfPhrase { get; init; }

    /// <summary>The word that names the good in each phrase.</summary>
    public required int[] HeadOfPhrase { get; init; }

    /// <summary>The sum of the rarity of a phrase's words.</summary>
    public required float[] PhraseMass { get; init; }

    public required byte[] PhraseLength { get; init; }

    /// <summary>How rare each word is: the logarithm of subheadings per subheading that has it.</summary>
    public required float[] Rarity { get; init; }

    /// <summary>How many kinds of goods a subheading is known for, as a logarithm: what parcels hold before any word is read.</summary>
    public required float[] Breadth { get; init; }

    /// <summary>What each subheading's title says about sex, making and material.</summary>
    public required uint[] Facets { get; init; }

    public required Lexicon Lexicon { get; init; }

    public required Shorthand Shorthand { get; init; }

    public required BrandIndex Brands { get; init; }

    /// <summary>How often each subheading turns up in small parcels, 0 to 5.</summary>
    public required int[] Popularity { get; init; }

    /// <summary>Whether a word stands in a phrase or a subheading's title, and is not only a brand or a word of an explanation.</summary>
    public bool IsGoodsWord(int word) => PhraseWords.CountOf(word) > 0;

    public static GoodsIndex Build(TariffBook book, GoodsAtlas atlas) => new GoodsIndexBuilder(book, atlas).Build();
}
