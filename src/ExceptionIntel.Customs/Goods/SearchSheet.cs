using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>The sums of one search. Kept and used again: it is as wide as the index.</summary>
internal sealed class SearchSheet(GoodsIndex index)
{
    private const float QuickBreadth = 3;
    private const float QuickWeight = 0.5f;
    private const float QuickSecond = 0.2f;
    private const float QuickBrand = 10;
    private const int FewWords = 10;
    private const int EverydayPhrases = 1_000;
    private const float LabelWords = 5;
    private const float AlsoGoods = 0.7f;

    private readonly float[] chapter = new float[index.ChapterCount];
    private readonly float[] heading = new float[index.HeadingCount];
    private readonly float[] evidence = new float[index.Leaves.Length];
    private readonly float[] weight = new float[index.Leaves.Length];
    private readonly float[] covered = new float[index.Leaves.Length];
    private readonly float[] headNoun = new float[index.Leaves.Length];
    private readonly float[] phrase = new float[index.LeafOfPhrase.Length];
    private readonly byte[] phraseHits = new byte[index.LeafOfPhrase.Length];
    private readonly List<int> phrases = [];
    private readonly float[] bestPhrase = new float[index.Leaves.Length];
    private readonly float[] secondPhrase = new float[index.Leaves.Length];
    private readonly float[] bestCover = new float[index.Leaves.Length];
    private readonly bool[] exact = new bool[index.Leaves.Length];
    private readonly float[] headingPhrase = new float[index.HeadingCount];
    private readonly float[] headPhrase = new float[index.Leaves.Length];
    private readonly int[] headPhrases = new int[index.Leaves.Length];
    private readonly float[] brand = new float[index.Leaves.Length];
    private readonly float[] brandHeading = new float[index.HeadingCount];
    private readonly float[] brandChapter = new float[index.ChapterCount];
    private readonly float[] quick = new float[index.Leaves.Length];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(GoodsQuestion question)
    {
        foreach (var word in question.Words)
        {
            Add(index.ChapterEvidence, word.Word, word.Weight, chapter);
            Add(index.HeadingEvidence, word.Word, word.Weight, heading);
            Add(index.LeafEvidence, word.Word, word.Weight, evidence);
            Add(index.LeafWeight, word.Word, word.Weight, weight);
            AddBrand(word, question.TellingWords);
            var mass = word.Weight * index.Rarity[word.Word];
            foreach (var leaf in index.LeafWeight.PlacesOf(word.Word))
            {
                covered[leaf] += mass;
                headNoun[leaf] += word.IsHead ? word.Weight : 0;
            }

            AddPhrases(word.Word, mass, question.Words.Count);
        }

        ReadPhrases(question);
    }

    /// <summary>The subheadings with the greatest plain sums, in no order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IEnumerable<int> Best(int count)
    {
        var best = new PriorityQueue<int, float>(count + 1);
        var least = 0f;
        for (var leaf = 0; leaf < quick.Length; leaf++)
        {
            var sum = evidence[leaf] + heading[index.HeadingOf[leaf]] + chapter[index.ChapterOf[leaf]] + (QuickWeight * weight[leaf]) + bestPhrase[leaf] + (QuickSecond * secondPhrase[leaf]) + (QuickBrand * brand[leaf]);
            quick[leaf] = sum > 0 ? sum + (QuickBreadth * index.Breadth[leaf]) : 0;
            if (quick[leaf] <= least)
            {
                continue;
            }

            best.Enqueue(leaf, quick[leaf]);
            if (best.Count > count)
            {
                best.Dequeue();
                least = best.TryPeek(out _, out var smallest) ? smallest : 0;
            }
        }

        return best.UnorderedItems.Select(item => item.Element);
    }

