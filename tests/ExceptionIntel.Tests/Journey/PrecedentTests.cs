using System.Net;
using ExceptionIntel.Tests.Endpoints;

namespace ExceptionIntel.Tests.Journey;

/// <summary>A decision settles what is alike, and takes back exactly that when it is withdrawn.</summary>
public sealed class PrecedentTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Look_alikes_are_settled_and_counted()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A", "B", "C", "D", "E");
        await PostAllAsync(client, "surprise", "F");

        using var response = await client.DecideAsync(await client.OpenCaseAsync("A"), new { verdict = "correct", code = "691200" });

        Assert.Equal(4, (await response.JsonAsync(Now)).GetProperty("settled_alike").GetInt32());
        Assert.Equal(["F"], await OpenAsync(client));
        Assert.Equal("precedent", (await client.GetJsonAsync("/v1/products/B")).GetProperty("classification").Text("decided_by"));
    }

    [Fact]
    public async Task A_decision_for_one_product_settles_no_other()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A", "B");

        using var response = await client.DecideAsync(await client.OpenCaseAsync("A"), new { verdict = "correct", code = "691200", apply_to_similar = false });
        await PostAllAsync(client, "gift", "C");

        Assert.Equal(0, (await response.JsonAsync(Now)).GetProperty("settled_alike").GetInt32());
        Assert.Equal(["B", "C"], await OpenAsync(client));
    }

    [Fact]
    public async Task A_question_never_comes_twice()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A");
        using var response = await client.DecideAsync(await client.OpenCaseAsync("A"), new { verdict = "correct", code = "691200" });

        await PostAllAsync(client, "gift", "A");
        await PostAllAsync(client, "GIFT ", "A", "OTHER-SKU");
        await client.PostJsonAsync("/v1/products", Some.Vague("A").With("net_weight_kg", 3));

        Assert.Empty(await OpenAsync(client));
        Assert.Equal("691200", (await client.GetJsonAsync("/v1/products/OTHER-SKU")).GetProperty("classification").Text("code"));
    }

    [Fact]
    public async Task A_changed_product_opens_again()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A");
        using var response = await client.DecideAsync(await client.OpenCaseAsync("A"), new { verdict = "correct", code = "691200" });

        await PostAllAsync(client, "surprise", "A");

        Assert.Equal(["A"], await OpenAsync(client));
        Assert.Equal(2, (await client.GetJsonAsync("/v1/exceptions?status=all")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_withdrawn_precedent_brings_back_exactly_what_it_settled()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A", "B");
        await PostAllAsync(client, "surprise", "C", "D");
        using var one = await client.DecideAsync(await client.OpenCaseAsync("A"), new { verdict = "correct", code = "691200" });
        using var other = await client.DecideAsync(await client.OpenCaseAsync("C"), new { verdict = "correct", code = "610910" });
        Assert.Empty(await OpenAsync(client));
        var precedent = (await one.JsonAsync(Now)).GetProperty("resolution").Text("precedent_id");

        using var withdrawn = await client.DeleteAsync($"/v1/precedents/{precedent}", Now);
        using var again = await client.DeleteAsync($"/v1/precedents/{precedent}", Now);

        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        await again.IsProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(["A", "B"], await OpenAsync(client));
        Assert.Equal("approved", (await client.GetJsonAsync("/v1/products/D")).Text("status"));
        Assert.Equal("exception", (await client.GetJsonAsync("/v1/products/A")).Text("status"));
        using var anew = await client.DecideAsync(await client.OpenCaseAsync("B"), new { verdict = "correct", code = "950300" });
        Assert.Equal(1, (await anew.JsonAsync(Now)).GetProperty("settled_alike").GetInt32());
    }

    [Fact]
    public async Task A_precedent_that_is_set_unasked_settles_too()
    {
        using var client = await house.ClientAsync();
        await PostAllAsync(client, "gift", "A");

        using var response = await client.PostAsync("/v1/precedents", new { product = new { title = "gift" }, code = "691200", reason = "ruling_found" }, Now);
        var precedent = await response.JsonAsync(Now);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/v1/precedents/{precedent.Text("id")}", response.Headers.Location?.ToString());
        Assert.Empty(await OpenAsync(client));
    }

    [Theory]
    [InlineData("""{"code": "691200"}""", "product")]
    [InlineData("""{"product": {}, "code": "691200"}""", "title")]
    [InlineData("""{"product": {"title": "gift"}}""", "code")]
    [InlineData("""{"product": {"title": "gift"}, "code": "691299"}""", "code")]
    [InlineData("""{"product": {"title": "gift"}, "code": "69120010"}""", "country")]
    public async Task A_precedent_that_cannot_be_is_refused(string body, string field)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/precedents", body);

        Assert.Contains(field, (await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity)).Fields());
    }

    private static async Task PostAllAsync(HttpClient client, string title, params string[] keys)
    {
        foreach (var key in keys)
        {
            await client.PostJsonAsync("/v1/products", Some.Vague(key).With("title", title));
        }
    }

    private static async Task<IEnumerable<string>> OpenAsync(HttpClient client) =>
        (await client.GetJsonAsync("/v1/exceptions?limit=200")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("product").Text("key")).Order(StringComparer.Ordinal);
}
