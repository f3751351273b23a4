using System.Globalization;
using System.Net;
using System.Text;

namespace ExceptionIntel.Tests.Desk;

public sealed class UploadTests(DeskService desk) : IClassFixture<DeskService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_row_comes_back_with_its_place_and_reason_and_costs_the_others_nothing()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "uploader", "intake,review");
        var csv = new StringBuilder("key,title,origin,net_weight_kg\n");
        for (var row = 1; row <= 20; row++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"CSV-{row},\"Men's cotton t-shirt, knitted\",VN,{(row == 17 ? "-1" : "0.2")}\n");
        }

        using var response = await visitor.UploadAsync("catalogue.csv", csv.ToString());

        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Now));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("19 products kept, 1 row refused", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Row\">17</td><td data-label=\"Line\">18</td><td data-label=\"Key\">CSV-17</td><td data-label=\"Field\">net_weight_kg</td>", html, StringComparison.Ordinal);
        Assert.Contains("CSV-20", await visitor.ReadAsync("/desk/products"), StringComparison.Ordinal);
        using var broken = await visitor.GetAsync("/desk/products/CSV-17");
        Assert.Equal(HttpStatusCode.NotFound, broken.StatusCode);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("key,title\n", "There is no product in it.")]
    [InlineData("PK\u0003\u0004\0", "This is not a CSV file.")]
    public async Task A_file_that_is_no_catalogue_is_refused_in_words(string text, string reason)
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, $"uploader {reason}");

        using var response = await visitor.UploadAsync("file.csv", text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_a_page()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "large");

        using var response = await visitor.UploadAsync("large.csv", new string('x', 7 * 1024 * 1024));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("At most 6 MB go at once here.", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coded_catalogue_comes_out_as_a_file_that_spreadsheets_read()
    {
        using var visitor = await DeskVisitor.SignedInAsync(desk.Service, "exporter");
        using var sent = await visitor.UploadAsync("catalogue.csv", "key,title,origin\n=EXPORT,Áo thun cotton nam,VN\n");

        using var response = await visitor.GetAsync("/desk/products/export?format=csv");

        var bytes = await response.Content.ReadAsByteArrayAsync(Now);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("'=EXPORT,Áo thun cotton nam", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
