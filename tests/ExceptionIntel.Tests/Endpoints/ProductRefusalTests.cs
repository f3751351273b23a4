using System.Net;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>What an integrator sends by mistake comes back with the place and the reason, never with a 500.</summary>
public sealed class ProductRefusalTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"key": "A"}""", 422, "title")]
    [InlineData("""{"title": "T-shirt"}""", 422, "key")]
    [InlineData("""{"key": " ", "title": "T-shirt"}""", 422, "key")]
    [InlineData("""{"key": null, "title": null}""", 422, "key", "title")]
    [InlineData("""{"key": "A\u0007", "title": "T-shirt"}""", 422, "key")]
    [InlineData("""{"key": "A", "title": "T-shirt", "net_weight_kg": -1}""", 422, "net_weight_kg")]
    [InlineData("""{"key": "A", "title": "T-shirt", "net_weight_kg": 1e27}""", 422, "net_weight_kg")]
    [InlineData("""{"key": "A", "title": "T-shirt", "origin": "Vietnam"}""", 422, "origin")]
    [InlineData("""{"key": "A", "title": "T-shirt", "destinations": ["US", "germany"]}""", 422, "destinations[1]")]
    [InlineData("""{"key": "A", "title": "T-shirt", "value": {"amount": 1, "currency": "dollars"}}""", 422, "value.currency")]
    [InlineData("""{"key": "A", "title": "T-shirt", "value": {"amount": -1, "currency": "USD"}}""", 422, "value.amount")]
    [InlineData("""{"key": "A", "title": "T-shirt", "value": {"amount": 1}}""", 422, "value.currency")]
    [InlineData("""{"key": "A", "title": "T-shirt", "materials": [{"name": "cotton", "percent": 101}]}""", 422, "materials[0].percent")]
    [InlineData("""{"key": "A", "title": "T-shirt", "materials": [{"percent": 100}]}""", 422, "materials[0].name")]
    [InlineData("""{"key": "A", "title": "T-shirt", "materials": [null]}""", 400, "materials")]
    [InlineData("""{"key": "A", "title": "T-shirt", "destinations": [null]}""", 400, "destinations")]
    [InlineData("""{"key": "A", "title": "T-shirt", "net_weight_kg": "heavy"}""", 400, "net_weight_kg")]
    [InlineData("""{"key": "A", "title": "T-shirt", "net_weight_kg": 1e400}""", 400, "net_weight_kg")]
    [InlineData("""{"key": "A", "title": {"en": "T-shirt"}}""", 400, "title")]
    [InlineData("""{"key": "A", "title": ["T-shirt"]}""", 400, "title")]
    [InlineData("""{"key": "A", "title": "T-shirt", "materials": "cotton"}""", 400, "materials")]
    [InlineData("""{"key": "A", "title": "T-shirt", "attributes": ["a"]}""", 400, "attributes")]
    [InlineData("""{"key": "A", "title": "T-shirt", "attributes": {"a": {"b": 1}}}""", 400, "attributes.a")]
    [InlineData("""{"key": "A", "title": "T-shirt", "value": 9.5}""", 400, "value")]
    [InlineData("""{"key": "A", "title": "T-shirt", "title": "Trousers"}""", 400)]
    [InlineData("""{"key": "A", "title": "\ud800"}""", 400)]
    [InlineData("""{"key": "A", "title": "T-shirt",}""", 400)]
    [InlineData("{\"key\": \"A\",\n\"title\": T-shirt}", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("", 400)]
    public async Task A_product_that_cannot_be_is_refused_by_field(string body, int status, params string[] fields)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products", body);
        using var tried = await client.PostTextAsync("/v1/classifications", body);

        var problem = await response.IsProblemAsync((HttpStatusCode)status);
        foreach (var field in fields)
        {
            Assert.Contains(field, problem.Fields());
        }

        Assert.NotEqual(HttpStatusCode.InternalServerError, tried.StatusCode);
        Assert.Empty((await client.GetJsonAsync("/v1/products")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Broken_JSON_is_told_with_its_line()
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/products", "{\n\"key\": \"A\",\n\"title\": nothing}");

        Assert.Contains("line 3", (await response.IsProblemAsync(HttpStatusCode.BadRequest)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_a_hundred_levels_is_refused_with_the_number_that_is_allowed()
    {
        using var client = await house.ClientAsync();
        var deep = $$"""{"key": "A", "title": "T-shirt", "deep": {{string.Concat(Enumerable.Repeat("[", 100))}}{{string.Concat(Enumerable.Repeat("]", 100))}}}""";

        using var response = await client.PostTextAsync("/v1/products", deep);

        Assert.Contains("32 levels", (await response.IsProblemAsync(HttpStatusCode.BadRequest)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/products")]
    [InlineData("/v1/products/batch")]
    [InlineData("/v1/orders")]
    public async Task A_body_of_ten_megabytes_is_too_large(string path)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync(path, $$"""{"title": "{{new string('x', 10 << 20)}}"}""");

        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/v1/products", "text/plain")]
    [InlineData("/v1/products", "application/x-www-form-urlencoded")]
    [InlineData("/v1/products/batch", "application/xml")]
    [InlineData("/v1/orders", "text/csv")]
    public async Task Another_content_type_is_named(string path, string type)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync(path, "key=A", type);

        Assert.Contains(type, (await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_refused_instead_of_kept_broken()
    {
        using var client = await house.ClientAsync();
        using var content = new ByteArrayContent([.. """{"key": "A", "title": "caf"""u8, 0xE9, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        using var response = await client.PostAsync("/v1/products", content, Now);

        Assert.Contains("UTF-8", (await response.IsProblemAsync(HttpStatusCode.BadRequest)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/products?status=pending", 422)]
    [InlineData("/v1/exceptions?status=waiting", 422)]
    [InlineData("/v1/exceptions?kind=doubtful", 422)]
    [InlineData("/v1/orders?status=done", 422)]
    [InlineData("/v1/tariff/search", 422)]
    [InlineData("/v1/products?limit=many", 400)]
    [InlineData("/v1/products/none", 404)]
    [InlineData("/v1/orders/none", 404)]
    [InlineData("/v1/exceptions/ex_none", 404)]
    [InlineData("/v1/documents/doc_none.pdf", 404)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v1", 404)]
    public async Task A_question_that_cannot_be_answered_is_a_problem_too(string path, int status)
    {
        using var client = await house.ClientAsync();

        using var response = await client.GetAsync(path, Now);

        await response.IsProblemAsync((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("PATCH", "/v1/products")]
    [InlineData("DELETE", "/v1/products/A")]
    [InlineData("PUT", "/v1/orders")]
    [InlineData("GET", "/v1/exceptions/ex_1/decision")]
    public async Task A_method_that_an_address_does_not_take_is_named(string method, string path)
    {
        using var client = await house.ClientAsync();

        using var response = await client.SendAsync(new HttpMethod(method), path, null);

        Assert.Contains(method, (await response.IsProblemAsync(HttpStatusCode.MethodNotAllowed)).Text("detail"), StringComparison.Ordinal);
    }
}
