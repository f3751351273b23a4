using System.Net;
using System.Text.Json;
using ExceptionIntel.Tests.Endpoints;

namespace ExceptionIntel.Tests.Journey;

/// <summary>What people decide, what follows from it, and that nobody is asked twice.</summary>
public sealed class DecisionTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_decides_the_product_and_signs_it()
    {
        using var client = await house.ClientAsync(name: "Linh");
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var open = await client.OpenCaseAsync("VAGUE-1");

        using var response = await client.DecideAsync(open, new { verdict = "correct", code = "6912.00", reason = "bad_description", note = "A mug." });
        var after = await response.JsonAsync(Now);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("resolved", after.Text("status"));
        Assert.Equal(0, after.GetProperty("settled_alike").GetInt32());
        Assert.Equal("Linh", after.GetProperty("resolution").Text("decided_by"));
        Assert.Equal("691200", after.GetProperty("resolution").Text("code"));
        var product = await client.GetJsonAsync("/v1/products/VAGUE-1");
        Assert.Equal("approved", product.Text("status"));
        Assert.Equal("691200", product.GetProperty("classification").Text("code"));
        Assert.Equal("person", product.GetProperty("classification").Text("decided_by"));
        Assert.Equal(JsonValueKind.Null, product.GetProperty("exception_id").ValueKind);
    }

    [Fact]
    public async Task A_suggested_code_is_approved()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Tee().With("declared_code", "620520"));

        using var response = await client.DecideAsync(await client.OpenCaseAsync("TEE-001"), new { verdict = "approve" });

        Assert.Equal("resolved", (await response.JsonAsync(Now)).Text("status"));
        Assert.Equal("610910", (await client.GetJsonAsync("/v1/products/TEE-001")).GetProperty("classification").Text("code"));
    }

    [Theory]
    [InlineData("""{"verdict": "correct", "code": "61091000", "country": "DE"}""", 200, "")]
    [InlineData("""{"verdict": "correct", "code": "6109.10.00.12", "country": "us"}""", 200, "")]
    [InlineData("""{"verdict": "correct", "code": "61091000"}""", 422, "country")]
    [InlineData("""{"verdict": "correct", "code": "61091000", "country": ""}""", 422, "country")]
    [InlineData("""{"verdict": "correct", "code": "61091000", "country": "Germany"}""", 422, "country")]
    [InlineData("""{"verdict": "correct", "code": "6109"}""", 422, "code")]
    [InlineData("""{"verdict": "correct", "code": "T-shirt"}""", 422, "code")]
    [InlineData("""{"verdict": "correct"}""", 422, "code")]
    [InlineData("""{"verdict": "correct", "code": "610910", "reason": "just so"}""", 422, "reason")]
    [InlineData("""{"verdict": "correct", "code": "610910", "reason": "other"}""", 422, "note")]
    [InlineData("""{"verdict": "answer", "choice": "none"}""", 422, "choice")]
    [InlineData("""{"verdict": "decide"}""", 400, "verdict")]
    [InlineData("""{"code": "610910"}""", 400, "verdict")]
    public async Task A_decision_is_held_against_the_tariff_and_the_case(string answer, int status, string field)
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var open = await client.OpenCaseAsync("VAGUE-1");

        using var response = await client.DecideAsync(open, JsonSerializer.Deserialize<JsonElement>(answer));

        if (status == 200)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var national = (await client.GetJsonAsync("/v1/products/VAGUE-1")).GetProperty("classification").GetProperty("national_codes")[0];
            national.Has("country", "code", "edition", "probability");
            Assert.Matches("^(DE|US)$", national.Text("country"));
            return;
        }

        Assert.Contains(field, (await response.IsProblemAsync((HttpStatusCode)status)).Fields());
        Assert.Equal("open", (await client.OpenCaseAsync("VAGUE-1")).Text("status"));
    }

    [Fact]
    public async Task A_decision_without_the_version_that_its_author_saw_is_refused()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var path = $"/v1/exceptions/{(await client.OpenCaseAsync("VAGUE-1")).Text("id")}/decision";

        using var response = await client.PostTextAsync(path, """{"verdict": "correct", "code": "610910"}""");

        Assert.Contains("version", (await response.IsProblemAsync(HttpStatusCode.BadRequest)).Fields());
    }

    [Fact]
    public async Task A_code_that_does_not_exist_comes_back_with_those_near_it()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());

        using var response = await client.DecideAsync(await client.OpenCaseAsync("VAGUE-1"), new { verdict = "correct", code = "610911" });

        var nearest = (await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("nearest");
        Assert.Contains("610910", nearest.EnumerateArray().Select(near => near.Text("code")));
        Assert.NotEmpty(nearest[0].Text("title"));
    }

    [Fact]
    public async Task Whoever_saw_an_old_version_gets_the_fresh_exception()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var open = await client.OpenCaseAsync("VAGUE-1");
        using var first = await client.DecideAsync(open, new { verdict = "uncertain" });

        using var second = await client.DecideAsync(open, new { verdict = "correct", code = "691200" });

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var fresh = await second.JsonAsync(Now);
        Assert.Equal(open.Text("id"), fresh.Text("id"));
        Assert.Equal(open.GetProperty("version").GetInt32() + 1, fresh.GetProperty("version").GetInt32());
        using var third = await client.DecideAsync(fresh, new { verdict = "correct", code = "691200" });
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        using var late = await client.DecideAsync(await third.JsonAsync(Now), new { verdict = "approve" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Of_twenty_decisions_at_once_one_is_taken()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());
        var open = await client.OpenCaseAsync("VAGUE-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.DecideAsync(open, new { verdict = "correct", code = "691200" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Single((await client.GetJsonAsync("/v1/precedents")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Reject_and_uncertain_leave_it_open_with_what_was_said()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague());

        using var rejected = await client.DecideAsync(await client.OpenCaseAsync("VAGUE-1"), new { verdict = "reject", reason = "bad_description" });
        var open = await client.OpenCaseAsync("VAGUE-1");
        using var unsure = await client.DecideAsync(open, new { verdict = "uncertain", note = "A colleague knows." });

        Assert.Equal("bad_description", open.GetProperty("resolution").Text("reason"));
        Assert.Equal("doubt", open.Text("kind"));
        var second = await client.OpenCaseAsync("VAGUE-1");
        Assert.Equal("second_look", second.Text("kind"));
        Assert.Equal(3, second.GetProperty("version").GetInt32());
        Assert.Equal("exception", (await client.GetJsonAsync("/v1/products/VAGUE-1")).Text("status"));
    }

    [Fact]
    public async Task An_answer_takes_the_choices_code()
    {
        using var client = await house.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Tee().With("declared_code", "620520"));
        var open = await client.OpenCaseAsync("TEE-001");
        var choice = open.GetProperty("question").GetProperty("choices").EnumerateArray().Single(one => one.Text("code") == "620520").Text("id");

        using var response = await client.DecideAsync(open, new { verdict = "answer", choice });

        Assert.Equal("resolved", (await response.JsonAsync(Now)).Text("status"));
        Assert.Equal("620520", (await client.GetJsonAsync("/v1/products/TEE-001")).GetProperty("classification").Text("code"));
    }

    [Fact]
    public async Task An_answer_that_sets_a_field_runs_the_product_again_and_outlives_the_shops_next_delivery()
    {
        using var client = await house.ClientAsync();
        var silent = Some.Tee().With("origin", null);
        await client.PostJsonAsync("/v1/products", silent);
        var open = await client.OpenCaseAsync("TEE-001");

        using var response = await client.DecideAsync(open, new { verdict = "answer", choice = "VN" });
        var resent = await client.PostJsonAsync("/v1/products", silent.With("net_weight_kg", 0.2));

        Assert.Equal("resolved", (await response.JsonAsync(Now)).Text("status"));
        Assert.Equal("approved", resent.Text("status"));
        Assert.Equal("VN", (await client.GetJsonAsync("/v1/products/TEE-001")).GetProperty("answers").Text("origin"));
        Assert.DoesNotContain(resent.GetProperty("classification").GetProperty("doubts").EnumerateArray(), doubt => doubt.Text("kind") == "origin.missing");
    }

    [Fact]
    public async Task A_blocked_product_goes_on_only_with_a_note()
    {
        using var client = await house.ClientAsync();
        var product = await client.PostJsonAsync("/v1/products", Some.Tee("RAT").With("title", "Live rat poison arsenic powder").With("description", "ivory carving, handgun ammunition"));
        Assert.SkipUnless(product.Text("status") == "blocked", "No shipped rule blocks this product.");
        var open = await client.OpenCaseAsync("RAT");

        using var mute = await client.DecideAsync(open, new { verdict = "correct", code = "380891" });
        using var reasoned = await client.DecideAsync(open, new { verdict = "correct", code = "380891", note = "Permit 12/2026 is on file." });

        Assert.Contains("note", (await mute.IsProblemAsync(HttpStatusCode.UnprocessableEntity)).Fields());
        Assert.Equal(HttpStatusCode.OK, reasoned.StatusCode);
        Assert.Equal("approved", (await client.GetJsonAsync("/v1/products/RAT")).Text("status"));
    }
}
