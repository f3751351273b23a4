using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

public sealed class BrandHintsTests
{
    [Fact]
    public void A_brand_speaks_for_its_codes()
    {
        var hints = BrandHints.Read(new StringReader("# shops\nAcme: 420221 420222\nzeta: 420222\n"), "brands", SmallShop.Book);

        Assert.Equal(["acme", "zeta"], hints.Of(HsCode.Parse("420222")));
        Assert.Empty(hints.Of(HsCode.Parse("610910")));
    }

    [Theory]
    [InlineData("acme 420221", "brands, line 1: expected a brand of one word, a colon and codes, found 'acme 420221'.")]
    [InlineData("\nacme bags: 420221", "brands, line 2: expected a brand of one word, a colon and codes, found 'acme bags: 420221'.")]
    [InlineData("acme: 4202", "brands, line 1: '4202' is not a six-digit code of HS2022.")]
    public void A_broken_line_is_named_with_its_number(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BrandHints.Read(new StringReader(text), "brands", SmallShop.Book)).Message);

    [Fact]
    public void The_shipped_brands_can_be_read() =>
        Assert.Contains("maybelline", BrandHints.LoadShipped(TariffBook.LoadShipped()).Of(HsCode.Parse("330410")));
}
