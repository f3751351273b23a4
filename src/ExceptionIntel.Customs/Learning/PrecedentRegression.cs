using System.Runtime.InteropServices;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Learning;

/// <summary>
/// A multinomial logistic regression over the features of the precedents (AdaGrad steps: Duchi, Hazan, Singer, JMLR 12, 2011): it weighs
/// which words decide among the codes that one seller uses, where the nearest neighbours only count which words are shared.
/// A feature has weights only for the codes that it was seen with. The same precedents give the same weights.
/// </summary>
internal sealed class PrecedentRegression
{
    private const int Rounds = 20;
    private const float Step = 4;
    private const float SlowerEachRound = 0.3f;
    private const float BiasStep = 0.1f;
    private const float LeastGradient = 1e-3f;

    private readonly Dictionary<ulong, int> features = [];
    private readonly List<HsCode> codes = [];
    private readonly int[] start;
    private readonly int[] codeAt;
    private readonly float[] weightAt;
    private readonly float[] bias;
    private readonly float[] rarity;
    private readonly int taught;

    private PrecedentRegression(IReadOnlyList<(Feature[] Features, HsCode Code)> examples)
    {
        taught = examples.Count;
        var codeIds = new Dictionary<HsCode, int>();
        var right = new int[examples.Count];
        var seenWith = new List<SortedSet<int>>();
        var seen = new List<int>();
        for (var i = 0; i < examples.Count; i++)
        {
            right[i] = IdOf(codeIds, examples[i].Code);
            foreach (var feature in examples[i].Features)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(features, feature.Key, out var known);
                if (!known)
                {
                    id = seenWith.Count;
                    seenWith.Add([]);
                    seen.Add(0);
                }

                seenWith[id].Add(right[i]);
                seen[id]++;
            }
        }

        start = new int[seenWith.Count + 1];
        for (var feature = 0; feature < seenWith.Count; feature++)
        {
            start[feature + 1] = start[feature] + seenWith[feature].Count;
        }

        codeAt = [.. seenWith.SelectMany(set => set)];
        weightAt = new float[codeAt.Length];
        bias = new float[codes.Count];
        rarity = [.. seen.Select(count => 1 + MathF.Log((taught + 1f) / count))];
        Fit([.. examples.Select((example, i) => (Read(example.Features, out _), right[i]))]);
    }

    public static PrecedentRegression Train(IReadOnlyList<(Feature[] Features, HsCode Code)> examples) => new(examples);

    /// <summary>The codes that are likelier than chance with their shares, best first; what is left belongs to the words that were never seen.</summary>
    public IReadOnlyList<(HsCode Code, double Share)> Shares(Feature[] asked, int count)
    {
        var known = Read(asked, out var read);
        if (known.Length == 0 || codes.Count == 0)
        {
            return [];
        }

        var shares = new float[codes.Count];
        Score(known, shares);
        var floor = 1f / (shares.Length + count);
        return [.. Enumerable.Range(0, shares.Length).Where(code => shares[code] >= floor).OrderByDescending(code => shares[code]).ThenBy(code => codes[code]).Take(count).Select(code => (codes[code], (double)shares[code] * read))];
    }

    private int IdOf(Dictionary<HsCode, int> ids, HsCode code)
    {
        if (!ids.TryGetValue(code, out var id))
        {
            ids.Add(code, id = codes.Count);
            codes.Add(code);
        }

        return id;
    }

    // Known features with their weights, the whole of length one; and how much of the text's length that is.
    private (int Feature, float Value)[] Read(Feature[] asked, out float read)
    {
        var known = new List<(int Feature, float Value)>(asked.Length);
        var square = 0f;
        var unread = 0f;
        var rarest = 1 + MathF.Log(taught + 1f);
        foreach (var feature in asked)
        {
            if (features.TryGetValue(feature.Key, out var id))
            {
                var value = feature.Share * rarity[id];
                known.Add((id, value));
                square += value * value;
            }
            else
            {
                unread += feature.Share * feature.Share * rarest * rarest;
            }
        }

        var length = MathF.Sqrt(square);
        read = length / MathF.Sqrt(square + unread + 1e-6f);
        return [.. known.Select(feature => (feature.Feature, feature.Value / length))];
    }

    private void Fit(((int Feature, float Value)[] Features, int Right)[] examples)
    {
        var shares = new float[codes.Count];
        var order = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            order.Shuffle(examples);
            var step = Step / (1 + (round * SlowerEachRound));
            foreach (var (known, right) in examples)
            {
                Score(known, shares);
                Learn(known, right, shares, step);
            }
        }
    }

    private void Score((int Feature, float Value)[] known, float[] shares)
    {
        bias.CopyTo(shares, 0);
        foreach (var (feature, value) in known)
        {
            for (var at = start[feature]; at < start[feature + 1]; at++)
            {
                shares[codeAt[at]] += weightAt[at] * value;
            }
        }

        Softmax(shares);
    }

    private void Learn((int Feature, float Value)[] known, int right, float[] shares, float step)
    {
        for (var code = 0; code < shares.Length; code++)
        {
            shares[code] -= code == right ? 1 : 0;
            bias[code] -= step * BiasStep * (MathF.Abs(shares[code]) < LeastGradient ? 0 : shares[code]);
        }

        foreach (var (feature, value) in known)
        {
            for (var at = start[feature]; at < start[feature + 1]; at++)
            {
                var gradient = shares[codeAt[at]];
                if (MathF.Abs(gradient) >= LeastGradient)
                {
                    weightAt[at] -= step * gradient * value;
                }
            }
        }
    }

    private static void Softmax(float[] scores)
    {
        var greatest = float.MinValue;
        foreach (var score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        var total = 0f;
        for (var code = 0; code < scores.Length; code++)
        {
            total += scores[code] = MathF.Exp(scores[code] - greatest);
        }

        for (var code = 0; code < scores.Length; code++)
        {
            scores[code] /= total;
        }
    }
}
