using System.Net;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>Who may come in, and how far.</summary>
public sealed class ScopeTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/me")]
    [InlineData("/V1/ME")]
    [InlineData("/V1/tariff/search?q=mug")]
    [InlineData("/v1/products/")]
    [InlineData("/v1/nothing")]
    public async Task Nobody_comes_in_without_a_key(string path)
    {
        using var stranger = house.Service.ClientWith(null);
        using var guesser = house.Service.ClientWith("eik_" + new string('0', 64));

        using var none = await stranger.GetAsync(path, Now);
        using var wrong = await guesser.GetAsync(path, Now);

        await none.IsProblemAsync(HttpStatusCode.Unauthorized);
        await wrong.IsProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", none.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer eik_' OR 1=1 --")]
    public async Task A_header_of_another_form_is_no_key(string header)
    {
        using var client = house.Service.ClientWith(null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var response = await client.GetAsync("/v1/me", Now);

        await response.IsProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("intake", "POST", "/v1/products", 422)]
    [InlineData("intake", "POST", "/v1/products/batch", 422)]
    [InlineData("intake", "POST", "/v1/classifications", 422)]
    [InlineData("intake", "POST", "/v1/orders", 422)]
    [InlineData("intake", "POST", "/v1/orders/x/documents", 404)]
    [InlineData("intake", "POST", "/v1/dead/1/replay", 404)]
    [InlineData("review", "POST", "/v1/exceptions/x/decision", 404)]
    [InlineData("review", "POST", "/v1/precedents", 422)]
    [InlineData("review", "DELETE", "/v1/precedents/x", 404)]
    [InlineData("all", "PUT", "/v1/templates/x", 404)]
    public async Task A_key_does_what_its_scope_says_and_nothing_else(string scope, string method, string path, int allowed)
    {
        var workspace = OneService.NewWorkspace();
        using var may = await house.ClientAsync(workspace, scope, "may");
        using var all = await house.ClientAsync(workspace, "all", "all");
        using var mayNot = await house.ClientAsync(workspace, scope == "intake" ? "review" : "intake", "may not");
        var body = path.EndsWith("batch", StringComparison.Ordinal) ? "[]" : path.EndsWith("decision", StringComparison.Ordinal) ? """{"version": 1, "verdict": "approve"}""" : "{}";

        using var good = await may.SendAsync(new HttpMethod(method), path, body);
        using var whole = await all.SendAsync(new HttpMethod(method), path, body);
        using var bad = await mayNot.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(allowed, (int)good.StatusCode);
        Assert.Equal(allowed, (int)whole.StatusCode);
        Assert.Contains(scope, (await bad.IsProblemAsync(HttpStatusCode.Forbidden)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_sends_too_fast_is_told_to_wait_whole_seconds()
    {
        await using var service = await TheService.StartAsync(new Dictionary<string, string?> { ["Limits:RequestsPerSecond"] = "1" });
        using var client = await service.ClientAsync();
        using var other = await service.ClientAsync("other");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetAsync("/v1/me", Now)));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.Matches("^[1-9][0-9]*$", refused[0].Headers.GetValues("Retry-After").Single());
        await refused[0].IsProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/me", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/health/live", Now)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_guessing_its_type_also_a_refusal()
    {
        using var client = await house.ClientAsync();

        using var good = await client.GetAsync("/v1/me", Now);
        using var bad = await client.PostTextAsync("/v1/products", "{");

        Assert.Equal("nosniff", good.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("nosniff", bad.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(good.Headers.Contains("Server"));
    }
}
