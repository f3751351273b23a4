using System.Net;
using System.Text.Json;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>The product's payloads, field by field as they are promised to Zaps and scenarios.</summary>
public sealed class ProductShapeTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_comes_back_with_its_classification()
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostAsync("/v1/products", Some.Tee(), Now);
        var product = await response.JsonAsync(Now);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/products/TEE-001", response.Headers.Location?.ToString());
        Assert.Equal("TEE-001", product.Text("key"));
        Assert.Equal(1, product.GetProperty("version").GetInt32());
        Assert.Contains(product.Text("status"), new[] { "approved", "exception", "blocked" });
        var made = product.GetProperty("classification");
        Assert.Equal("610910", made.Text("code"));
        Assert.Equal("HS2022", made.Text("edition"));
        Assert.InRange(made.GetProperty("probability").GetDouble(), 0, 1);
        Assert.Equal("atlas", made.Text("decided_by"));
        Assert.Equal(JsonValueKind.Array, made.GetProperty("national_codes").ValueKind);
        Assert.InRange(made.GetProperty("candidates").GetArrayLength(), 1, 3);
        made.GetProperty("candidates")[0].Has("code", "title", "probability", "reasons");
        Assert.Equal(JsonValueKind.Array, made.GetProperty("doubts").ValueKind);
        made.GetProperty("promise").Has("group", "max_error_rate", "certified", "bound", "audited", "errors");
        Assert.Equal("US/61-63", made.GetProperty("promise").Text("group"));
        Assert.False(made.GetProperty("promise").GetProperty("certified").GetBoolean());
        Assert.Equal(0, made.GetProperty("tokens").GetInt32());
        Assert.True(product.TryGetProperty("exception_id", out _));
        Assert.Equal("/v1/products/TEE-001", product.GetProperty("links").Text("self"));
        Assert.Equal("/desk/products/TEE-001", product.GetProperty("links").Text("desk"));
        Assert.Equal(JsonValueKind.Null, product.GetProperty("links").GetProperty("notion").ValueKind);
    }

    [Fact]
    public async Task A_doubt_says_what_it_saw_and_asks_one_question()
    {
        using var client = await house.ClientAsync();

        var product = await client.PostJsonAsync("/v1/products", Some.Tee().With("declared_code", "620520"));
        var doubt = product.GetProperty("classification").GetProperty("doubts").EnumerateArray().Single(one => one.Text("kind") == "code.declared_differs");

        Assert.Equal("exception", product.Text("status"));
        Assert.StartsWith("ex_", product.Text("exception_id"), StringComparison.Ordinal);
        Assert.Equal("review", doubt.Text("severity"));
        Assert.NotEmpty(doubt.Text("message"));
        Assert.Equal("declared_code", doubt.GetProperty("evidence")[0].Text("field"));
        Assert.Equal("620520", doubt.GetProperty("evidence")[0].Text("text"));
        Assert.StartsWith("code.declared_differs@", doubt.Text("rule"), StringComparison.Ordinal);
        Assert.NotEmpty(doubt.GetProperty("question").Text("text"));
        Assert.All(doubt.GetProperty("question").GetProperty("choices").EnumerateArray(), choice => choice.Has("id", "text", "code", "sets"));
    }

    [Fact]
    public async Task Respond_async_gives_a_receipt_and_the_product_follows()
    {
        using var client = await house.ClientAsync();

        using var response = await client.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Tee()), ("Prefer", "respond-async"));
        var accepted = await response.JsonAsync(Now);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/v1/products/TEE-001", response.Headers.Location?.ToString());
        Assert.Equal("working", accepted.Text("status"));
        Assert.Equal(JsonValueKind.Null, accepted.GetProperty("classification").GetProperty("code").ValueKind);
        await Until.TrueAsync(async () => (await client.GetAsync("/v1/products/TEE-001", Now)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_at_every_level()
    {
        using var client = await house.ClientAsync();
        using var sent = await client.PostTextAsync("/v1/products", """
            {"key": "A", "title": "Men's cotton t-shirt", "shelf": {"row": 7}, "materials": [{"name": "cotton", "percent": 100, "farm": "Ba Vi"}],
             "value": {"amount": 9.5, "currency": "USD", "tax": "excluded"}, "manufacturer": {"name": "Ha Noi Garments", "phone": 84}}
            """);

        var product = (await client.GetJsonAsync("/v1/products/A")).GetProperty("product");

        Assert.Equal(7, product.GetProperty("shelf").GetProperty("row").GetInt32());
        Assert.Equal("Ba Vi", product.GetProperty("materials")[0].Text("farm"));
        Assert.Equal("excluded", product.GetProperty("value").Text("tax"));
        Assert.Equal(84, product.GetProperty("manufacturer").GetProperty("phone").GetInt32());
    }

    [Fact]
    public async Task Numbers_may_come_as_text_and_text_as_numbers()
    {
        using var client = await house.ClientAsync();
        using var sent = await client.PostTextAsync("/v1/products", """
            {"key": 4711, "title": "Men's cotton t-shirt", "net_weight_kg": "0.18", "declared_code": 610910, "gtin": 8850000000010, "value": {"amount": "9.50", "currency": "USD"},
             "materials": [{"name": "cotton", "percent": "100"}], "attributes": {"Size": 42, "Washable": true, "Sleeve": null}, "description": null, "images": null}
            """);

        var product = (await client.GetJsonAsync("/v1/products/4711")).GetProperty("product");

        Assert.Equal(0.18m, product.GetProperty("net_weight_kg").GetDecimal());
        Assert.Equal("610910", product.Text("declared_code"));
        Assert.Equal("8850000000010", product.Text("gtin"));
        Assert.Equal(9.5m, product.GetProperty("value").GetProperty("amount").GetDecimal());
        Assert.Equal("42", product.GetProperty("attributes").Text("Size"));
        Assert.Equal("true", product.GetProperty("attributes").Text("Washable"));
        Assert.False(product.GetProperty("attributes").TryGetProperty("Sleeve", out _));
        Assert.Equal(0, product.GetProperty("images").GetArrayLength());
    }

    [Theory]
    [InlineData("RED/42")]
    [InlineData("Ba Vì 100 % bông")]
    [InlineData("a?b#c&d=e")]
    [InlineData("50%2525")]
    [InlineData("棉布 😀")]
    public async Task A_key_with_any_sign_in_it_is_found_at_its_own_address(string key)
    {
        using var client = await house.ClientAsync();
        var links = (await client.PostJsonAsync("/v1/products", Some.Tee(key))).GetProperty("links");

        var product = await client.GetJsonAsync(links.Text("self"));

        Assert.Equal(key, product.Text("key"));
    }

    [Fact]
    public async Task A_classification_stores_nothing_and_opens_nothing()
    {
        using var client = await house.ClientAsync();

        var tried = await client.PostJsonAsync("/v1/classifications", new { title = "gift" });

        Assert.Equal("exception", tried.Text("status"));
        Assert.Empty((await client.GetJsonAsync("/v1/products")).GetProperty("items").EnumerateArray());
        Assert.Empty((await client.GetJsonAsync("/v1/exceptions")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_same_product_again_is_no_new_version_and_a_changed_one_is()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Tee());

        var again = await client.PostJsonAsync("/v1/products", Some.Tee());
        var changed = await client.PostJsonAsync("/v1/products", Some.Tee().With("description", "Knitted, long sleeve"));

        Assert.Equal(1, again.GetProperty("version").GetInt32());
        Assert.Equal(2, changed.GetProperty("version").GetInt32());
    }
}
