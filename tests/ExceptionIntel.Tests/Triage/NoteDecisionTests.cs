using System.Text;
using CsCheck;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Tests.Documents;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

/// <summary>The decisions that ship, asked about products.</summary>
public sealed class NoteDecisionTests
{
    private static readonly Verdict Handbag = Given.Verdict(("420221", 0.45), ("420222", 0.4));

    private static readonly IReadOnlyList<HsCode> Subheadings = [.. Given.Notes.All.SelectMany(decision => decision.Between).Select(code => code.Digits.PadRight(6, '0')).Where(digits => Given.Book.Contains(Given.Code(digits))).Distinct().Select(HsCode.Parse)];

    private static readonly Gen<Product> Products = Gen.Select(
        Gen.OneOf([.. Given.Notes.All.SelectMany(decision => decision.Words.Take(2)), "thing", "", "น้ำหอม", "\u202e🔥", "no leather"]),
        Gen.OneOf([.. Given.Notes.All.SelectMany(decision => decision.Choices).SelectMany(choice => (choice.Said ?? []).Take(1)), ""]),
        (noun, said) => Given.Product($"{said} {noun}"));

    [Fact]
    public void A_handbag_of_unknown_outside_is_asked_for_it_with_the_law()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Ladies handbag"), Handbag));

