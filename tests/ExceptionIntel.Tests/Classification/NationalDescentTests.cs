using CsCheck;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Classification;

/// <summary>From six digits down a country's tree, as deep as the evidence carries.</summary>
public sealed class NationalDescentTests
{
    private static readonly NationalDescent Descent = new("US", SmallSchedule.Book);

    [Theory]
    [InlineData("Men's T-shirt with print", "610910", "6109100012")]
    [InlineData("T-shirt for boys, dinosaur", "610910", "6109100014")]
    [InlineData("Women's T-shirt", "610910", "6109100040")]
    [InlineData("Photo album for 200 pictures", "392690", "3926904800")]
    [InlineData("Phone case of silicone", "392690", "3926909989")]
    [InlineData("Ring covers for false nails", "392690", "3926909989")]
    public void The_line_whose_words_the_product_says_wins_and_other_where_none_does(string title, string six, string right) =>
        Assert.Equal(right, Choose(new Product { Title = title }, six).Candidates[0].Code.Digits);

    [Fact]
    public void Where_only_the_last_two_digits_are_open_the_eight_before_them_stand()
    {
        var choice = Choose(new Product { Title = "Ring covers for false nails" }, "392690");

        Assert.Equal(("39269099", false), (choice.Code?.Digits, choice.Declarable));
    }

    [Theory]
    [InlineData("cotton", 100, "4202224500")]
    [InlineData("polyester", 100, "4202228100")]
    [InlineData("silk", 90, "4202227000")]
    [InlineData("silk", 60, "4202228900")]
    public void Materials_and_their_shares_choose_among_lines_of_material(string material, int percent, string right)
    {
        var rest = new Material("hemp", 100 - percent);

        Assert.Equal(right, Choose(new Product { Title = "Handbag", Materials = [new Material(material, percent), rest] }, "420222").Candidates[0].Code.Digits);
    }

    [Theory]
    [InlineData(12, "USD", "7116200500")]
    [InlineData(120, "USD", "7116201500")]
    public void The_price_chooses_among_lines_of_value(int amount, string currency, string right) =>
        Assert.Equal(right, Choose(new Product { Title = "Jade bracelet, jewelry", Value = new Money(amount, currency) }, "711620").Code?.Digits);

    [Fact]
    public void A_price_in_another_currency_is_no_evidence()
    {
        var choice = Choose(new Product { Title = "Jade bracelet, jewelry", Value = new Money(12, "VND") }, "711620");

        Assert.False(choice.Declarable && choice.Code!.Digits == "7116200500" && choice.Probability > 0.6);
    }

    [Theory]
    [InlineData(0.8, "8471301000")]
    [InlineData(2.5, "8471309000")]
    public void The_weight_chooses_among_lines_of_weight(double kilograms, string right) =>
        Assert.Equal(right, Choose(new Product { Title = "Laptop", NetWeightKg = (decimal)kilograms }, "847130").Code?.Digits);

    [Fact]
    public void An_only_child_costs_nothing()
    {
        var choice = Choose(new Product { Title = "Watch case" }, "911120");

        Assert.Equal(("9111200000", 1.0, true), (choice.Code?.Digits, choice.Probability, choice.Declarable));
    }

    [Fact]
    public void Where_the_words_end_no_digit_is_added_and_the_question_says_what_is_missing()
    {
        var choice = Choose(new Product { Title = "Handbag" }, "420222");

        Assert.False(choice.Declarable);
        Assert.Null(choice.Code);
        Assert.NotNull(choice.Split);
        Assert.All(choice.Split.Choices, answer => Assert.Contains("tariff_line_us", answer.Sets.Keys));
    }

    [Fact]
    public void Sister_lines_of_material_are_asked_for_as_material()
    {
        var split = Choose(new Product { Title = "Handbag", Attributes = new Dictionary<string, string> { ["tariff_line_us"] = "4202224500-4202228900" } }, "420222").Split;

        Assert.NotNull(split);
        Assert.Equal("material", split.Attribute);
        Assert.Contains(split.Choices, answer => answer.Sets.GetValueOrDefault("material") == "cotton");
        Assert.Contains(split.Choices, answer => answer.Text == "None of the others");
    }

    [Fact]
    public void Every_answer_leads_where_it_says()
    {
        foreach (var answer in Choose(new Product { Title = "Handbag" }, "420222").Split!.Choices)
        {
            var bounds = answer.Id.Split('-');

            var next = Choose(new Product { Title = "Handbag", Attributes = answer.Sets }, "420222");

            Assert.All(next.Candidates, candidate => Assert.InRange(candidate.Code.Digits, bounds[0], bounds[^1]));
        }
    }

    [Fact]
    public void An_answer_from_another_edition_that_fits_nothing_is_passed_over() =>
        Assert.Equal("3926904800", Choose(new Product { Title = "Photo album", Attributes = new Dictionary<string, string> { ["tariff_line_us"] = "9999999999" } }, "392690").Code?.Digits);

    [Fact]
    public void Six_digits_that_the_schedule_does_not_divide_have_no_national_code()
    {
        var choice = Choose(new Product { Title = "Mug" }, "691200");

        Assert.Null(choice.Code);
        Assert.Empty(choice.Candidates);
    }

    [Fact]
    public void It_never_leaves_the_tree_under_its_six_digits()
    {
        var sixes = SmallSchedule.Book.All.Select(node => node.Code.At(6)).Distinct().ToArray();
        var products = Gen.Select(Gen.String[0, 200], Gen.String[0, 40], Gen.Decimal[0, 1000]).Select(given => new Product
        {
            Title = given.Item1,
            Description = given.Item2,
            Value = new Money(given.Item3, "USD"),
            Attributes = new Dictionary<string, string> { ["Material"] = given.Item2, ["tariff_line_us"] = given.Item1 },
        });

        Gen.Select(products, Gen.Int[0, sixes.Length - 1].Select(at => sixes[at])).Sample((product, six) =>
        {
            var choice = Descent.Descend(product, six);
            return (choice.Code is null || (SmallSchedule.Book.Contains(choice.Code) && choice.Code.IsUnder(six) && choice.Declarable == SmallSchedule.Book.IsDeclarable(choice.Code)))
                && choice.Candidates.All(candidate => SmallSchedule.Book.IsDeclarable(candidate.Code) && candidate.Code.IsUnder(six) && candidate.Probability is >= 0 and <= 1)
                && choice.Candidates.Sum(candidate => candidate.Probability) < 1.01;
        });
    }

    private static NationalChoice Choose(Product product, string six) => Descent.Descend(product, HsCode.Parse(six));
}
