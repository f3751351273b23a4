using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>
/// What each word says for each place. A word's probability in a subheading is a mixture of its share there, in the heading, in the chapter
/// and overall (hierarchical shrinkage: McCallum et al., ICML 1998); the logarithm of its ratio to the overall share is split by level, so that sums over
/// words stay sums over short lists.
/// </summary>
internal sealed class EvidenceTables
{
    private const float LeafShare = 0.3f;
    private const float HeadingShare = 0.2f;
    private const float ChapterShare = 0.1f;
    private const float OverallShare = 0.4f;

    /// <summary>Words added to a subheading's length, so that one with few words is not believed too much.</summary>
    private const float ShortLength = 4f;

    // BM25 (Robertson and Zaragoza, 2009): how fast a repeated word saturates, how much long entries are held back.
    private const float Saturation = 1f;
    private const float LengthShare = 0.2f;

    private readonly WordBags leafBags;
    private readonly int vocabulary;
    private readonly float[] leafLength;
    private readonly float[] overall;

    public EvidenceTables(WordBags leafBags, WordBags headingBags, WordBags chapterBags, int[] headingOf, List<int> chapterOfHeading, int vocabulary)
    {
        this.leafBags = leafBags;
        this.vocabulary = vocabulary;
        leafLength = Lengths(leafBags);
        overall = Overall(chapterBags, vocabulary);
        var chapters = Shares(chapterBags, ChapterShare, Lengths(chapterBags));
        var headings = Shares(headingBags, HeadingShare, Lengths(headingBags));
        var leaves = Shares(leafBags, LeafShare, leafLength);
        Chapters = chapterBags.ByWord(vocabulary, Ratios(chapterBags, chapters, place => -1, chapterBags, chapters));
        Headings = headingBags.ByWord(vocabulary, Ratios(headingBags, headings, place => chapterOfHeading[place], chapterBags, chapters));
        Leaves = leafBags.ByWord(vocabulary, Ratios(leafBags, leaves, place => headingOf[place], headingBags, headings));
    }

    public Postings Chapters { get; }

    public Postings Headings { get; }

    public Postings Leaves { get; }

    /// <summary>BM25 weights of the words in the subheadings.</summary>
    public Postings Weights(float[] rarity)
    {
        var average = leafLength.Average();
        var weights = new float[leafBags.Count][];
        for (var leaf = 0; leaf < leafBags.Count; leaf++)
        {
            var words = leafBags.WordsOf(leaf);
            var counts = leafBags.CountsOf(leaf);
            var hold = Saturation * (1 - LengthShare + (LengthShare * leafLength[leaf] / average));
            weights[leaf] = new float[words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                weights[leaf][i] = rarity[words[i]] * counts[i] * (Saturation + 1) / (counts[i] + hold);
            }
        }

        return leafBags.ByWord(vocabulary, weights);
    }

    private static float[] Lengths(WordBags bags)
    {
        var lengths = new float[bags.Count];
        for (var place = 0; place < lengths.Length; place++)
        {
            foreach (var count in bags.CountsOf(place))
            {
                lengths[place] += count;
            }
        }

        return lengths;
    }

    private static float[] Overall(WordBags chapterBags, int vocabulary)
    {
        var shares = new float[vocabulary];
        Array.Fill(shares, 0.5f);
        for (var chapter = 0; chapter < chapterBags.Count; chapter++)
        {
            var words = chapterBags.WordsOf(chapter);
            var counts = chapterBags.CountsOf(chapter);
            for (var i = 0; i < words.Length; i++)
            {
                shares[words[i]] += counts[i];
            }
        }

        var total = shares.Sum();
        for (var word = 0; word < shares.Length; word++)
        {
            shares[word] /= total;
        }

        return shares;
    }

    private static float[][] Shares(WordBags bags, float level, float[] lengths)
    {
        var shares = new float[bags.Count][];
        for (var place = 0; place < shares.Length; place++)
        {
            var counts = bags.CountsOf(place);
            shares[place] = new float[counts.Length];
            for (var i = 0; i < counts.Length; i++)
            {
                shares[place][i] = level * counts[i] / (lengths[place] + ShortLength);
            }
        }

        return shares;
    }

    // Turns shares into mixtures with the place above, and returns what each mixture adds to the one above.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float[][] Ratios(WordBags bags, float[][] shares, Func<int, int> above, WordBags aboveBags, float[][] aboveMixtures)
    {
        var ratios = new float[bags.Count][];
        var inherited = new float[vocabulary];
        var current = -1;
        for (var place = 0; place < ratios.Length; place++)
        {
            if (above(place) != current)
            {
                Spread(aboveBags, aboveMixtures, current, inherited, clear: true);
                Spread(aboveBags, aboveMixtures, current = above(place), inherited, clear: false);
            }

            var words = bags.WordsOf(place);
            ratios[place] = new float[words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                var ground = OverallShare * overall[words[i]];
                var before = inherited[words[i]];
                shares[place][i] += before;
                ratios[place][i] = MathF.Log((ground + shares[place][i]) / (ground + before));
            }
        }

        return ratios;
    }

    private static void Spread(WordBags bags, float[][] mixtures, int place, float[] over, bool clear)
    {
        if (place < 0)
        {
            return;
        }

        var words = bags.WordsOf(place);
        for (var i = 0; i < words.Length; i++)
        {
            over[words[i]] = clear ? 0 : mixtures[place][i];
        }
    }
}
