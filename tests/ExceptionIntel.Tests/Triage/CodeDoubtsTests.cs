using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

public sealed class CodeDoubtsTests
{
    [Theory]
    [InlineData("610910")]
    [InlineData("6109.10")]
    [InlineData("6109.10.00.12")]
    [InlineData("HS 6109 10")]
    [InlineData("61091000")]
    public void The_right_code_in_any_writing_is_let_be(string declared) => Assert.Empty(Given.Doubts(Given.Product(declared: declared)));

    [Theory]
    [InlineData("6109")]
    [InlineData("61")]
    [InlineData("610900")]
    [InlineData("6109000000")]
    public void A_heading_above_the_code_is_noted_as_too_short(string declared)
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product(declared: declared)));

        Assert.Equal(("code.incomplete", Severity.Warn), (doubt.Kind, doubt.Severity));
        Assert.Contains("610910", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90121")]
    [InlineData("9012100")]
    public void A_zero_that_a_spreadsheet_dropped_is_put_back(string declared)
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Roasted coffee beans", declared: declared), Given.Verdict("090121")), doubt => doubt.Kind.StartsWith("code.", StringComparison.Ordinal));

        Assert.Equal(("code.lost_zero@1", Severity.Warn), (doubt.Rule, doubt.Severity));
        Assert.Contains($"0{declared}", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999912")]
    [InlineData("T-shirt")]
    [InlineData("123")]
    [InlineData("6109109")]
    [InlineData("0000")]
    public void What_is_no_code_of_the_edition_is_invalid_unless_its_six_digits_are(string declared)
    {
        var kinds = Given.Doubts(Given.Product(declared: declared)).Select(doubt => doubt.Kind);

        Assert.Equal(declared == "6109109" ? [] : ["code.invalid"], kinds);
    }

    [Fact]
    public void A_code_of_an_older_edition_names_its_neighbour_that_fits()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Men's padded parka", declared: "620193"), Given.Verdict("620140")));

        Assert.Equal("code.invalid", doubt.Kind);
        Assert.Contains("older edition", doubt.Message, StringComparison.Ordinal);
        Assert.Equal("620140", Assert.Single(doubt.Question!.Choices).Code!.Digits);
    }

    [Fact]
    public void A_knitted_shirt_declared_as_woven_asks_for_the_fabric()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Men's T-shirt", declared: "620520"), Given.Verdict("610910")));

        Assert.Equal(("code.declared_differs", Severity.Review), (doubt.Kind, doubt.Severity));
        Assert.Equal("Is the fabric knitted or woven?", doubt.Question!.Text);
        Assert.Equal([("610910", "knitted"), ("620520", "woven")], doubt.Question.Choices.Select(choice => (choice.Code!.Digits, choice.Sets!["construction"])));
    }

    [Fact]
    public void What_the_shop_has_said_is_not_asked()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Men's T-shirt", declared: "620520", attributes: [("Construction", "knitted")]), Given.Verdict("610910")));

        Assert.Equal(["610910", "620520"], doubt.Question!.Choices.Select(choice => choice.Code!.Digits));
        Assert.Equal("Which of these is it?", doubt.Question.Text);
    }

    [Fact]
    public void A_heading_that_contradicts_offers_only_whole_codes()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Men's T-shirt", declared: "6205"), Given.Verdict(("610910", 0.8), ("620520", 0.1))), doubt => doubt.Kind == "code.declared_differs");

        Assert.All(doubt.Question!.Choices, choice => Assert.Equal(6, choice.Code!.Level));
        Assert.Contains(doubt.Question.Choices, choice => choice.Code!.Digits == "620520");
    }

    [Fact]
    public void Two_near_candidates_ask_for_what_parts_them()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Polo shirt, cotton pique"), Given.Verdict(("610510", 0.5), ("610610", 0.45))));

        Assert.Equal("confidence.narrow", doubt.Kind);
        Assert.Equal("Who is it made for?", doubt.Question!.Text);
        Assert.Equal([("men", "610510"), ("women", "610610")], doubt.Question.Choices.Select(choice => (choice.Sets!["sex"], choice.Code!.Digits)));
    }

    [Fact]
    public void Goods_that_differ_in_more_than_one_thing_are_shown_by_their_titles()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Cotton piece"), Given.Verdict(("610510", 0.5), ("610462", 0.45))));

        Assert.Equal("Which of these is it?", doubt.Question!.Text);
    }

    [Fact]
    public void A_value_that_two_codes_share_sets_the_attribute_and_decides_nothing_yet()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Cotton top"), Given.Verdict(("610510", 0.4), ("620520", 0.3), ("610910", 0.2))));

        Assert.Equal("Is the fabric knitted or woven?", doubt.Question!.Text);
        Assert.Null(doubt.Question.Choices[0].Code);
        Assert.Equal("knitted", doubt.Question.Choices[0].Sets!["construction"]);
    }

    [Fact]
    public void Imitation_leather_is_told_from_leather()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product("Handbag"), Given.Verdict(("420221", 0.5), ("420222", 0.45))));

        Assert.Equal("What is the outside of the bag made of?", doubt.Question!.Text);
        Assert.Equal(["420221", "420222", "420229"], doubt.Question.Choices.Select(choice => choice.Code!.Digits));
    }

    [Fact]
    public void Two_codes_that_together_are_likely_enough_leave_one_question()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product(), Given.Verdict(("610910", 0.45), ("610990", 0.4))));

        Assert.Equal("confidence.narrow", doubt.Kind);
    }

    [Fact]
    public void Many_unlikely_codes_are_a_low_probability()
    {
        var doubt = Assert.Single(Given.Doubts(Given.Product(), Given.Verdict(("610910", 0.3), ("610990", 0.1))));

        Assert.Equal("confidence.low", doubt.Kind);
    }
}
