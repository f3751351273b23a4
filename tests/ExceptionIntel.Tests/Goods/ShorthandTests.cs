using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Tests.Goods;

public sealed class ShorthandTests
{
    [Fact]
    public void A_short_form_stands_for_its_words() =>
        Assert.Equal(["eau", "de", "toilette"], Shorthand.Read(new StringReader("# scent\nedt = eau de toilette\n"), "short").Expand("edt"));

    [Theory]
    [InlineData("edt: eau", "short, line 1: expected a short form that has no line yet, ' = ' and words, found 'edt: eau'.")]
    [InlineData("edt = eau\nedt = water", "short, line 2: expected a short form that has no line yet, ' = ' and words, found 'edt = water'.")]
    public void A_broken_line_is_named_with_its_number(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Shorthand.Read(new StringReader(text), "short")).Message);

    [Fact]
    public void The_shipped_short_forms_can_be_read() => Assert.Equal(["mascara"], Shorthand.LoadShipped().Expand("mscr"));

    [Theory]
    [InlineData("610910 6")]
    [InlineData("6109 1")]
    [InlineData("610910")]
    [InlineData("610910 1\n610910 2")]
    public void A_list_of_parcel_goods_that_is_no_such_list_is_refused(string text) =>
        Assert.StartsWith("list, line ", Assert.Throws<FormatException>(() => ParcelPopularity.Read(new StringReader(text), "list", SmallShop.Book)).Message, StringComparison.Ordinal);
}
