using System.Diagnostics;
using System.Text.Json;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;
using ExceptionIntel.Tests.Endpoints;
using ExceptionIntel.Tests.TariffSources;
using Microsoft.Extensions.DependencyInjection;
using WireMock.ResponseBuilders;

namespace ExceptionIntel.Tests.Journey;

/// <summary>What live tariffs add to a product's journey, and what their absence does not take from it.</summary>
public sealed class LiveTariffTests : IDisposable
{
    private const string Sub = "subheadings/6109100000-80";
    private const string Ten = "6109100000";
    private const string Prohibited = "risk.prohibition.gb.277";

    private readonly TariffStandIn customs = new();
    private readonly string folder = Directory.CreateTempSubdirectory("exceptionintel-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Dictionary<string, object?> Tee(string key = "TEE-001", string destination = "GB") => Some.Tee(key).With("destinations", new[] { destination });

    [Fact]
    public async Task A_prohibition_blocks_the_product_and_says_where_it_stands_and_when_it_was_read()
    {
        Forbid();
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();

        var product = await client.PostJsonAsync("/v1/products", Tee());

        Assert.Equal("blocked", product.Text("status"));
        var doubt = Doubt(product, Prohibited)!.Value;
        Assert.Contains("Import prohibition", doubt.Text("message"), StringComparison.Ordinal);
        Assert.Matches($"/commodities/{Ten}, read on 20[0-9-]+$", doubt.GetProperty("evidence").EnumerateArray().Single(evidence => evidence.Text("field") == "source").Text("text"));
    }

    [Fact]
    public async Task Many_products_of_one_code_ask_once()
    {
        Allow();
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => client.PostJsonAsync("/v1/products", Tee($"TEE-{number}"))));

