using System.Diagnostics;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Commands.Evaluation;

namespace ExceptionIntel.Tests.Classification;

/// <summary>The classifier with all the words that ship.</summary>
public sealed class ShippedAtlasTests
{
    private static readonly Lazy<AtlasClassifier> Shipped = new(() =>
    {
        var book = TariffBook.LoadShipped();
        return new AtlasClassifier(book, GoodsAtlas.LoadShipped(book));
    });

    [Theory]
    [InlineData("shirt")]
    [InlineData("bag")]
    [InlineData("shoes")]
    public void A_bare_noun_names_a_good_but_not_surely(string title)
    {
        var opinion = Shipped.Value.Classify(new Product { Title = title });

        Assert.True(opinion.NamesGood);
        Assert.InRange(opinion.Candidates[0].Probability, 0, 0.7);
    }

    [Theory]
    [InlineData("maybelline")]
    [InlineData("Hàng đặt riêng cho khách")]
    [InlineData("Barang campur-campur ikut video live")]
    [InlineData("订单 礼品")]
    [InlineData("Item for export")]
    public void Brands_and_words_for_any_goods_name_none(string title) =>
        Assert.False(Shipped.Value.Classify(new Product { Title = title }).NamesGood);

    [Fact]
    public void A_brand_helps_where_a_label_says_little_more() =>
        Assert.Equal("33", Shipped.Value.Classify(new Product { Title = "maybelline superstay matte" }).Candidates[0].Code.Chapter);

    [Theory]
    [InlineData("Men's cotton t-shirt, knitted, short sleeve", "610910")]
    [InlineData("Power bank 20000mAh fast charging", "850760")]
    [InlineData("Wooden jigsaw puzzle 1000 pieces", "950300")]
    [InlineData("925 sterling silver stud earrings", "711311")]
    [InlineData("Stainless steel vacuum insulated water bottle", "961700")]
    [InlineData("Women's leather handbag", "420221")]
    public void Goods_of_every_day_find_their_code(string title, string code) =>
        Assert.Equal(code, Shipped.Value.Classify(new Product { Title = title }).Candidates[0].Code.Digits);

    [Fact]
    public void The_sample_shop_is_read_well_and_nothing_vague_is_sure()
    {
        using var reader = new StreamReader(typeof(LabelledRow).Assembly.GetManifestResourceStream("shop/products.jsonl")!);
        var rows = LabelledRow.ReadAll(reader, "products.jsonl").ToList();
        var report = EvaluationReport.From([.. rows.Select(row =>
        {
            var started = Stopwatch.GetTimestamp();
            var candidates = Shipped.Value.Classify(row.Product).Candidates;
            return new EvaluationOutcome(row, [.. candidates.Select(candidate => candidate.Code)], null, candidates is [{ Probability: var first }, ..] ? first : 0, candidates is [{ Probability: >= 0.9 } sure, ..] ? sure.Code : null, 0, 0, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        })]);

        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Figures}");
        Assert.True(report.Figures.Hs6!.Top1 >= 0.75, $"{report.Figures.Hs6}");
        Assert.True(report.Figures.RecallAt20 >= 0.9, $"{report.Figures.RecallAt20}");
        Assert.Equal(0, report.Figures.Abstain.Approved);
    }
}
