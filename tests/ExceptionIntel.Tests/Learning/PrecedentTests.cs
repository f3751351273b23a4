using CsCheck;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Learning;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using Xunit;

namespace ExceptionIntel.Tests.Learning;

public sealed class PrecedentTests
{
    private static readonly TariffBook Book = TariffBook.LoadShipped();

    private static readonly string[] Words = ["cotton", "shirt", "men", "silk", "scarf", "woven", "bag", "leather", "blue", "ceramic", "mug"];

    private static readonly Gen<string> Titles = Gen.OneOf(Words).Array[1, 5].Select(words => string.Join(' ', words));

    private static readonly Gen<(string Title, string Key, string Code, bool Similar)> Decided =
        Gen.Select(Titles, Gen.OneOf("A", "B", "C"), Gen.OneOf("610510", "620520", "621410", "420221"), Gen.Bool);

    [Fact]
    public async Task The_same_text_is_decided_as_a_person_decided_it()
    {
        var opinion = await Ask(Index(Made("p1", "Silk scarf, 90 x 90 cm", "A", "621410")), "silk SCARF — 90 x 90 cm!", "Z");

        var candidate = Assert.Single(opinion.Candidates);
        Assert.Equal(("621410", 1.0), (candidate.Code.Digits, candidate.Probability));
        Assert.True(Verdict.From([opinion]).Exact);
        Assert.Contains("Linh", candidate.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_near_text_leans_on_the_precedent_and_is_not_sure()
    {
        var index = Index(Made("p1", "Silk scarf with lotus print, hand rolled", "A", "621410"), Made("p2", "Ceramic coffee mug", "B", "691200"));

        var best = (await Ask(index, "Silk scarf with lotus print", "Z")).Candidates[0];

        Assert.Equal("621410", best.Code.Digits);
        Assert.InRange(best.Probability, 0.4, 0.98);
        Assert.Contains("Silk scarf with lotus print, hand rolled", best.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_shares_one_word_is_no_precedent() =>
        Assert.Empty((await Ask(Index(Made("p1", "Silk scarf with lotus print, hand rolled edges", "A", "621410")), "Lotus root chips 200 g", "Z")).Candidates);

    [Fact]
    public async Task Two_people_who_contradict_each_other_share_the_probability()
    {
        var index = Index(Made("p1", "Batik kit", "A", "321310"), Made("p2", "Batik kit", "B", "950300"));

        var opinion = await Ask(index, "Batik kit", "Z");

        Assert.Equal([0.5, 0.5], opinion.Candidates.Select(candidate => candidate.Probability));
        Assert.False(Verdict.From([opinion]).Exact);
        Assert.Null(new PrecedentClassifier(index, Book).Deciding(Product("Batik kit", "Z")));
    }

    [Fact]
    public async Task What_was_decided_for_the_product_itself_overrules_what_was_decided_for_others()
    {
        var index = Index(Made("p1", "Batik kit", "A", "321310"), Made("p2", "Batik kit", "B", "950300") with { DecidedAt = At.AddYears(1) });

        var opinion = await Ask(index, "Batik kit", "A");

        Assert.Equal(("321310", 1.0), (opinion.Candidates[0].Code.Digits, opinion.Candidates[0].Probability));
        Assert.Equal("p1", new PrecedentClassifier(index, Book).Deciding(Product("Batik kit", "A"))!.Id);
    }

    [Fact]
    public async Task A_decision_for_one_product_only_speaks_for_no_other()
    {
        var index = Index(Made("p1", "Batik kit", "A", "321310") with { ApplyToSimilar = false });

        Assert.Empty((await Ask(index, "Batik kit", "B")).Candidates);
        Assert.Single((await Ask(index, "Batik kit", "A")).Candidates);
    }

    [Fact]
    public void An_exact_precedent_is_the_verdict_however_sure_the_others_are() =>
        Gen.Select(Gen.Double[0, 1], Gen.OneOf("420221", "950300", "621410")).Sample((probability, code) =>
        {
            Opinion precedent = new(DecidedBy.Precedent, [new Candidate(HsCode.Parse("621410"), "Silk scarves", 1, [])]);
            Opinion atlas = new(DecidedBy.Atlas, [new Candidate(HsCode.Parse(code), "Other", probability, [])]);
            return Verdict.From([precedent, atlas]) is { Exact: true, Code.Digits: "621410" };
        });

    [Fact]
    public void A_withdrawn_precedent_leaves_everything_as_it_was_before() =>
        Gen.Select(Decided.List[0, 12], Decided, Titles).Sample((before, more, title) =>
        {
            var index = Index([.. before.Select((one, i) => Made($"p{i}", one))]);
            var asked = Product(title, "A");
            var then = Told(index, asked);

            var added = Made("new", more);
            index.Apply(added);
            index.Apply(added with { Sequence = 1_000, WithdrawnAt = At });

            return Told(index, asked) == then && index.Count == before.Count;
        });

    [Fact]
    public void The_order_in_which_precedents_come_does_not_matter() =>
        Gen.Select(Decided.List[0, 10], Titles, Gen.Int).Sample((decided, title, seed) =>
        {
            var precedents = decided.Select((one, i) => Made($"p{i}", one) with { DecidedAt = At.AddDays(i) }).ToArray();
            var shuffled = precedents.OrderBy(precedent => (precedent.Id + seed).GetHashCode(StringComparison.Ordinal)).ToArray();
            var asked = Product(title, "A");
            return Told(Index(precedents), asked) == Told(Index(shuffled), asked);
        });

    [Fact]
    public void Nearness_is_a_share_and_the_same_words_are_the_nearest() =>
        Gen.Select(Decided.List[1, 10], Gen.Int[0, 9]).Sample((decided, pick) =>
        {
            var index = Index([.. decided.Select((one, i) => Made($"p{i}", one) with { ApplyToSimilar = true })]);
            var near = index.Near(Product(decided[pick % decided.Count].Title, "Z"), 12);
            return near.All(found => found.Similarity is >= 0 and <= 1) && near[0].Similarity > 0.999
                && near.Select(found => found.Similarity).SequenceEqual(near.Select(found => found.Similarity).OrderDescending());
        });

    [Fact]
    public async Task Words_that_decide_among_the_codes_of_one_seller_are_learnt()
    {
        string[] goods = ["ring", "bowl", "lamp", "sock", "mug", "vase", "scarf", "clock"];
        var taught = goods.SelectMany((good, i) => new[] { Made($"s{i}", $"handmade silver {good} gift box", $"S{i}", "711311"), Made($"b{i}", $"handmade brass {good} gift box", $"B{i}", "741980") });
        var index = Index([.. taught]);
        Assert.True(index.WantsTraining);
        index.Train();
        Assert.False(index.WantsTraining);

        Assert.Equal("741980", (await Ask(index, "brass kettle handmade", "Z")).Candidates[0].Code.Digits);
        Assert.Equal("711311", (await Ask(index, "silver kettle handmade", "Z")).Candidates[0].Code.Digits);
    }

    [Fact]
    public async Task What_was_taken_back_speaks_no_more_even_before_the_next_training()
    {
        var made = Made("p1", "Silk scarf with lotus print", "A", "621410");
        var index = Index(made);
        index.Train();

        index.Apply(made with { Sequence = 2, WithdrawnAt = At });

        Assert.Empty((await Ask(index, "Silk scarf with lotus print", "Z")).Candidates);
    }

    [Fact]
    public void The_same_news_twice_changes_nothing()
    {
        var made = Made("p1", "Silk scarf with lotus print", "A", "621410");
        var index = Index(made);
        index.Train();
        index.Apply(made);

        Assert.False(index.WantsTraining);
        Assert.Equal(1, index.Count);
    }

    [Theory]
    [InlineData("confidence.low", true)]
    [InlineData("description.vague", true)]
    [InlineData("risk.cites", true)]
    [InlineData("risk.weapon", false)]
    [InlineData("origin.missing", false)]
    public void A_decision_answers_what_the_person_saw(string kind, bool answered)
    {
        var precedent = Made("p1", "Batik kit", "A", "321310") with { Answered = ["risk.cites"] };

        Assert.Equal(answered, precedent.Answers(kind, Product("Batik kit", "B")));
    }

    [Fact]
    public void A_decision_over_a_declared_code_holds_for_that_code_only()
    {
        var precedent = Made("p1", "Batik kit", "A", "321310") with { Product = Product("Batik kit", "A") with { DeclaredCode = "950300" } };

        Assert.True(precedent.Answers("code.declared_differs", Product("Batik kit", "B") with { DeclaredCode = "950300" }));
        Assert.False(precedent.Answers("code.declared_differs", Product("Batik kit", "B") with { DeclaredCode = "420221" }));
    }

    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static async Task<Opinion> Ask(PrecedentIndex index, string title, string key) =>
        await new PrecedentClassifier(index, Book).ClassifyAsync(Product(title, key), TestContext.Current.CancellationToken);

    // Rounded, since sums in another order differ in the last bit.
    private static string Told(PrecedentIndex index, Product product) => string.Join(
        '\n',
        index.Near(product, 50).Select(found => $"{Math.Round(found.Similarity, 9)} {found.Precedent.Id}").Order(StringComparer.Ordinal)
            .Concat(index.Exact(product).Select(precedent => precedent.Id)));

    private static PrecedentIndex Index(params Precedent[] precedents)
    {
        var index = new PrecedentIndex();
        foreach (var precedent in precedents)
        {
            index.Apply(precedent);
        }

        return index;
    }

    private static Precedent Made(string id, (string Title, string Key, string Code, bool Similar) one) => Made(id, one.Title, one.Key, one.Code) with { ApplyToSimilar = one.Similar };

    private static Precedent Made(string id, string title, string key, string code)
    {
        var product = Product(title, key);
        return new Precedent(id, 1, product, ProductFingerprint.OfText(product), ProductFingerprint.OfInputs(product), HsCode.Parse(code), null, [], true, null, null, "Linh", At, null);
    }

    private static Product Product(string title, string key) => new() { Key = key, Title = title, Origin = "VN" };
}
