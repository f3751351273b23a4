using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Goods;

internal sealed class GoodsIndex
{
    public readonly GoodsIndexTuning Tuning;
    public readonly Dictionary<string, int> Vocabulary = new(40_000, StringComparer.Ordinal);
    public TariffNode[] Leaves = [];
    public int[] HeadOf = [], ChapOf = [];
    public int HeadCount, ChapCount;
    public Postings LeafPost = null!, HeadPost = null!, ChapPost = null!;
    public Postings PhrasePost = null!;
    public int[] PhraseLeaf = [];
    public float[] PhraseMass = [];
    public float[] Idf = [];
    public int[] LeafDf = [];

    public sealed class Postings(int[] start, int[] id, float[] value)
    {
        public readonly int[] Start = start, Id = id;
        public readonly float[] Value = value;
    }

    public GoodsIndex(TariffBook book, GoodsAtlas atlas, GoodsIndexTuning tuning)
    {
        Tuning = tuning;
        Leaves = [.. book.Subheadings.OrderBy(n => n.Code)];
        HeadOf = new int[Leaves.Length];
        ChapOf = new int[Leaves.Length];
        var heads = new Dictionary<string, int>();
        var chaps = new Dictionary<string, int>();
        var leafBags = new Dictionary<int, float>[Leaves.Length];
        var headBags = new List<Dictionary<int, float>>();
        var chapBags = new List<Dictionary<int, float>>();
        var chapOfHead = new List<int>();
        var phraseLeaf = new List<int>();
        var phraseTokens = new List<int[]>();
        for (var i = 0; i < Leaves.Length; i++)
        {
            var node = Leaves[i];
            var h = node.Code.Digits[..4];
            if (!heads.TryGetValue(h, out var head))
            {
                heads[h] = head = headBags.Count;
                headBags.Add([]);
                if (!chaps.TryGetValue(node.Code.Chapter, out var chap))
                {
                    chaps[node.Code.Chapter] = chap = chapBags.Count;
                    chapBags.Add([]);
                    AddText(node.Parent!.Parent!.Title, chapBags[chap], tuning.HeadTitle, true);
                }
                chapOfHead.Add(chap);
                AddText(node.Parent!.Title, headBags[head], tuning.HeadTitle, true);
            }
            HeadOf[i] = head;
            ChapOf[i] = chapOfHead[head];
            var bag = leafBags[i] = [];
            var t = AddText(node.Title, bag, tuning.TitleWeight, true);
            AddPhrase(t, i);
            var entry = atlas.Find(node.Code);
            foreach (var phrase in entry?.Phrases ?? [])
                AddPhrase(AddText(phrase, bag, 1, false), i);
            foreach (var d in entry?.Decides ?? [])
                if (tuning.DecidesWeight > 0) AddText(d, bag, tuning.DecidesWeight, true);
        }
        void AddPhrase(int[] tokens, int leaf)
        {
            if (tokens.Length == 0) return;
            phraseLeaf.Add(leaf);
            phraseTokens.Add([.. tokens.Distinct()]);
        }
        HeadCount = headBags.Count;
        ChapCount = chapBags.Count;
        var v = Vocabulary.Count;
        // leaf probs
        var df = new int[v];
        var pBack = new double[v];
        var leafLen = new double[Leaves.Length];
        double total = 0;
        for (var i = 0; i < Leaves.Length; i++)
        {
            foreach (var (tok, tf) in leafBags[i]) { df[tok]++; leafLen[i] += Math.Pow(tf, tuning.TfPower); }
        }
        LeafDf = df;
        var avg = leafLen.Average();
        Idf = new float[v];
        for (var k = 0; k < v; k++) Idf[k] = (float)Math.Log((Leaves.Length + 1.0) / (df[k] + 0.5));
        // heading prob = leaf-pooled
        var headLen = new double[HeadCount];
        var chapLen = new double[ChapCount];
        for (var i = 0; i < Leaves.Length; i++)
        {
            foreach (var (tok, tf) in leafBags[i])
            {
                var x = (float)Math.Pow(tf, tuning.TfPower);
                var hb = headBags[HeadOf[i]];
                hb[tok] = hb.GetValueOrDefault(tok) + x;
            }
        }
        for (var h = 0; h < HeadCount; h++)
        {
            foreach (var (tok, tf) in headBags[h])
            {
                headLen[h] += tf;
                var cb = chapBags[chapOfHead[h]];
                cb[tok] = cb.GetValueOrDefault(tok) + tf;
            }
        }
        for (var c = 0; c < ChapCount; c++)
            foreach (var (tok, tf) in chapBags[c]) { chapLen[c] += tf; pBack[tok] += tf; total += tf; }
        for (var k = 0; k < v; k++) pBack[k] = (pBack[k] + 0.5) / (total + 0.5 * v);
        var chapVal = new Dictionary<int, float>[ChapCount];
        for (var c = 0; c < ChapCount; c++)
        {
            chapVal[c] = [];
            foreach (var (tok, tf) in chapBags[c])
                chapVal[c][tok] = (float)Math.Log(1 + tuning.LChap * tf / chapLen[c] / (tuning.L0 * pBack[tok]));
        }
        var headVal = new Dictionary<int, float>[HeadCount];
        for (var h = 0; h < HeadCount; h++)
        {
            headVal[h] = [];
            var c = chapOfHead[h];
            foreach (var (tok, tf) in headBags[h])
            {
                var mix = tuning.LHead * tf / headLen[h] + tuning.LChap * chapBags[c][tok] / chapLen[c];
                headVal[h][tok] = (float)Math.Log(1 + mix / (tuning.L0 * pBack[tok])) - chapVal[c][tok];
            }
        }
        var leafVal = new Dictionary<int, float>[Leaves.Length];
        for (var i = 0; i < Leaves.Length; i++)
        {
            leafVal[i] = [];
            var h = HeadOf[i]; var c = ChapOf[i];
            foreach (var (tok, tf) in leafBags[i])
            {
                var x = Math.Pow(tf, tuning.TfPower);
                var pl = x / (leafLen[i] + 4);
                var mix = tuning.LLeaf * pl + tuning.LHead * headBags[h][tok] / headLen[h] + tuning.LChap * chapBags[c][tok] / chapLen[c];
                var nb = Math.Log(1 + mix / (tuning.L0 * pBack[tok])) - chapVal[c][tok] - headVal[h][tok];
                var bm = Idf[tok] * x * (tuning.K1 + 1) / (x + tuning.K1 * (1 - tuning.B + tuning.B * leafLen[i] / avg));
                leafVal[i][tok] = (float)(nb + tuning.Bm25 * bm);
            }
        }
        LeafPost = Invert(leafVal, v);
        HeadPost = Invert(headVal, v);
        ChapPost = Invert(chapVal, v);
        PhraseLeaf = [.. phraseLeaf];
        PhraseMass = new float[PhraseLeaf.Length];
        var pv = new Dictionary<int, float>[PhraseLeaf.Length];
        for (var p = 0; p < pv.Length; p++)
        {
            pv[p] = [];
            foreach (var tok in phraseTokens[p]) { pv[p][tok] = 1; PhraseMass[p] += Idf[tok]; }
        }
        PhrasePost = Invert(pv, v);
    }

