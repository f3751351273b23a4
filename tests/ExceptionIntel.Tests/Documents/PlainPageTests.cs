using ExceptionIntel.Customs.Documents;

namespace ExceptionIntel.Tests.Documents;

public sealed class PlainPageTests
{
    [Theory]
    [InlineData("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>a</title><style>p { color: red }</style></head><body><p class='a' aria-hidden=\"true\">x > y &lt; z<br/></p></body></html>")]
    [InlineData("<table><colgroup><col style=\"width: 7mm\"></colgroup><tr><td colspan=\"2\" title=\"url( &quot; < >\">x</td></tr></table>")]
    [InlineData("no tags at all")]
    public void A_page_of_text_tables_and_styles_is_plain(string html) => Assert.Null(PlainPage.Flaw(html));

    [Theory]
    [InlineData("<SCRIPT>")]
    [InlineData("<p/onclick=\"x\">")]
    [InlineData("<p\nonclick=\"x\">")]
    [InlineData("<p class=\"a\"onclick=\"x\">")]
    [InlineData("<p class = \"a\">")]
    [InlineData("<p \"onclick=x\">")]
    [InlineData("<p a='>' src=x>")]
    [InlineData("< p>")]
    [InlineData("<!-- a --><p>")]
    [InlineData("<![CDATA[ x ]]>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("<style>a{}</style ><style>@IMPORT 'x'</style>")]
    [InlineData("<style media=\"url(x)\">a{}</style>")]
    [InlineData("<style>a { background: -webkit-image-set('x' 1x) }</style>")]
    [InlineData("<p style=\"background:URL(x)\">")]
    [InlineData("</p onclick=\"x\">")]
    [InlineData("<style>p{}")]
    [InlineData("<\0script>")]
    [InlineData("<base href=\"file:///\">")]
    [InlineData("<textarea>")]
    [InlineData("<math><mtext>")]
    public void Whatever_could_fetch_or_run_is_not(string html) => Assert.NotNull(PlainPage.Flaw(html));

    [Fact]
    public void The_flaws_line_is_named() => Assert.StartsWith("line 3 ", PlainPage.Flaw("<p>\n</p>\n<img src=\"x\">"), StringComparison.Ordinal);

    [Fact]
    public void A_long_page_is_read_in_one_pass() => Assert.Null(PlainPage.Flaw(string.Concat(Enumerable.Repeat("<p class=\"a\">x</p>\n", 200_000))));
}
