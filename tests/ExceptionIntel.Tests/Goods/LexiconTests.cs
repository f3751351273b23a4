using CsCheck;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

public sealed class LexiconTests
{
    private static readonly Lexicon Small = Lexicon.Parse("# clothes\náo thun = t-shirt\náo = top\ndây nịt = belt\n不锈钢 = stainless steel\n保温杯 = vacuum flask\nเสื้อยืด = t-shirt\ncelana panjang = trousers\n", "small");

    [Theory]
    [InlineData("Áo thun nam", "tshirt")]
    [InlineData("ÁO sơ mi, DÂY NỊT da", "top belt")]
    [InlineData("304不锈钢保温杯500ml", "stainless steel vacuum flask")]
    [InlineData("เสื้อยืดคอกลม", "tshirt")]
    [InlineData("Celana-panjang pria", "trouser")]
    [InlineData("daynit", "")]
    [InlineData("", "")]
    public void The_longest_entries_that_stand_in_a_text_are_translated(string text, string english) =>
        Assert.Equal(english, string.Join(' ', Small.Translate(text)));

    [Theory]
    [InlineData("áo thun: t-shirt", "small, line 1: expected a word, ' = ' and English words, found 'áo thun: t-shirt'.")]
    [InlineData("\náo thun = ", "small, line 2: expected a word, ' = ' and English words, found 'áo thun = '.")]
    public void A_broken_line_is_named_with_its_number(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Lexicon.Parse(text, "small")).Message);

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text => Small.Translate(text).Count <= text.Length * 2);

    [Theory]
    [InlineData("Bình giữ nhiệt inox 500ml", "961700")]
    [InlineData("เสื้อยืดผ้าฝ้าย", "610910")]
    [InlineData("celana jeans pria", "620342")]
    [InlineData("充电宝 20000毫安", "850760")]
    public void Goods_are_found_in_the_languages_of_the_region(string title, string code)
    {
        var book = TariffBook.LoadShipped();

        Assert.Contains(code, Shipped.Value.Classify(new Customs.Products.Product { Title = title }).Candidates.Take(3).Select(candidate => candidate.Code.Digits));
        Assert.True(book.Contains(HsCode.Parse(code)));
    }

    private static readonly Lazy<Customs.Classification.AtlasClassifier> Shipped = new(() =>
    {
        var book = TariffBook.LoadShipped();
        return new Customs.Classification.AtlasClassifier(book, GoodsAtlas.LoadShipped(book));
    });
}
