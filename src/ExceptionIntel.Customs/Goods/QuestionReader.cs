using System.Runtime.CompilerServices;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Reads a product's texts into weighted words of the index.</summary>
internal sealed class QuestionReader(GoodsIndex index)
{
    private readonly WordRepair repair = new(index);

    /// <summary>Words that follow a "for" or "with" and are still part of what it introduces.</summary>
    private const int LinkReach = 4;

    private const float AfterLink = 0.5f;
    private const float Noise = 0.6f;
    private const float Translated = 0.8f;


    /// <summary>Carriers cut descriptions near here; the last word of such a text may be half a word.</summary>
    private const int LabelWidth = 28;

    private const int MostWords = 120;

    /// <summary>Facts stand in the first sentences of a description, praise in the rest.</summary>
    private const int FactWords = 40;

    /// <summary>From this weight on a text is about the good itself.</summary>
    private const float TrustedWeight = 0.4f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public GoodsQuestion Read(IReadOnlyList<FieldText> fields)
    {
        var words = new Dictionary<int, QuestionWord>();
        var facets = 0u;
        var minorFacets = 0u;
        var named = false;
        var telling = 0;
        var known = 0f;
        foreach (var field in fields)
        {
            var tokens = GoodsText.Tokens(field.Text);
            var weights = Weights(field, tokens, out var head);
            var says = Facets.Of(tokens.Count > FactWords ? [.. tokens.Take(FactWords)] : tokens);
            facets |= field.Weight >= TrustedWeight ? says : 0;
            minorFacets |= says;
            var mayBeCut = field.NamesGood && field.Text.Length is >= LabelWidth and <= LabelWidth + 4;
            for (var i = 0; i < tokens.Count && i < MostWords; i++)
            {
                var found = Add(words, tokens, i, field.Weight * weights[i], i == head, mayBeCut && i == tokens.Count - 1);
                if (SellerNoise.Tells(tokens[i]))
                {
                    named |= field.Weight >= TrustedWeight && found >= TrustedWeight;
                    telling += field.NamesGood ? 1 : 0;
                    known += field.NamesGood ? found : 0;
                }
            }

            named |= AddTranslated(words, field) && field.Weight >= TrustedWeight;
        }

        var read = words.Values.Where(word => word.Weight > 0).OrderByDescending(word => word.Weight).ThenBy(word => word.Word).Take(MostWords).ToArray();
        return new GoodsQuestion(read, Facets.Filled(facets, minorFacets), read.Sum(word => word.Weight * index.Rarity[word.Word]), telling == 0 ? 0 : known / telling, telling, named);
    }

    // Returns how much of the word is known, 0 to 1.
    private float Add(Dictionary<int, QuestionWord> words, IReadOnlyList<string> tokens, int at, float weight, bool head, bool mayBeCut)
    {
        var token = tokens[at];
        if (at + 1 < tokens.Count && index.Vocabulary.Knows(token + tokens[at + 1], out var joined))
        {
            Put(words, new QuestionWord(joined, token + tokens[at + 1], weight, head));
        }

        if (index.Vocabulary.Knows(token, out var word))
        {
            Put(words, new QuestionWord(word, token, weight, head));
            return index.IsGoodsWord(word) ? 1 : 0;
        }

        var trust = 0f;
        foreach (var guess in repair.Read(token, mayBeCut))
        {
            Put(words, new QuestionWord(guess.Word, token, weight * guess.Trust, head));
            trust += index.IsGoodsWord(guess.Word) ? guess.Trust : 0;
        }

        return Math.Min(trust, 1);
    }

    // Tells whether a foreign word names a good.
    private bool AddTranslated(Dictionary<int, QuestionWord> words, FieldText field)
    {
        var names = false;
        foreach (var token in index.Lexicon.Translate(field.Text))
        {
            if (index.Vocabulary.Knows(token, out var word))
            {
                Put(words, new QuestionWord(word, token, field.Weight * Translated, false));
                names |= SellerNoise.Tells(token) && index.IsGoodsWord(word);
            }
        }

        return names;
    }

    private static void Put(Dictionary<int, QuestionWord> words, QuestionWord word)
    {
        if (!words.TryGetValue(word.Word, out var before))
        {
            words.Add(word.Word, word);
        }
        else
        {
            words[word.Word] = before with { Weight = Math.Max(before.Weight, word.Weight), IsHead = before.IsHead || word.IsHead };
        }
    }

    private static float[] Weights(FieldText field, IReadOnlyList<string> tokens, out int head)
    {
        var weights = new float[tokens.Count];
        Array.Fill(weights, 1);
        head = -1;
        if (!field.NamesGood)
        {
            return weights;
        }

        var reach = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (SellerNoise.IsLink(tokens[i]))
            {
                reach = i > 0 ? LinkReach : 0;
                weights[i] = 0;
                continue;
            }

            weights[i] = (reach-- > 0 ? AfterLink : 1) * (SellerNoise.IsPraise(tokens[i]) ? Noise : 1);
        }

        head = HeadNoun.Find(field.Text, tokens);
        return weights;
    }
}
