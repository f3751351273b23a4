using System.Net;
using System.Text.Json;

namespace ExceptionIntel.Tests.Documents;

public sealed class DraftedOrderTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_waits_for_its_undecided_line_and_is_drafted_by_itself_when_that_is_decided()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();
        using var product = await client.PostAsync("/v1/products", Some.Tee().With("declared_code", "620520"), Now);
        var exception = (await product.JsonAsync(Now)).GetProperty("exception_id").GetString();
        using var sent = await client.PostAsync("/v1/orders", Order(), Now);

        var waiting = await UntilAsync(client, order => Status(order) != "working");
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("waiting_for_review", Status(waiting));
        Assert.Equal(exception, waiting.GetProperty("lines")[0].GetProperty("exception_id").GetString());
        Assert.Empty(waiting.GetProperty("documents").EnumerateArray());

        using var shown = await client.GetAsync($"/v1/exceptions/{exception}", Now);
        var version = (await shown.JsonAsync(Now)).GetProperty("version").GetInt32();
        using var decided = await client.PostAsync($"/v1/exceptions/{exception}/decision", new { version, verdict = "correct", code = "610910", note = "It is knitted." }, Now);
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync(Now));

        var ready = await UntilAsync(client, order => Status(order) != "waiting_for_review");
        Assert.Equal("ready", Status(ready));
        Assert.Equal(2, ready.GetProperty("documents").GetArrayLength());
    }

    [Fact]
    public async Task A_whole_order_of_decided_lines_has_both_drafts_as_HTML_and_JSON()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();
        using var product = await client.PostAsync("/v1/products", Some.Tee(), Now);
        using var sent = await client.PostAsync("/v1/orders", Order(), Now);

        var order = await UntilAsync(client, order => Status(order) == "ready");

        var documents = order.GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(["commercial_invoice", "packing_list"], documents.Select(document => document.GetProperty("kind").GetString()));
        foreach (var document in documents)
        {
            var links = document.GetProperty("links");
            Assert.Contains("DRAFT", await client.GetStringAsync(links.GetProperty("html").GetString(), Now), StringComparison.Ordinal);
            Assert.Contains("\"number\":", await client.GetStringAsync(links.GetProperty("json").GetString(), Now), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_workspaces_own_template_is_refused_with_its_line_and_used_when_it_is_good()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();

        using var refused = await client.PutAsync("/v1/templates/packing-list", new StringContent("<p>\n{{ seler.name }}</p>"), Now);
        using var taken = await client.PutAsync("/v1/templates/packing-list", new StringContent("<p>Own list {{ number }}</p>"), Now);
        using var product = await client.PostAsync("/v1/products", Some.Tee(), Now);
        using var sent = await client.PostAsync("/v1/orders", Order(), Now);
        var order = await UntilAsync(client, order => Status(order) == "ready");
        var page = await client.GetStringAsync(order.GetProperty("documents")[1].GetProperty("links").GetProperty("html").GetString(), Now);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("line 2, column 4", await refused.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Equal("<p>Own list PL-SHOP-1</p>", page);
    }

    private static object Order() => new
    {
        id = "SHOP-1",
        destination = "US",
        incoterm = "DAP",
        currency = "USD",
        reason_for_export = "sale",
        ordered_at = "2026-11-20T09:30:00+07:00",
        seller = new { name = "Mekong Goods", address = new { line1 = "12 Le Loi", city = "Ho Chi Minh City", postal_code = "700000", country = "VN" }, phone = "+84900000123", email = "ship@mekong.example" },
        buyer = new { name = "Pat Doe", address = new { line1 = "1 Main St", city = "Austin", region = "TX", postal_code = "78701", country = "US" }, phone = "+15125550100" },
        lines = new[] { new { product = new { key = "TEE-001" }, quantity = 2, unit_price = 9.5, net_weight_kg = 0.36 } },
        parcels = new[] { new { gross_weight_kg = 0.5 } },
    };

    private static string? Status(JsonElement order) => order.GetProperty("status").GetString();

    // The order is worked on behind the door: ask until it is as awaited, at most twenty seconds.
    private static async Task<JsonElement> UntilAsync(HttpClient client, Func<JsonElement, bool> isAwaited)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Now);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            using var answer = await client.GetAsync("/v1/orders/SHOP-1", patience.Token);
            if (answer.IsSuccessStatusCode && await answer.JsonAsync(patience.Token) is var order && isAwaited(order))
            {
                return order;
            }
        }
    }
}
