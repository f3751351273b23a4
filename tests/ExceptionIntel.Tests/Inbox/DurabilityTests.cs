using System.Net;
using System.Text.Json;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Storage;
using ExceptionIntel.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Inbox;

/// <summary>What was accepted is done, whatever happens to disk and process.</summary>
public sealed class DurabilityTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_mends_itself_without_a_restart()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague("BEFORE"));
        var database = service.Services.GetRequiredService<Database>();
        var refused = new List<HttpResponseMessage>();

        // A store that may not grow by a page behaves as one on a full disk.
        await database.WriteAsync(unit => unit.Execute("PRAGMA max_page_count = 1"));
        for (var number = 0; number < 40 && refused.Count == 0; number++)
        {
            var response = await client.PostAsync("/v1/products", Some.Vague($"FULL-{number}").With("description", new string('x', 9_000)), Now);
            if (!response.IsSuccessStatusCode)
            {
                refused.Add(response);
            }
        }

        await Until.TrueAsync(async () =>
        {
            try
            {
                return await database.WriteAsync(unit => unit.First<long>("PRAGMA max_page_count = 1000000")) > 1;
            }
            catch (StorageBusyException)
            {
                return false;
            }
        });
        var after = await client.PostJsonAsync("/v1/products", Some.Vague("AFTER"));

        await Assert.Single(refused).IsProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Matches("^[1-9][0-9]*$", refused[0].Headers.GetValues("Retry-After").Single());
        Assert.Equal("exception", after.Text("status"));
        Assert.Equal("ok", database.First<string>("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_restarted_service_finishes_what_waited_and_repeats_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("exceptionintel-").FullName;
        try
        {
            string key;
            await using (var service = await TheService.StartAsync(dataDirectory: folder))
            {
                key = await service.Services.GetRequiredService<KeyStore>().CreateAsync("default", "shop", ["all"]);
                using var client = service.ClientWith(key);
                var sent = Enumerable.Range(1, 200).Select(number => client.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Vague($"P{number}")), ("Prefer", "respond-async")));
                Assert.All(await Task.WhenAll(sent), answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
            }

            await using var again = await TheService.StartAsync(dataDirectory: folder);
            var database = again.Services.GetRequiredService<Database>();
            await Until.TrueAsync(() => again.Services.GetRequiredService<InboxStore>().State().Pending == 0);

            Assert.Equal(200, database.First<long>("SELECT count(*) FROM products WHERE version = 1"));
            Assert.Equal(200, database.First<long>("SELECT count(*) FROM events WHERE type = 'product.classified'"));
            Assert.Equal(200, database.First<long>("SELECT count(*) FROM cases"));
            Assert.Equal(0, database.First<long>("SELECT count(*) FROM inbox WHERE attempts > 1"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Versions_of_one_product_stand_in_the_order_in_which_they_came()
    {
        await using var service = await TheService.StartAsync(new Dictionary<string, string?> { ["Inbox:Workers"] = "8" });
        using var client = await service.ClientAsync();
        for (var version = 1; version <= 40; version++)
        {
            for (var product = 1; product <= 4; product++)
            {
                using var response = await client.SendAsync(HttpMethod.Post, "/v1/products", JsonSerializer.Serialize(Some.Vague($"P{product}").With("description", $"{version}")), ("Prefer", "respond-async"));
                Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            }
        }

        await Until.TrueAsync(() => service.Services.GetRequiredService<InboxStore>().State().Pending == 0);

        for (var product = 1; product <= 4; product++)
        {
            var stored = await client.GetJsonAsync($"/v1/products/P{product}");
            Assert.Equal("40", stored.GetProperty("product").Text("description"));
            Assert.Equal(40, stored.GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public async Task An_older_delivery_that_comes_late_does_not_overrule_a_repeat_of_what_stands()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();
        var database = service.Services.GetRequiredService<Database>();
        await client.PostJsonAsync("/v1/products", Some.Vague("A"));
        var late = await database.WriteAsync(unit =>
        {
            var id = WorkStore.Add(unit, new Work("default", WorkKind.Product, "product:A", ServiceJson.Write(Some.Vague("A").With("title", "an old name"))), TimeProvider.System.GetUtcNow());
            unit.Execute("UPDATE inbox SET attempts = 1, next_at = next_at + 3600000 WHERE id = @id", new { id });
            return id;
        });
        await client.PostJsonAsync("/v1/products", Some.Vague("A"));

        await database.WriteAsync(unit => unit.Execute("UPDATE inbox SET next_at = 0 WHERE id = @late", new { late }));
        service.Services.GetRequiredService<InboxSignal>().WorkArrived();
        await Until.TrueAsync(() => service.Services.GetRequiredService<InboxStore>().State().Pending == 0);

        Assert.Equal("gift", (await client.GetJsonAsync("/v1/products/A")).Text("title"));
    }

    [Fact]
    public async Task Dead_work_is_listed_with_stage_and_cause_and_replayed()
    {
        await using var service = await TheService.StartAsync();
        using var client = await service.ClientAsync();
        var database = service.Services.GetRequiredService<Database>();
        var id = await database.WriteAsync(unit =>
        {
            var work = WorkStore.Add(unit, new Work("default", WorkKind.Product, "product:A", "{broken"), TimeProvider.System.GetUtcNow());
            unit.Execute("UPDATE inbox SET attempts = 9 WHERE id = @work", new { work });
            return work;
        });
        service.Services.GetRequiredService<InboxSignal>().WorkArrived();
        await Until.TrueAsync(() => service.Services.GetRequiredService<InboxStore>().State().Dead == 1);

        var dead = (await client.GetJsonAsync("/v1/dead")).GetProperty("items")[0];
        await database.WriteAsync(unit => unit.Execute("UPDATE inbox SET body = @body WHERE id = @id", new { id, body = ServiceJson.Write(Some.Vague("A")) }));
        using var replay = await client.PostAsync($"/v1/dead/{id}/replay", new { }, Now);

        dead.Has("id", "kind", "subject", "attempts", "stage", "cause", "accepted_at");
        Assert.Equal("start", dead.Text("stage"));
        Assert.Equal(10, dead.GetProperty("attempts").GetInt32());
        Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        await Until.TrueAsync(async () => (await client.GetAsync("/v1/products/A", Now)).IsSuccessStatusCode);
        Assert.Empty((await client.GetJsonAsync("/v1/dead")).GetProperty("items").EnumerateArray());
    }
}
