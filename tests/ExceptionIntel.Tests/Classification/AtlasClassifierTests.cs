using CsCheck;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Tests.Goods;

namespace ExceptionIntel.Tests.Classification;

public sealed class AtlasClassifierTests
{
    private static readonly string[] Vocabulary = ["cotton", "mug", "bag", "leather", "case", "phone", "shirt", "tee", "for", "xyz"];

    [Theory]
    [InlineData("Ceramic coffee mug 350ml", "691200")]
    [InlineData("Silicone phone case for iPhone 15 Pro", "392690")]
    [InlineData("Men's oxford dress shirt", "620520")]
    [InlineData("T-shirts, cotton", "610910")]
    [InlineData("Áo thun nam cotton", "610910")]
    [InlineData("ao thun", "610910")]
    [InlineData("เสื้อยืดคอกลม", "610910")]
    [InlineData("新款纯棉T恤", "610910")]
    public void A_title_finds_its_code(string title, string code) => Assert.Equal(code, BestOf(title));

    [Theory]
    [InlineData("porcelian mug", "691110")]
    [InlineData("stonewaremug", "691200")]
    [InlineData("hand bag leather", "420221")]
    [InlineData("plystr shirt tee", "610990")]
    [InlineData("unisex sports tee for gym polyest", "610990")]
    public void Mistyped_glued_parted_and_cut_words_are_read(string title, string code) => Assert.Equal(code, BestOf(title));

    [Fact]
    public void The_good_is_what_stands_before_for()
    {
        Assert.Equal("392690", BestOf("Case for smartphone"));
        Assert.Equal("851713", BestOf("Smartphone with case"));
    }

    [Fact]
    public void The_material_parts_neighbours()
    {
        Assert.Equal("420221", BestOf(new Product { Title = "Tote bag", Materials = [new Material("leather")] }));
        Assert.Equal("420222", BestOf(new Product { Title = "Tote bag", Attributes = new Dictionary<string, string> { ["Material"] = "Canvas", ["Brand Name"] = "Leather" } }));
    }

    [Fact]
    public void Reasons_are_the_words_and_facts_that_decided()
    {
        var best = SmallShop.Classifier.Classify(new Product { Title = "Crew Neck Tees", Materials = [new Material("cotton", 100)] }).Candidates[0];

        Assert.Equal("610910", best.Code.Digits);
        Assert.Contains("cotton 100 %", best.Reasons);
        Assert.Contains("“tees”", best.Reasons);
        Assert.Contains("cotton by weight", best.Reasons);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gift")]
    [InlineData("HOT SALE 2024 new accessories free shipping")]
    [InlineData("Model XR-220 PRO")]
    [InlineData("samples")]
    [InlineData("12345 / 67")]
    [InlineData("🎁🎁🎁")]
    public void A_text_of_noise_names_no_good(string title) =>
        Assert.False(SmallShop.Classifier.Classify(new Product { Title = title }).NamesGood);

    [Fact]
    public void Probabilities_are_ordered_and_share_one() =>
        Gen.Int[0, Vocabulary.Length - 1].Array[0, 12].Select(picks => string.Join(' ', picks.Select(pick => Vocabulary[pick]))).Sample(title =>
        {
            var probabilities = SmallShop.Classifier.Classify(new Product { Title = title }).Candidates.Select(candidate => candidate.Probability).ToList();
            Assert.Equal(probabilities.OrderDescending(), probabilities);
            Assert.True(probabilities.Sum() <= 1.001);
            Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        });

    [Fact]
    public void The_same_product_always_gets_the_same_answer_also_from_many_threads()
    {
        var expected = Written("canvas tote bag with phone case");

        Parallel.For(0, 200, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, _ => Assert.Equal(expected, Written("canvas tote bag with phone case")));
    }

    [Fact]
    public void Hostile_texts_are_answered() =>
        Gen.Char.Array[0, 300].Select(letters => new string(letters)).Sample(text =>
            SmallShop.Classifier.Classify(new Product { Title = text, Description = text, Category = text, Attributes = new Dictionary<string, string> { ["Material"] = text } }));

    private static string? BestOf(string title) => BestOf(new Product { Title = title });

    private static string? BestOf(Product product) => SmallShop.Classifier.Classify(product).Candidates is [var best, ..] ? best.Code.Digits : null;

    private static string Written(string title) =>
        string.Join('|', SmallShop.Classifier.Classify(new Product { Title = title }).Candidates.Select(candidate => $"{candidate.Code} {candidate.Probability} {string.Join(',', candidate.Reasons)}"));
}
