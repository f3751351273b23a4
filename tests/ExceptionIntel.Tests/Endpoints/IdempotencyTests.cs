using System.Net;
using System.Text.Json;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>Requests with an Idempotency-Key: one effect, one answer (draft-ietf-httpapi-idempotency-key-header-07).</summary>
public sealed class IdempotencyTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string Tee(string title = "Men's cotton t-shirt") => JsonSerializer.Serialize(Some.Tee().With("title", title));

    [Fact]
    public async Task The_same_request_gets_the_same_answer_again()
    {
        using var client = await house.ClientAsync();

        using var first = await client.SendAsync(HttpMethod.Post, "/v1/products", Tee(), ("Idempotency-Key", "k"));
        using var second = await client.SendAsync(HttpMethod.Post, "/v1/products", Tee(), ("Idempotency-Key", "k"));

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(await first.Content.ReadAsStringAsync(Now), await second.Content.ReadAsStringAsync(Now));
        Assert.Equal("true", second.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Theory]
    [InlineData("/v1/products", false)]
    [InlineData("/v1/products", true)]
    [InlineData("/v1/products/batch", false)]
    [InlineData("/v1/products/batch", true)]
    [InlineData("/v1/classifications", false)]
    [InlineData("/v1/orders", false)]
    public async Task Another_body_under_the_same_key_is_refused(string path, bool isAsync)
    {
        using var client = await house.ClientAsync();
        var headers = isAsync ? new[] { ("Idempotency-Key", "k"), ("Prefer", "respond-async") } : [("Idempotency-Key", "k")];
        string Body(string title) => path.EndsWith("batch", StringComparison.Ordinal) ? $"[{Tee(title)}]" : path == "/v1/orders" ? JsonSerializer.Serialize(Some.Order(productKeys: "A").With("channel", title)) : Tee(title);

        using var first = await client.SendAsync(HttpMethod.Post, path, Body("Men's cotton t-shirt"), headers);
        using var other = await client.SendAsync(HttpMethod.Post, path, Body("Ceramic mug"), headers);
        using var again = await client.SendAsync(HttpMethod.Post, path, Body("Men's cotton t-shirt"), headers);

        Assert.True(first.IsSuccessStatusCode);
        await other.IsProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(first.StatusCode, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Now), await again.Content.ReadAsStringAsync(Now));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fifty_at_once_under_one_key_have_one_effect(bool isAsync)
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        var headers = isAsync ? new[] { ("Idempotency-Key", "k"), ("Prefer", "respond-async") } : [("Idempotency-Key", "k")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.SendAsync(HttpMethod.Post, "/v1/products", Tee(), headers)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.Conflict }));
        var database = house.Service.Services.GetRequiredService<Database>();
        Assert.Equal(1, database.First<long>("SELECT count(*) FROM inbox WHERE workspace = @workspace AND kind = 'product'", new { workspace }));
        if (isAsync)
        {
            Assert.Single(answers.Select(answer => answer.Headers.GetValues("Receipt-Id").Single()).Distinct());
        }
    }

    [Fact]
    public async Task While_the_first_is_at_work_its_repeat_is_told_to_wait()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        var body = Tee();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
        await house.Service.Services.GetRequiredService<Database>().WriteAsync(unit =>
            ReplyStore.Begin(unit, workspace, "/v1/products k", hash, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1)));

        using var response = await client.SendAsync(HttpMethod.Post, "/v1/products", body, ("Idempotency-Key", "k"));

        await response.IsProblemAsync(HttpStatusCode.Conflict);
        Assert.Matches("^[1-9][0-9]*$", response.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task A_decision_that_is_sent_twice_is_taken_once_even_if_it_asks_for_a_receipt_only()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var path = $"/v1/exceptions/{(await client.OpenCaseAsync("VAGUE-1")).Text("id")}/decision";
        const string Answer = """{"version": 1, "verdict": "correct", "code": "691200"}""";

        using var first = await client.SendAsync(HttpMethod.Post, path, Answer, ("Idempotency-Key", "k"), ("Prefer", "respond-async"));
        using var second = await client.SendAsync(HttpMethod.Post, path, Answer, ("Idempotency-Key", "k"), ("Prefer", "respond-async"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single((await client.GetJsonAsync("/v1/precedents")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        using var client = await house.ClientAsync();

        using var response = await client.SendAsync(HttpMethod.Post, "/v1/products", Tee(), ("Idempotency-Key", new string('k', 256)));
        using var receipt = await client.SendAsync(HttpMethod.Post, "/v1/products", Tee(), ("Idempotency-Key", new string('k', 256)), ("Prefer", "respond-async"));

        await response.IsProblemAsync(HttpStatusCode.BadRequest);
        await receipt.IsProblemAsync(HttpStatusCode.BadRequest);
    }
}
