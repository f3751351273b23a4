using System.Net;
using System.Text.Json;
using ExceptionIntel.Service.Storage;
using ExceptionIntel.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Journey;

/// <summary>An order waits for its lines, is drafted once they are decided, and says so once per version.</summary>
public sealed class OrderTests(OneService house) : IClassFixture<OneService>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_waits_for_the_line_that_nobody_has_decided_and_is_drafted_after_it()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        await DecidedAsync(client, "TEE");
        await client.PostJsonAsync("/v1/products", Some.Tee("SHIRT").With("declared_code", "620520"));

        using var response = await client.PostAsync("/v1/orders", Some.Order("O", "TEE", "SHIRT"), Now);
        var accepted = await response.JsonAsync(Now);
        var waiting = await WithStatusAsync(client, "O", "waiting_for_review");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/v1/orders/O", response.Headers.Location?.ToString());
        Assert.Equal("working", accepted.Text("status"));
        waiting.Has("id", "version", "status", "lines", "gaps", "documents", "links");
        Assert.Equal("/v1/orders/O", waiting.GetProperty("links").Text("self"));
        var (done, open) = (waiting.GetProperty("lines")[0], waiting.GetProperty("lines")[1]);
        open.Has("line", "product_key", "status", "code", "exception_id");
        Assert.Equal("610910", done.Text("code"));
        Assert.Equal("exception", open.Text("status"));
        Assert.Equal(JsonValueKind.Null, open.GetProperty("code").ValueKind);
        Assert.Equal((await client.OpenCaseAsync("SHIRT")).Text("id"), open.Text("exception_id"));
        Assert.Empty(waiting.GetProperty("documents").EnumerateArray());

        using var decision = await client.DecideAsync(await client.OpenCaseAsync("SHIRT"), new { verdict = "correct", code = "610910" });
        var ready = await WithStatusAsync(client, "O", "ready");
        Assert.Contains("commercial_invoice", ready.GetProperty("documents").EnumerateArray().Select(document => document.Text("kind")));
        Assert.All(ready.GetProperty("documents").EnumerateArray(), document => document.Has("id", "kind", "status", "links"));
        Assert.Equal(1, Events(workspace, "order.ready"));
        Assert.Equal(ready.GetProperty("documents").GetArrayLength(), Events(workspace, "document.drafted"));
    }

    [Fact]
    public async Task The_same_order_again_makes_nothing_again_and_a_changed_one_supersedes()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        await DecidedAsync(client, "TEE");
        await client.PostJsonAsync("/v1/orders", Some.Order("O", "TEE"));
        var first = await WithStatusAsync(client, "O", "ready");

        await client.PostJsonAsync("/v1/orders", Some.Order("O", "TEE"));
        await DoneAsync(workspace);
        var same = await client.GetJsonAsync("/v1/orders/O");
        var events = Events(workspace, "order.ready");
        await client.PostJsonAsync("/v1/orders", Some.Order("O", "TEE").With("freight", 7.5));
        await DoneAsync(workspace);
        var changed = await client.GetJsonAsync("/v1/orders/O");

        Assert.Equal(first.GetRawText(), same.GetRawText());
        Assert.Equal(1, events);
        Assert.Equal(2, changed.GetProperty("version").GetInt32());
        Assert.Equal(2, Events(workspace, "order.ready"));
        var all = (await client.GetJsonAsync("/v1/documents?limit=200&order=O")).GetProperty("items").EnumerateArray().ToList();
        var drafts = first.GetProperty("documents").GetArrayLength();
        Assert.Equal(drafts, all.Count(document => document.Text("status") == "draft" && document.GetProperty("order_version").GetInt32() == 2));
        Assert.All(all.Where(document => document.GetProperty("order_version").GetInt32() == 1), document => Assert.Equal("superseded", document.Text("status")));
    }

    [Fact]
    public async Task A_product_that_nobody_sent_is_classified_from_its_line()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        var lines = new[] { new { product = Some.Vague("NEW"), quantity = 1, unit_price = 5, net_weight_kg = 1 } };

        await client.PostJsonAsync("/v1/orders", Some.Order("O").With("lines", lines));
        var waiting = await WithStatusAsync(client, "O", "waiting_for_review");

        Assert.Equal((await client.OpenCaseAsync("NEW")).Text("id"), waiting.GetProperty("lines")[0].Text("exception_id"));
    }

    [Fact]
    public async Task A_line_that_says_only_an_unknown_key_is_a_gap_until_its_product_comes()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        await client.PostJsonAsync("/v1/orders", Some.Order("O", "LATER"));
        var missing = await WithStatusAsync(client, "O", "missing_information");

        await client.PostJsonAsync("/v1/products", Some.Vague("LATER"));
        await WithStatusAsync(client, "O", "waiting_for_review");

        var gap = missing.GetProperty("gaps").EnumerateArray().First(one => one.Text("rule") == "product.unknown@1");
        gap.Has("field", "line", "severity", "message", "rule");
        Assert.Equal("block", gap.Text("severity"));
        Assert.Equal(1, gap.GetProperty("line").GetInt32());
        Assert.Contains("LATER", gap.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_come_in_every_form_and_run_nothing()
    {
        var workspace = OneService.NewWorkspace();
        using var client = await house.ClientAsync(workspace);
        await DecidedAsync(client, "TEE");
        await client.PostJsonAsync("/v1/orders", Some.Order("O/1", "TEE"));
        var draft = (await WithStatusAsync(client, "O%2F1", "ready")).GetProperty("documents")[0];
        var links = draft.GetProperty("links");

        using var html = await client.GetAsync(links.Text("html"), Now);
        using var other = await client.GetAsync($"/v1/documents/{draft.Text("id")}.exe", Now);
        using var again = await client.PostAsync("/v1/orders/O%2F1/documents", new { }, Now);

        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, (await client.GetJsonAsync(links.Text("json"))).ValueKind);
        Assert.Equal(draft.Text("id"), (await client.GetJsonAsync($"/v1/documents/{draft.Text("id")}")).Text("id"));
        await other.IsProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(1, Events(workspace, "order.ready"));
    }

    [Theory]
    [InlineData("""{"id": ""}""", 422, "id", "destination", "currency", "lines")]
    [InlineData("""{"id": "O", "destination": "USA", "currency": "USD", "lines": [{"product": {"key": "A"}, "quantity": 0}]}""", 422, "destination", "lines[0].quantity")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [{"quantity": 1}]}""", 422, "lines[0].product.key")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [{"product": null, "quantity": 1}]}""", 422, "lines[0].product.key")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [{"product": {"key": "A"}, "quantity": 1e28, "unit_price": 1e28}]}""", 422, "lines[0].quantity", "lines[0].unit_price")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [{"product": {"key": "A", "title": "Mug", "net_weight_kg": -1}, "quantity": 1}]}""", 422, "lines[0].product.net_weight_kg")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "seller": {"tax_ids": [null]}, "lines": [{"product": {"key": "A"}, "quantity": 1}]}""", 422, "seller.tax_ids[0]")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [null]}""", 400, "lines")]
    [InlineData("""{"id": "O", "destination": "US", "currency": "USD", "lines": [{"product": {"key": "A"}, "quantity": "two"}]}""", 400, "lines[0].quantity")]
    [InlineData("""{"id": "O", "ordered_at": "yesterday"}""", 400, "ordered_at")]
    public async Task An_order_that_cannot_be_is_refused_by_field(string body, int status, params string[] fields)
    {
        using var client = await house.ClientAsync();

        using var response = await client.PostTextAsync("/v1/orders", body);

        var problem = await response.IsProblemAsync((HttpStatusCode)status);
        Assert.All(fields, field => Assert.Contains(field, problem.Fields()));
    }

    private static async Task DecidedAsync(HttpClient client, string key)
    {
        await client.PostJsonAsync("/v1/products", Some.Tee(key).With("declared_code", "620520"));
        using var decision = await client.DecideAsync(await client.OpenCaseAsync(key), new { verdict = "correct", code = "610910", apply_to_similar = false });
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
    }

    private static async Task<JsonElement> WithStatusAsync(HttpClient client, string id, string status)
    {
        var order = default(JsonElement);
        try
        {
            await Until.TrueAsync(async () =>
            {
                using var response = await client.GetAsync($"/v1/orders/{id}", Now);
                order = response.IsSuccessStatusCode ? await response.JsonAsync(Now) : default;
                return order.ValueKind == JsonValueKind.Object && order.Text("status") == status;
            });
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The order never was {status}: {order}");
        }

        return order;
    }

    private Task DoneAsync(string workspace) =>
        Until.TrueAsync(() => Database.First<long>("SELECT count(*) FROM inbox WHERE workspace = @workspace AND status = 'pending'", new { workspace }) == 0);

    private int Events(string workspace, string type) =>
        (int)Database.First<long>("SELECT count(*) FROM events WHERE workspace = @workspace AND type = @type", new { workspace, type });

    private Database Database => house.Service.Services.GetRequiredService<Database>();
}