    private static Postings Invert(Dictionary<int, float>[] bags, int v)
    {
        var start = new int[v + 1];
        foreach (var bag in bags) foreach (var k in bag.Keys) start[k + 1]++;
        for (var k = 0; k < v; k++) start[k + 1] += start[k];
        var fill = start.ToArray();
        var id = new int[start[v]];
        var val = new float[start[v]];
        for (var b = 0; b < bags.Length; b++) foreach (var (k, x) in bags[b]) { id[fill[k]] = b; val[fill[k]++] = x; }
        return new Postings(start, id, val);
    }

    private int[] AddText(string text, Dictionary<int, float> bag, double weight, bool title)
    {
        var tokens = title ? GoodsText.Tokens(Positive(text)) : GoodsText.Tokens(text);
        var ids = new int[tokens.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (!Vocabulary.TryGetValue(tokens[i], out var id)) Vocabulary[tokens[i]] = id = Vocabulary.Count;
            ids[i] = id;
            bag[id] = bag.GetValueOrDefault(id) + (float)weight;
        }
        return ids;
    }

    private static string Positive(string text)
    {
        foreach (var cut in new[] { " not ", " except ", " other than ", " excluding ", " without ", " but no" , "not ", "no "})
        {
            var at = text.IndexOf(cut, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at > 0 || cut[0] != ' ')) { 
                if (cut is "not " or "no " && at > 0) continue;
                var end = text.IndexOfAny([',', ';', '(', ')'], at + 1);
                text = text[..at] + (end > 0 ? text[end..] : "");
            }
        }
        return text;
    }

    public (int Leaf, double Score)[] Search(IReadOnlyList<(int Token, double Weight)> query, int count)
    {
        var leaf = new float[Leaves.Length];
        var head = new float[HeadCount];
        var chap = new float[ChapCount];
        var phrase = new float[PhraseLeaf.Length];
        foreach (var (t, w) in query)
        {
            Add(LeafPost, leaf, t, (float)w);
            Add(HeadPost, head, t, (float)w);
            Add(ChapPost, chap, t, (float)w);
            var m = (float)w * Idf[t];
            for (var k = PhrasePost.Start[t]; k < PhrasePost.Start[t + 1]; k++) phrase[PhrasePost.Id[k]] += m;
        }
        var best = new float[Leaves.Length];
        var second = new float[Leaves.Length];
        var hb = new float[HeadCount];
        for (var p = 0; p < phrase.Length; p++)
        {
            if (phrase[p] == 0) continue;
            var cov = Math.Min(1, phrase[p] / PhraseMass[p]);
            var s = phrase[p] * (Tuning.CoverPower == 1 ? cov : (float)Math.Pow(cov, Tuning.CoverPower));
            var l = PhraseLeaf[p];
            if (s > best[l]) { second[l] = best[l]; best[l] = s; if (s > hb[HeadOf[l]]) hb[HeadOf[l]] = s; }
            else if (s > second[l]) second[l] = s;
        }
        for (var i = 0; i < leaf.Length; i++)
            leaf[i] += head[HeadOf[i]] + chap[ChapOf[i]] + (float)Tuning.Phrase * (best[i] + (float)Tuning.PhraseSecond * second[i] + (float)Tuning.PhraseHead * hb[HeadOf[i]]);
        return [.. leaf.Select((s, i) => (i, (double)s)).Where(x => x.Item2 > 0).OrderByDescending(x => x.Item2).ThenBy(x => x.i).Take(count)];
    }

    public bool Has(int leaf, int token) => LeafPost.Id.AsSpan(LeafPost.Start[token], LeafPost.Start[token + 1] - LeafPost.Start[token]).BinarySearch(leaf) >= 0;

    private static void Add(Postings p, float[] acc, int t, float w)
    {
        for (var k = p.Start[t]; k < p.Start[t + 1]; k++) acc[p.Id[k]] += w * p.Value[k];
    }
}