        Assert.Equal(1, customs.Calls(Ten[..9]) - customs.Calls(Sub));
    }

    [Fact]
    public async Task A_person_who_lifts_the_block_is_not_asked_again()
    {
        Forbid();
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();
        await client.PostJsonAsync("/v1/products", Tee());

        using var response = await client.DecideAsync(await client.OpenCaseAsync("TEE-001"), new { verdict = "approve", note = "We hold the licence." });
        await client.PostJsonAsync("/v1/products", Tee("TEE-002"));

        Assert.Equal("approved", (await client.GetJsonAsync("/v1/products/TEE-001")).Text("status"));
        Assert.Equal("approved", (await client.GetJsonAsync("/v1/products/TEE-002")).Text("status"));
    }

    [Fact]
    public async Task A_slow_tariff_holds_nobody_up_and_its_doubt_follows()
    {
        customs.Respond($"/api/v2/commodities/{Ten}", Response.Create().WithDelay(TimeSpan.FromSeconds(0.8)).WithBody(Forbidding()));
        await using var service = await StartAsync(("TariffSources:WaitMilliseconds", "50"));
        using var client = await service.ClientAsync();
        var watch = Stopwatch.StartNew();

        var first = await client.PostJsonAsync("/v1/products", Tee());

        Assert.Null(Doubt(first, Prohibited));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        await Until.TrueAsync(async () => (await client.GetJsonAsync("/v1/products/TEE-001")).Text("status") == "blocked");
        await Until.TrueAsync(() => Waiting(service) == 0);
    }

    [Fact]
    public async Task An_outage_changes_nothing_and_is_made_up_for_after_a_restart()
    {
        await using (var service = await StartAsync(("TariffSources:UkBaseUrl", "http://127.0.0.1:1/api/v2")))
        {
            using var client = await service.ClientAsync();
            Assert.Equal("approved", (await client.PostJsonAsync("/v1/products", Tee())).Text("status"));
            Assert.Equal(1, Waiting(service));
            Assert.Equal(0, service.Services.GetRequiredService<Service.Inbox.InboxStore>().State().Dead);
        }

        Forbid();
        await using var later = await StartAsync();
        using var again = await later.ClientAsync("later");
        await Until.TrueAsync(async () => (await again.GetJsonAsync("/v1/products/TEE-001")).Text("status") == "blocked");
        Assert.Equal(0, Waiting(later));
    }

    [Fact]
    public async Task An_old_answer_counts_with_its_date_while_the_tariff_is_out_of_reach()
    {
        customs.Respond($"/api/v2/{Sub}", Response.Create().WithStatusCode(503));
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();
        var question = new TariffQuestion(LiveTariff.Uk, HsCode.Parse("610910"));
        var control = new ImportControl("277", "Import prohibition", true, new ControlArea("1011", "ERGA OMNES", []), [], [], null, [HsCode.Parse(Ten)]);
        var reading = new TariffReading(question, new TariffSheet("Of cotton", "https://tariff.example", [HsCode.Parse(Ten)], true, [control], []), new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        await service.Services.GetRequiredService<Database>().WriteAsync(unit => TariffAnswerStore.Save(unit, reading));

        var product = await client.PostJsonAsync("/v1/products", Tee());

        Assert.Equal("blocked", product.Text("status"));
        Assert.EndsWith("read on 2026-01-05", Doubt(product, Prohibited)!.Value.GetProperty("evidence")[1].Text("text"), StringComparison.Ordinal);
        Assert.Equal(1, Waiting(service));
    }

    [Fact]
    public async Task The_unions_measures_are_asked_for_a_member_state()
    {
        customs.Xi($"commodities/{Ten}", Forbidding());
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();

        Assert.NotNull(Doubt(await client.PostJsonAsync("/v1/products", Tee(destination: "DE")), "risk.prohibition.eu.277"));
    }

    [Fact]
    public async Task A_us_code_that_todays_schedule_does_not_have_opens_an_exception_also_where_a_person_set_it()
    {
        const string Rows = """[{"htsno":"6109.10.00.12","indent":"4","description":"Men's","general":"","special":"","footnotes":[]}]""";
        customs.Us("6109.10.00", Rows);
        customs.Us("6109.10", Rows);
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();
        await client.PostJsonAsync("/v1/products", Some.Vague("OLD"));
        await client.PostJsonAsync("/v1/products", Some.Vague("NEW").With("title", "things"));

        using var old = await client.DecideAsync(await client.OpenCaseAsync("OLD"), new { verdict = "correct", code = "6109.10.00.99", country = "US" });
        using var present = await client.DecideAsync(await client.OpenCaseAsync("NEW"), new { verdict = "correct", code = "6109.10.00.12", country = "US" });

        Assert.NotNull(Doubt(await client.GetJsonAsync("/v1/products/OLD"), "code.expired"));
        Assert.Equal("approved", (await client.GetJsonAsync("/v1/products/NEW")).Text("status"));
    }

    [Fact]
    public async Task A_product_that_is_only_tried_is_told_and_not_kept()
    {
        Forbid();
        await using var service = await StartAsync();
        using var client = await service.ClientAsync();

        Assert.Equal("blocked", (await client.PostJsonAsync("/v1/classifications", Tee())).Text("status"));
        Assert.Equal(0, Waiting(service));
    }

    [Fact]
    public async Task Nobody_is_asked_unless_it_is_switched_on()
    {
        Forbid();
        await using var service = await StartAsync(("TariffSources:Enabled", null));
        using var client = await service.ClientAsync();

        Assert.Equal("approved", (await client.PostJsonAsync("/v1/products", Tee())).Text("status"));
        Assert.Equal(0, customs.Calls());
        Assert.Equal(0, Waiting(service));
    }

    public void Dispose()
    {
        customs.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Forbidding() => SomeCommodity.WithDuty(Ten).Measure("277", "A", "Import prohibition", SomeCommodity.Everywhere).ToString();

    private static JsonElement? Doubt(JsonElement product, string kind) =>
        product.GetProperty("classification").GetProperty("doubts").EnumerateArray().Where(doubt => doubt.Text("kind") == kind).Select(doubt => (JsonElement?)doubt).FirstOrDefault();

    private static long Waiting(TheService service) => service.Services.GetRequiredService<Database>().First<long>("SELECT count(*) FROM tariff_waits");

    private void Forbid() => customs.Uk($"commodities/{Ten}", Forbidding());

    private void Allow() => customs.Uk($"commodities/{Ten}", SomeCommodity.WithDuty(Ten).ToString());

    private Task<TheService> StartAsync(params (string Name, string? Value)[] changed)
    {
        var settings = customs.Settings();
        settings["TariffSources:WaitMilliseconds"] = "5000";
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        return TheService.StartAsync(settings, folder);
    }
}
