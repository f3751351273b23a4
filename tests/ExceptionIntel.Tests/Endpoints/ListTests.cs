using System.Net;
using System.Text.Json;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>Lists: newest first, read on with a cursor, narrowed by their filters.</summary>
public sealed class ListTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/products", "key")]
    [InlineData("/v1/exceptions", "id")]
    [InlineData("/v1/orders", "id")]
    [InlineData("/v1/precedents", "product_key")]
    public async Task A_list_is_read_to_its_end_newest_first_and_nothing_twice(string path, string name)
    {
        using var client = await house.ClientAsync();
        for (var number = 1; number <= 7; number++)
        {
            await client.PostJsonAsync("/v1/products", Some.Vague($"P{number}").With("title", $"gift {number}"));
            await client.PostJsonAsync("/v1/orders", Some.Order($"O{number}", $"P{number}"));
            await client.PostJsonAsync("/v1/precedents", new { product = new { key = $"T{number}", title = $"thing {number}" }, code = "691200" });
        }

        await Until.TrueAsync(async () => (await client.GetJsonAsync("/v1/orders")).GetProperty("items").GetArrayLength() == 7);
        var all = (await client.GetJsonAsync($"{path}?limit=200")).GetProperty("items").EnumerateArray().Select(item => item.Text(name)).ToList();
        var read = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await client.GetJsonAsync($"{path}?limit=3&cursor={cursor}");
            Assert.Equal(["items", "next"], page.EnumerateObject().Select(property => property.Name));
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 3);
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text(name)));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(7, all.Count);
        Assert.Equal(all, read);
        if (name != "id" || path == "/v1/orders")
        {
            Assert.Equal(["7", "6", "5", "4", "3", "2", "1"], all.Select(key => key[1..]));
        }
    }

    [Fact]
    public async Task Filters_narrow_and_empty_ones_do_not()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague("A"));
        await client.PostJsonAsync("/v1/products", Some.Vague("B 50% off_").With("destinations", new[] { "DE" }));

        Assert.Equal(2, await CountAsync(client, "/v1/exceptions?status=open&kind=&destination=&limit=3&cursor="));
        Assert.Equal(2, await CountAsync(client, "/v1/exceptions?status=&reason="));
        Assert.Equal(2, await CountAsync(client, "/v1/exceptions?kind=doubt"));
        Assert.Equal(0, await CountAsync(client, "/v1/exceptions?kind=audit"));
        Assert.Equal(1, await CountAsync(client, "/v1/exceptions?destination=DE"));
        Assert.Equal(0, await CountAsync(client, "/v1/exceptions?status=resolved"));
        Assert.Equal(2, await CountAsync(client, "/v1/exceptions?reason=description.vague"));
        Assert.Equal(0, await CountAsync(client, "/v1/exceptions?reason=description_vague"));
        Assert.Equal(2, await CountAsync(client, "/v1/products?status=exception"));
        Assert.Equal(0, await CountAsync(client, "/v1/products?status=approved"));
        Assert.Equal(2, await CountAsync(client, "/v1/products?status=&q="));
        Assert.Equal(1, await CountAsync(client, "/v1/products?q=50%25"));
        Assert.Equal(1, await CountAsync(client, "/v1/products?q=off_"));
        Assert.Equal(0, await CountAsync(client, "/v1/products?q=o_f"));
        Assert.Equal(0, await CountAsync(client, "/v1/orders?status=ready"));
    }

    [Theory]
    [InlineData("/v1/products")]
    [InlineData("/v1/exceptions")]
    [InlineData("/v1/orders")]
    [InlineData("/v1/documents")]
    [InlineData("/v1/precedents")]
    [InlineData("/v1/dead")]
    public async Task A_cursor_that_no_list_gave_is_refused_instead_of_starting_over(string path)
    {
        using var client = await house.ClientAsync();

        using var response = await client.GetAsync($"{path}?cursor=next", Now);

        Assert.Contains("cursor", (await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity)).Fields());
    }

    [Fact]
    public async Task An_exception_has_the_fields_that_a_queue_shows()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Tee("A").With("declared_code", "620520"));

        var listed = await client.OpenCaseAsync("A");
        var single = await client.GetJsonAsync($"/v1/exceptions/{listed.Text("id")}");

        Assert.Equal(listed.GetRawText(), single.GetRawText());
        listed.Has("id", "version", "kind", "status", "opened_at", "due_at", "assignee", "reasons", "question", "product", "classification");
        Assert.Equal("doubt", listed.Text("kind"));
        Assert.Equal("open", listed.Text("status"));
        Assert.Equal(1, listed.GetProperty("version").GetInt32());
        Assert.Equal("code.declared_differs", listed.GetProperty("reasons")[0].GetString());
        Assert.Equal("610910", listed.GetProperty("classification").Text("code"));
        Assert.NotEmpty(listed.GetProperty("question").GetProperty("choices").EnumerateArray());
        Assert.True(DateTimeOffset.TryParse(listed.Text("opened_at"), out _));
    }

    [Fact]
    public async Task The_tariff_is_searched_by_words_and_by_digits()
    {
        using var client = await house.ClientAsync();

        var byWords = (await client.GetJsonAsync("/v1/tariff/search?q=cotton+t-shirt")).GetProperty("items");
        var byDigits = (await client.GetJsonAsync("/v1/tariff/search?q=6109.10")).GetProperty("items");

        Assert.Contains(byWords.EnumerateArray(), item => item.Text("code") == "610910");
        var found = Assert.Single(byDigits.EnumerateArray());
        Assert.Equal(["61", "6109", "610910"], found.GetProperty("path").EnumerateArray().Select(step => step.Text("code")));
        found.Has("code", "title", "edition", "path");
    }

    [Fact]
    public async Task Figures_promise_and_owner_are_told()
    {
        using var client = await house.ClientAsync("figures", scopes: "review,intake", name: "Linh");
        await client.PostJsonAsync("/v1/products", Some.Vague("A"));

        var stats = await client.GetJsonAsync("/v1/stats");
        var promise = await client.GetJsonAsync("/v1/promise");
        var me = await client.GetJsonAsync("/v1/me");

        Assert.Equal(1, stats.GetProperty("products").GetProperty("all").GetInt32());
        Assert.Equal(1, stats.GetProperty("exceptions").GetProperty("open").GetInt32());
        Assert.Equal(1, stats.GetProperty("reasons").GetProperty("description.vague").GetInt32());
        Assert.Equal(0.05, promise.GetProperty("max_error_rate").GetDouble());
        Assert.Equal("figures", me.Text("workspace"));
        Assert.Equal("Linh", me.Text("key_name"));
        Assert.Equal(["review", "intake"], me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    private static async Task<int> CountAsync(HttpClient client, string path) => (await client.GetJsonAsync(path)).GetProperty("items").GetArrayLength();
}