        Assert.Equal("confidence.narrow", doubt.Kind);
        Assert.Equal("What is the outside of the bag made of?", doubt.Question!.Text);
        Assert.Equal(["420221", "420222", "420229"], doubt.Question.Choices.Select(choice => choice.Code?.Digits));
        Assert.All(doubt.Question.Choices, choice => Assert.Equal(choice.Id, choice.Sets!["outer_surface"]));
        Assert.Contains(doubt.Evidence, evidence => evidence is { Field: "law" } && evidence.Text.StartsWith("GRI 6; Heading 4202", StringComparison.Ordinal));
        Assert.Contains("outside decides", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PU leather handbag", null, null)]
    [InlineData("Genuine leather handbag", null, null)]
    [InlineData("Handbag", "Outer surface", "whatever the shop says")]
    [InlineData("Handbag", "outer_surface", "leather")]
    public void What_the_product_says_already_is_not_asked(string title, string? attribute, string? value)
    {
        var product = attribute is null ? Given.Product(title) : Given.Product(title, attributes: (attribute, value!));

        Assert.DoesNotContain(Given.Doubts(product, Handbag), doubt => doubt.Question?.Text.Contains("outside", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Handbag, no leather")]
    [InlineData("Handbag of leather or canvas: genuine leather and canvas")]
    public void What_is_denied_or_said_in_two_ways_is_asked(string title) =>
        Assert.Equal("bags.handbag_outside", Asked(Given.Product(title), "420221", "420222"));

    [Fact]
    public void A_choice_that_leaves_one_candidate_carries_its_code_and_others_only_set_the_attribute()
    {
        var one = Assert.Single(Given.Doubts(Given.Product("Halloween costume"), Given.Verdict(("611430", 0.4), ("621143", 0.35))), doubt => doubt.Question is not null);
        var two = Assert.Single(Given.Doubts(Given.Product("Halloween costume"), Given.Verdict(("611430", 0.4), ("621143", 0.35), ("621142", 0.1))), doubt => doubt.Question is not null);

        Assert.Equal([("knitted", "611430"), ("woven", "621143")], one.Question!.Choices.Take(2).Select(choice => (choice.Id, choice.Code!.Digits)));
        Assert.Equal("611430", two.Question!.Choices[0].Code!.Digits);
        Assert.Null(two.Question.Choices[1].Code);
    }

    [Fact]
    public void Minor_materials_and_descriptions_answer_nothing()
    {
        var product = Given.Product("Handbag", description: "Looks like genuine leather") with { Materials = [new Material("genuine leather", 10), new Material("something", 90)] };

        Assert.Equal("bags.handbag_outside", Asked(product, "420221", "420222"));
        Assert.Null(Asked(product with { Materials = [new Material("genuine leather", 90)] }, "420221", "420222"));
    }

    [Fact]
    public void The_lining_is_not_the_outside() =>
        Assert.Equal("bags.handbag_outside", Asked(Given.Product("Handbag", attributes: ("Lining material", "polyester")), "420221", "420222"));

    [Fact]
    public void A_decision_with_words_leaves_other_products_alone()
    {
        Assert.Equal("bags.phone_case", Asked(Given.Product("Phone case"), "420232", "392690"));
        Assert.Null(Asked(Given.Product("Cable tie"), "420232", "392690"));
    }

    [Fact]
    public void A_code_that_no_decision_parts_from_the_likeliest_gets_none()
    {
        Assert.Null(Asked(Given.Product("Handbag"), "420221"));
        Assert.Null(Asked(Given.Product("Handbag"), "420221", "010121"));
        Assert.Null(Asked(Given.Product("Handbag"), "420221", "420221"));
    }

    [Fact]
    public void An_answer_moves_the_probability_to_its_candidate_and_says_why()
    {
        var opinion = Opinion(("620520", 0.5), ("610510", 0.4), ("420222", 0.05));

        var weighed = Assert.Single(Given.Notes.Weigh([opinion], Given.Product("Men's shirt", attributes: ("construction", "knitted"))));

        Assert.Equal("610510", weighed.Candidates[0].Code.Digits);
        Assert.True(weighed.Candidates[0].Probability > 0.8);
        Assert.True(weighed.Candidates.Sum(candidate => candidate.Probability) <= 1);
        Assert.Contains("Chapter 61 note 1", weighed.Candidates[0].Reasons[0], StringComparison.Ordinal);
        Assert.Equal(0.05, weighed.Candidates.Single(candidate => candidate.Code.Digits == "420222").Probability);
    }

    [Fact]
    public void Words_of_the_product_are_a_reason_but_no_weight()
    {
        var opinion = Opinion(("420221", 0.45), ("420222", 0.4));

        var weighed = Assert.Single(Given.Notes.Weigh([opinion], Given.Product("PU leather handbag")));

        Assert.Equal(opinion.Candidates.Select(candidate => candidate.Probability), weighed.Candidates.Select(candidate => candidate.Probability));
        Assert.Empty(weighed.Candidates[0].Reasons);
        Assert.Equal("Textile or plastic sheet, also imitation leather (GRI 6; Heading 4202)", Assert.Single(weighed.Candidates[1].Reasons));
    }

    [Fact]
    public void A_persons_word_on_the_same_text_is_not_weighed()
    {
        var exact = Opinion(("620520", 1.0), ("610510", 0.0));

        Assert.Same(exact, Assert.Single(Given.Notes.Weigh([exact], Given.Product("Shirt", attributes: ("construction", "knitted")))));
    }

    [Fact]
    public void No_decision_is_asked_again_once_it_is_answered() =>
        Gen.Select(Products, Gen.OneOf(Subheadings.ToArray()).Array[2, 3], Gen.Int[0, 5]).Sample((product, codes, pick) =>
        {
            var asked = new HashSet<string>();
            while (Given.Notes.Read(codes, product).Ask is { } decision)
            {
                if (!asked.Add(decision.Id))
                {
                    return false;
                }

                var answer = decision.Choices[pick % decision.Choices.Count];
                product = new Dictionary<string, string> { [decision.Attribute] = answer.Id }.Over(product);
            }

            return true;
        }, iter: 3_000);

    [Fact]
    public void A_product_never_gets_more_than_one_question_about_its_candidates() =>
        Gen.Select(Products, Gen.OneOf(Subheadings.ToArray()).Array[1, 3], Gen.Double[0.05, 0.6]).Sample((product, codes, best) =>
        {
            var verdict = Given.Verdict([.. codes.Distinct().Select((code, rank) => (code.Digits, best / (rank + 1)))]);
            var asking = Given.Doubts(product, verdict).Where(doubt => doubt.Kind.StartsWith("confidence.", StringComparison.Ordinal)).ToList();
            return asking.Count <= 1 && asking.All(doubt => doubt.Question is { Choices.Count: > 0, Text.Length: <= 120 });
        }, iter: 1_000);

    [Fact]
    public void Typical_products_are_asked_the_question_that_a_customs_officer_would_ask() => Golden.Matches("typical-products.txt", string.Concat(
        Told("iPhone case", ("392690", 0.4), ("420232", 0.3), ("420231", 0.1)),
        Told("Silicone iPhone case", ("420232", 0.4), ("392690", 0.3)),
        Told("Halloween costume, witch", ("950590", 0.5), ("611430", 0.2), ("621143", 0.1)),
        Told("Gummies, 60 pieces", ("170490", 0.45), ("210690", 0.4), ("300490", 0.05)),
        Told("Face wipes 25 sheets", ("330790", 0.4), ("340111", 0.3), ("481820", 0.1)),
        Told("Keychain bear", ("732690", 0.3), ("392690", 0.3), ("950300", 0.1)),
        Told("PU leather tote bag", ("420221", 0.4), ("420222", 0.4), ("420292", 0.1)),
        Told("Smart watch for men", ("910212", 0.4), ("851762", 0.4)),
        Told("Sticker sheet, cats", ("482110", 0.3), ("391990", 0.3), ("491199", 0.2)),
        Told("Tool set 40 pcs", ("820559", 0.3), ("820600", 0.3), ("820411", 0.1)),
        Told("Knitted summer dress", ("610444", 0.3), ("610442", 0.3), ("620442", 0.1))));

    private static string Told(string title, params (string Code, double Probability)[] ranked)
    {
        var product = Given.Product(title);
        var weighed = Verdict.From(Given.Notes.Weigh([Opinion(ranked)], product));
        var page = new StringBuilder().AppendLine($"# {title}");
        foreach (var candidate in weighed.Candidates)
        {
            page.AppendLine($"{candidate.Code} {string.Join("; ", candidate.Reasons)}".TrimEnd());
        }

        foreach (var doubt in Given.Doubts(product, weighed))
        {
            page.AppendLine(doubt.Message).AppendLine(string.Join(" | ", doubt.Evidence.Select(evidence => $"{evidence.Field}: {evidence.Text}"))).AppendLine($"? {doubt.Question?.Text}");
            foreach (var choice in doubt.Question?.Choices ?? [])
            {
                page.AppendLine($"  - {choice.Text}");
            }
        }

        return page.AppendLine().ToString();
    }

    private static Opinion Opinion(params (string Code, double Probability)[] ranked) => new(DecidedBy.Atlas, Given.Verdict(ranked).Candidates);

    private static string? Asked(Product product, params string[] codes) => Given.Notes.Read([.. codes.Select(HsCode.Parse)], product).Ask?.Id;
}
