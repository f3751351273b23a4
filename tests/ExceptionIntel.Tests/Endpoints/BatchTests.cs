using System.Net;
using System.Text;
using System.Text.Json;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>Catalogues as JSON arrays and as CSV: a broken row costs the others nothing.</summary>
public sealed class BatchTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string Csv(int rows, Func<int, string> row) => "key,title,origin,net_weight_kg\n" + string.Concat(Enumerable.Range(1, rows).Select(number => row(number) + "\n"));

    private static string Good(int number) => $"K{number},Men's cotton t-shirt,VN,0.{number}";

    [Theory]
    [InlineData("K17,Men's cotton t-shirt,VN,heavy", "net_weight_kg")]
    [InlineData("K17,,VN,0.2", "title")]
    [InlineData("K17,Men's cotton t-shirt,VN,-1", "net_weight_kg")]
    [InlineData("K17,T-shirt, red, VN,0.2", "")]
    [InlineData("K17,\"T-shirt with a 12 inch print,VN,0.2", "")]
    [InlineData("K17", "")]
    public async Task A_broken_row_17_is_named_and_all_others_are_kept(string broken, string field)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products/batch", Csv(30, number => number == 17 ? broken : Good(number)), "text/csv");
        var result = await response.JsonAsync(Now);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(29, result.GetProperty("accepted").GetInt32());
        Assert.Equal(1, result.GetProperty("refused").GetInt32());
        var row = result.GetProperty("items").EnumerateArray().Single(item => item.Text("status") == "refused");
        Assert.Equal(17, row.GetProperty("row").GetInt32());
        Assert.Equal(18, row.GetProperty("line").GetInt32());
        Assert.Equal("K17", row.Text("key"));
        Assert.Equal(field, row.GetProperty("errors")[0].Text("field"));
        Assert.NotEmpty(row.GetProperty("errors")[0].Text("message"));
        Assert.Equal(29, (await client.GetJsonAsync("/v1/products?limit=200")).GetProperty("items").GetArrayLength());
        Assert.All(result.GetProperty("items").EnumerateArray().Where(item => item.Text("status") != "refused"), item => item.Has("row", "key", "status", "code", "probability", "exception_id", "errors"));
    }

    [Fact]
    public async Task Rows_know_the_line_on_which_they_begin_also_after_quoted_line_breaks_and_blank_lines()
    {
        using var client = await house.ClientAsync();
        const string Text = "key,title,description\r\nA,Men's cotton t-shirt,\"Knitted,\r\nshort sleeve\"\r\n\r\nB,,none\r\nC,Ceramic mug,\"for \"\"coffee\"\"\"\r\n";

        var result = (await (await client.PostTextAsync("/v1/products/batch", Text, "text/csv")).JsonAsync(Now)).GetProperty("items");

        Assert.Equal([2, 5, 6], result.EnumerateArray().Select(item => item.GetProperty("line").GetInt32()));
        Assert.Equal("refused", result[1].Text("status"));
        Assert.Equal("Knitted,\r\nshort sleeve", (await client.GetJsonAsync("/v1/products/A")).GetProperty("product").Text("description"));
        Assert.Equal("for \"coffee\"", (await client.GetJsonAsync("/v1/products/C")).GetProperty("product").Text("description"));
    }

    [Fact]
    public async Task Semicolons_a_byte_order_mark_and_nested_columns_are_understood()
    {
        using var client = await house.ClientAsync();
        const string Text = "key;title;value.amount;value.currency;materials;attributes.Sleeve.Length;destinations;manufacturer.name\nA;Men's cotton t-shirt;9.5;USD;cotton 60%, polyester 40%;short;US, DE;Ha Noi Garments\n";
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)]);
        content.Headers.ContentType = new("text/csv");

        using var response = await client.PostAsync("/v1/products/batch", content, Now);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var product = (await client.GetJsonAsync("/v1/products/A")).GetProperty("product");
        Assert.Equal(9.5m, product.GetProperty("value").GetProperty("amount").GetDecimal());
        Assert.Equal("polyester", product.GetProperty("materials")[1].Text("name"));
        Assert.Equal(40, product.GetProperty("materials")[1].GetProperty("percent").GetInt32());
        Assert.Equal("short", product.GetProperty("attributes").Text("Sleeve.Length"));
        Assert.Equal("DE", product.GetProperty("destinations")[1].GetString());
        Assert.Equal("Ha Noi Garments", product.GetProperty("manufacturer").Text("name"));
    }

    [Theory]
    [InlineData("", "text/csv", 422)]
    [InlineData("\n\n", "text/csv", 422)]
    [InlineData("key,title\n", "text/csv", 422)]
    [InlineData("[]", "application/json", 422)]
    [InlineData("", "application/json", 400)]
    [InlineData("{}", "application/json", 400)]
    [InlineData("[{]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    public async Task A_batch_without_products_is_refused(string body, string type, int status)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products/batch", body, type);

        await response.IsProblemAsync((HttpStatusCode)status);
    }

    [Fact]
    public async Task Good_rows_of_an_array_are_kept_beside_every_kind_of_bad_one()
    {
        using var client = await house.ClientAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        var body = $$"""[{"key": "A", "title": "Ceramic mug"}, 7, null, [], "x", {"key": "D", "title": "Mug", "deep": {{deep}}}, {"key": "E", "key": "F", "title": "Mug"}, {"key": "G"}, {"key": "H", "title": "\ud800"}, {"key": "B", "title": "Cotton socks"}]""";

        var result = await client.PostJsonTextAsync("/v1/products/batch", body);

        Assert.Equal(2, result.GetProperty("accepted").GetInt32());
        Assert.Equal(8, result.GetProperty("refused").GetInt32());
        Assert.Equal(Enumerable.Range(1, 10), result.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("row").GetInt32()));
        Assert.All(result.GetProperty("items").EnumerateArray().Where(item => item.Text("status") == "refused"), item => Assert.NotEmpty(item.GetProperty("errors").EnumerateArray()));
    }

    [Fact]
    public async Task More_than_a_thousand_go_in_two_batches()
    {
        using var client = await house.ClientAsync();

        using var tooMany = await client.PostTextAsync("/v1/products/batch", Csv(1_001, Good), "text/csv");
        using var hostile = await client.PostTextAsync("/v1/products/batch", "key,title\n" + string.Concat(Enumerable.Repeat("\"", 200_000)), "text/csv");

        await tooMany.IsProblemAsync(HttpStatusCode.UnprocessableEntity);
        await hostile.IsProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_batch_of_bad_rows_only_keeps_nothing_and_says_so()
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products/batch", """[{"key": "A"}]""");

        Assert.Equal(1, (await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("items")[0].GetProperty("row").GetInt32());
    }

    [Fact]
    public async Task The_last_row_of_one_key_stands()
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products/batch", """[{"key": "A", "title": "Ceramic mug"}, {"key": "A", "title": "Cotton socks"}, {"key": "A", "title": "Steel spoon"}]""");

        Assert.Equal("Steel spoon", (await client.GetJsonAsync("/v1/products/A")).Text("title"));
    }

    [Fact]
    public async Task A_batch_with_respond_async_is_accepted_and_follows()
    {
        using var client = await house.ClientAsync();

        using var response = await client.SendAsync(HttpMethod.Post, "/v1/products/batch", JsonSerializer.Serialize(Enumerable.Range(1, 50).Select(number => Some.Tee($"K{number}"))), ("Prefer", "respond-async"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Until.TrueAsync(async () => (await client.GetJsonAsync("/v1/products?limit=200")).GetProperty("items").GetArrayLength() == 50);
    }
}
