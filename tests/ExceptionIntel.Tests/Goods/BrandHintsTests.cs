using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

public sealed class BrandHintsTests
{
    [Fact]
    public void A_brand_speaks_for_its_codes()
    {
        var hints = BrandHints.Read(new StringReader("# shops\nAcme: 420221 420222\nzeta: 420222\n"), "brands", SmallShop.Book);

        Assert.Equal(["420221", "420222"], hints.All["acme"].Select(code => code.Digits));
        Assert.Equal(["420222"], hints.All["zeta"].Select(code => code.Digits));
    }

    [Theory]
    [InlineData("acme 420221", "brands, line 1: expected a brand of one word, a colon and codes, found 'acme 420221'.")]
    [InlineData("\nacme bags: 420221", "brands, line 2: expected a brand of one word, a colon and codes, found 'acme bags: 420221'.")]
    [InlineData("acme: 4202", "brands, line 1: '4202' is not a six-digit code of HS2022.")]
    [InlineData("acme: 420221\nAcme: 420222", "brands, line 2: 'acme' has a line already.")]
    public void A_broken_line_is_named_with_its_number(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BrandHints.Read(new StringReader(text), "brands", SmallShop.Book)).Message);

    [Fact]
    public void The_shipped_brands_can_be_read() =>
        Assert.Contains(HsCode.Parse("330410"), BrandHints.LoadShipped(TariffBook.LoadShipped()).All["maybelline"]);
}
