using System.Runtime.CompilerServices;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Builds the <see cref="GoodsIndex"/>: words counted per subheading, shrunk towards heading, chapter and the whole. What it calls most is compiled at once to full speed (AggressiveOptimization): it runs only at the start.</summary>
internal sealed class GoodsIndexBuilder
{
    private const float DecidesCount = 0.3f;
    private const float ParentTitleCount = 1f;

    private readonly TariffNode[] leaves;
    private readonly GoodsAtlas atlas;
    private readonly Vocabulary vocabulary = new();
    private readonly WordBags leafBags = new();
    private readonly WordBags headingBags = new();
    private readonly WordBags chapterBags = new();
    private readonly WordBags phraseBags = new();
    private readonly List<int> leafOfPhrase = [];
    private readonly List<int> headOfPhrase = [];
    private readonly List<TariffNode> headings = [];
    private readonly List<TariffNode> chapters = [];
    private readonly List<int> chapterOfHeading = [];
    private readonly int[] headingOf;
    private readonly uint[] facets;

    public GoodsIndexBuilder(TariffBook book, GoodsAtlas atlas)
    {
        this.atlas = atlas;
        leaves = [.. book.Subheadings.OrderBy(node => node.Code)];
        headingOf = new int[leaves.Length];
        facets = new uint[leaves.Length];
    }

    public GoodsIndex Build()
    {
        // Reading words takes most of the time and needs no order; numbering them does.
        var leaf = 0;
        foreach (var text in leaves.AsParallel().AsOrdered().Select(node => LeafText.Read(node, atlas)))
        {
            headingOf[leaf] = PlaceOf(leaves[leaf].Parent!);
            Take(leaf++, text);
        }

        leafBags.Dampen();
        GatherParents();
        var brands = BrandIndex.Of(atlas.Brands, leaves, vocabulary);
        var rarity = Rarity();
        var evidence = new EvidenceTables(leafBags, headingBags, chapterBags, headingOf, chapterOfHeading, vocabulary.Count);
        var (phraseMass, phraseLength) = MeasurePhrases(rarity);
        return new GoodsIndex
        {
            Vocabulary = vocabulary,
            Leaves = leaves,
            HeadingOf = headingOf,
            ChapterOf = [.. headingOf.Select(heading => chapterOfHeading[heading])],
            HeadingCount = headings.Count,
            ChapterCount = chapters.Count,
            ChapterEvidence = evidence.Chapters,
            HeadingEvidence = evidence.Headings,
            LeafEvidence = evidence.Leaves,
            LeafWeight = evidence.Weights(rarity),
            PhraseWords = phraseBags.ByWord(vocabulary.Count),
            LeafOfPhrase = [.. leafOfPhrase],
            HeadOfPhrase = [.. headOfPhrase],
            PhraseMass = phraseMass,
            PhraseLength = phraseLength,
            Rarity = rarity,
            Breadth = [.. leaves.Select(leaf => MathF.Log(1 + ((atlas.Find(leaf.Code)?.Phrases.Count ?? 0) / 5f)))],
            Facets = facets,
            Brands = brands,
            Lexicon = atlas.Lexicon,
            Shorthand = atlas.Shorthand,
            Popularity = [.. leaves.Select(leaf => atlas.Popularity.Of(leaf.Code))],
        };
    }

    private (float[] Mass, byte[] Length) MeasurePhrases(float[] rarity)
    {
        var mass = new float[phraseBags.Count];
        var length = new byte[phraseBags.Count];
        for (var phrase = 0; phrase < mass.Length; phrase++)
        {
            var words = phraseBags.WordsOf(phrase);
            length[phrase] = (byte)Math.Min(byte.MaxValue, words.Length);
            foreach (var word in words)
            {
                mass[phrase] += rarity[word];
            }
        }

        return (mass, length);
    }

    private int PlaceOf(TariffNode heading)
    {
        if (headings.Count > 0 && headings[^1] == heading)
        {
            return headings.Count - 1;
        }

        if (chapters.Count == 0 || chapters[^1] != heading.Parent)
        {
            chapters.Add(heading.Parent!);
        }

        headings.Add(heading);
        chapterOfHeading.Add(chapters.Count - 1);
        return headings.Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(int leaf, LeafText text)
    {
        facets[leaf] = Facets.Of(text.Title);
        foreach (var phrase in text.Phrases)
        {
            foreach (var token in phrase.Tokens)
            {
                var word = vocabulary.Learn(token);
                leafBags.Add(word, phrase.Count);
                phraseBags.Add(word, 1);
            }

            phraseBags.Close();
            leafOfPhrase.Add(leaf);
            headOfPhrase.Add(vocabulary.Learn(phrase.Tokens[phrase.Head]));
        }

        foreach (var word in text.Decides)
        {
            leafBags.Add(vocabulary.Learn(word), DecidesCount);
        }

        leafBags.Close();
    }

    private void GatherParents()
    {
        var leaf = 0;
        for (var heading = 0; heading < headings.Count; heading++)
        {
            for (; leaf < leaves.Length && headingOf[leaf] == heading; leaf++)
            {
                Gather(leafBags, leaf, headingBags);
            }

            Title(headings[heading], headingBags);
            headingBags.Close();
        }

        var gathered = 0;
        for (var chapter = 0; chapter < chapters.Count; chapter++)
        {
            for (; gathered < headings.Count && chapterOfHeading[gathered] == chapter; gathered++)
            {
                Gather(headingBags, gathered, chapterBags);
            }

            Title(chapters[chapter], chapterBags);
            chapterBags.Close();
        }
    }

    private static void Gather(WordBags from, int place, WordBags to)
    {
        var words = from.WordsOf(place);
        var counts = from.CountsOf(place);
        for (var i = 0; i < words.Length; i++)
        {
            to.Add(words[i], counts[i]);
        }
    }

    private void Title(TariffNode node, WordBags bags)
    {
        foreach (var token in GoodsText.Tokens(TitleWords.Positive(node.Title)))
        {
            bags.Add(vocabulary.Learn(token), ParentTitleCount);
        }
    }

    private float[] Rarity()
    {
        var standsIn = new int[vocabulary.Count];
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            foreach (var word in leafBags.WordsOf(leaf))
            {
                standsIn[word]++;
            }
        }

        return [.. standsIn.Select(count => MathF.Log((leaves.Length + 1f) / (count + 0.5f)))];
    }
}
