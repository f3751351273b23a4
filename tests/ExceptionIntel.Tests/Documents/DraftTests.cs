using System.Net;
using CsCheck;
using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Tests.Orders;

namespace ExceptionIntel.Tests.Documents;

public sealed class DraftTests
{
    public static TheoryData<string> Templates => [.. DraftKind.All.Select(kind => kind.Template)];

    public static TheoryData<string> HostileTitles =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "{{ 1 }}",
        "{{ include 'x' }}",
        "</td></tr></table><h1>Paid</h1>",
        "<!-- ",
        "&lt;b&gt; & &amp;",
        "</style><style>@import url(//example.com)",
        "\u202Egpj.tfihs-t",
        "a\u200B\uFEFF\u0000\u0007b \ud800 lone",
        new string('x', 5_000),
    ];

    // Letters of four scripts, the signs that mean something in HTML, CSS and Scriban, and broken or invisible ones.
    private static readonly Gen<string> Texts = Gen.OneOf<string>(
        Gen.String[Gen.OneOf("<>\"'&{}%$#;=/\\-!|`()[]: \t\n".ToCharArray()), 0, 30],
        Gen.String[Gen.OneOf("abcĐđỡกำ๊茶杯éß\u0301\u200b\u202e\ufeff\ud83d\ude00\ud800\0\u001b ".ToCharArray()), 0, 30],
        Gen.OneOf("url(//x)", "@import", "--><script>", "{{ while true }}", "style=\"", "</style>", "javascript:alert(1)", "cotton shirt"));

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_shipped_template_passes_its_own_check(string name) =>
        Assert.Empty(DraftTemplate.Check(name, ShippedTemplate.Text(DraftKind.ByTemplate(name)!), TestContext.Current.CancellationToken));

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_pages_read_as_a_person_accepted_them(string name)
    {
        var kind = DraftKind.ByTemplate(name)!;

        Golden.Matches($"{name}-whole.html", ShippedTemplate.Page(kind, SampleSheets.Whole(kind)));
        Golden.Matches($"{name}-sparse.html", ShippedTemplate.Page(kind, SampleSheets.Sparse(kind)));
        Golden.Matches($"{name}-to-germany.html", ShippedTemplate.Page(kind, SomeOrder.To("DE").WithProduct(product => product with { Title = "Áo thun cotton <b>“Tết”</b> & เสื้อยืด 棉质 T-shirt" }).Sheet(kind)));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_page_of_a_draft_says_that_it_is_one(string name)
    {
        var page = ShippedTemplate.Page(DraftKind.ByTemplate(name)!, SampleSheets.Whole(DraftKind.ByTemplate(name)!));

        Assert.Contains("<div class=\"watermark\" aria-hidden=\"true\">DRAFT</div>", page, StringComparison.Ordinal);
        Assert.Contains("@bottom-left { content: \"DRAFT for review and signature; not filed with any authority\"", page, StringComparison.Ordinal);
        Assert.Contains("Draft for review and signature; not filed with any authority</p>", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileTitles))]
    public void A_hostile_title_stands_on_the_page_as_text(string title)
    {
        var kind = DraftKind.CommercialInvoice;
        var sheet = SomeOrder.To("US").WithProduct(product => product with { Title = title }).Sheet(kind);
        var page = ShippedTemplate.Page(kind, sheet);

        Assert.Contains($"<p class=\"what\">{WebUtility.HtmlEncode(sheet.Lines[0].Description)}</p>", page, StringComparison.Ordinal);
        Assert.Equal(Tags(ShippedTemplate.Page(kind, SomeOrder.To("US").Sheet(kind))), Tags(page));
    }

    [Fact]
    public void Whatever_stands_in_an_order_stands_escaped_on_its_page_and_never_breaks_it() =>
        Gen.Select(Texts, Texts, Texts, Texts, Texts, (title, name, city, key, type) => (Title: title, Name: name, City: city, Key: key, Type: type)).Sample(
            text =>
            {
                var order = SomeOrder.To("DE") with
                {
                    Id = "S" + text.Key,
                    Channel = text.Name,
                    Incoterm = text.Type,
                    ReasonForExport = text.City,
                    TrackingNumber = text.Title,
                    Buyer = new Party(text.Name, new Address(text.Title, text.Key, text.City, text.Type, text.Name, text.Key), text.Title, text.City, [new TaxId(text.Type, text.Name)]),
                };
                order = order.WithProduct(product => product with { Title = text.Title, Key = text.Key, Use = text.Name, Origin = text.City, Gtin = text.Type, Materials = [new Material(text.City)], Manufacturer = new Manufacturer(ProductId: text.Title) });
                foreach (var kind in DraftKind.All)
                {
                    var sheet = order.Sheet(kind);
                    var page = ShippedTemplate.Page(kind, sheet);
                    foreach (var value in new[] { sheet.Number, sheet.Buyer.Name, sheet.Buyer.Country, sheet.Buyer.Phone, sheet.Lines[0].Description, sheet.Lines[0].Details, sheet.Lines[0].Sku, sheet.Order.TrackingNumber }.OfType<string>())
                    {
                        Assert.Contains(WebUtility.HtmlEncode(value), page, StringComparison.Ordinal);
                    }

                    Assert.Null(PlainPage.Flaw(page));
                    Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
                }
            },
            iter: 300);

    [Fact]
    public void A_literal_in_a_template_is_text_too() => Assert.Equal("<p>&lt;b&gt; &quot; &#39; &amp;</p>", Rendered("<p>{{ \"<b> \\\" ' &\" }}</p>"));

    [Fact]
    public void A_captured_value_is_never_written_as_markup() =>
        Assert.DoesNotContain("<script", Rendered("{{ capture x }}{{ '<script>' }}{{ end }}<p>{{ x }}{{ x | string.upcase }}</p>"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_value_that_a_function_or_a_list_gives_is_escaped_too() =>
        Assert.Equal("<p>&lt;i&gt;,&lt;i&gt;&lt;i&gt;</p>", Rendered("{{ func f; ret '<i>'; end }}<p>{{ ['<i>', '<i>'] | array.join ',' }}{{ f }}</p>"));

    [Fact]
    public void The_same_order_gives_the_same_page()
    {
        var order = SomeOrder.To("GB");

        Assert.Equal(ShippedTemplate.Page(DraftKind.PackingList, order.Sheet(DraftKind.PackingList)), ShippedTemplate.Page(DraftKind.PackingList, order.Sheet(DraftKind.PackingList)));
    }

    [Fact]
    public void The_longest_order_is_rendered_whole()
    {
        var order = SomeOrder.To("US");
        order = order with { Lines = [.. Enumerable.Range(1, 500).Select(number => SomeOrder.Line($"SKU-{number}", $"Cotton shirt no. {number} {new string('w', 250)}", 1, 5, 0.1m))] };

        Assert.Contains("SKU SKU-500<", ShippedTemplate.Page(DraftKind.CommercialInvoice, order.Sheet(DraftKind.CommercialInvoice)), StringComparison.Ordinal);
    }

    private static string Rendered(string text) =>
        Assert.IsType<Rendering.Page>(Assert.IsType<TemplateReading.Read>(DraftTemplate.Parse("t", text)).Template.Render(SampleSheets.Whole(DraftKind.CommercialInvoice), TestContext.Current.CancellationToken)).Html;

    private static int Tags(string page) => page.Count(letter => letter == '<');
}