    public float Quick(int leaf) => quick[leaf];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float[] Features(int leaf, GoodsQuestion question)
    {
        var mass = Math.Max(question.Mass, 1);
        var near = index.HeadingOf[leaf];
        var far = index.ChapterOf[leaf];
        var root = MathF.Sqrt(mass);
        return
        [
            evidence[leaf] / root,
            heading[near] / root,
            chapter[far] / root,
            weight[leaf] / root,
            bestPhrase[leaf] / root,
            secondPhrase[leaf] / root,
            headingPhrase[near] / root,
            evidence[leaf] / mass,
            heading[near] / mass,
            chapter[far] / mass,
            weight[leaf] / mass,
            bestPhrase[leaf] / mass,
            covered[leaf] / mass,
            bestCover[leaf],
            exact[leaf] ? 1 : 0,
            headNoun[leaf] > 0 ? 1 : 0,
            index.Breadth[leaf],
            Facets.Agreements(question.Facets, index.Facets[leaf]),
            Facets.Conflicts(question.Facets, index.Facets[leaf]),
            brand[leaf],
            brandHeading[near],
            brandChapter[far],
            index.Popularity[leaf],
            headPhrase[leaf] / root,
            headPhrase[leaf] / mass,
            MathF.Log(1 + headPhrases[leaf]),
        ];
    }

    public void Clear()
    {
        foreach (var sums in new[] { chapter, heading, evidence, weight, covered, headNoun, bestPhrase, secondPhrase, bestCover, headingPhrase, quick, brand, brandHeading, brandChapter, headPhrase })
        {
            Array.Clear(sums);
        }

        Array.Clear(exact);
        Array.Clear(headPhrases);
        foreach (var at in phrases)
        {
            phrase[at] = 0;
            phraseHits[at] = 0;
        }

        phrases.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPhrases(GoodsQuestion question)
    {
        int[] heads = [.. question.Words.Where(word => word.IsHead).Select(word => word.Word)];
        foreach (var at in phrases)
        {
            var cover = Math.Min(1, phrase[at] / index.PhraseMass[at]);
            var score = phrase[at] * cover;
            var leaf = index.LeafOfPhrase[at];
            if (score > bestPhrase[leaf])
            {
                secondPhrase[leaf] = bestPhrase[leaf];
                bestPhrase[leaf] = score;
                bestCover[leaf] = cover;
            }
            else if (score > secondPhrase[leaf])
            {
                secondPhrase[leaf] = score;
            }

            exact[leaf] |= phraseHits[at] == index.PhraseLength[at] && phraseHits[at] == question.TellingWords;
            if (heads.Contains(index.HeadOfPhrase[at]))
            {
                headPhrase[leaf] = Math.Max(headPhrase[leaf], score);
                headPhrases[leaf]++;
            }

            var near = index.HeadingOf[leaf];
            headingPhrase[near] = Math.Max(headingPhrase[near], score);
        }
    }

    // In a long text the words of everyday ("steel", "women") tell little of single phrases and would cost most of the search.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPhrases(int word, float mass, int wordsAsked)
    {
        if (wordsAsked > FewWords && index.PhraseWords.CountOf(word) > EverydayPhrases)
        {
            return;
        }

        foreach (var at in index.PhraseWords.PlacesOf(word))
        {
            if (phrase[at] == 0)
            {
                phrases.Add(at);
            }

            phrase[at] += mass;
            phraseHits[at]++;
        }
    }

    // A brand explains a short label; in a long title it is one word among many, and a word for goods ("lotus") most likely means them.
    private void AddBrand(QuestionWord word, int tellingWords)
    {
        var weight = word.Weight * Math.Min(1, LabelWords / Math.Max(1, tellingWords)) * (index.IsGoodsWord(word.Word) ? AlsoGoods : 1);
        foreach (var (leaf, share) in index.Brands.Of(word.Word))
        {
            brand[leaf] += weight * share;
            brandHeading[index.HeadingOf[leaf]] += weight * share;
            brandChapter[index.ChapterOf[leaf]] += weight * share;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Postings postings, int word, float weight, float[] sums)
    {
        var places = postings.PlacesOf(word);
        var values = postings.ValuesOf(word);
        for (var i = 0; i < places.Length; i++)
        {
            sums[places[i]] += weight * values[i];
        }
    }
}
