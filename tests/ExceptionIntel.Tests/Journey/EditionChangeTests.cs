using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using ExceptionIntel.Tests.Classification;
using ExceptionIntel.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace ExceptionIntel.Tests.Journey;

/// <summary>A newer edition comes into force, and decided products are looked at again.</summary>
public sealed class EditionChangeTests : IAsyncLifetime
{
    private static readonly TariffEdition Older = new("US", "US-small", new DateOnly(2026, 1, 1), null, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly TariffEdition Newer = new("US", "US-new", new DateOnly(2026, 2, 1), null, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

    private TheService service = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        service = await TheService.StartAsync();
        client = await service.ClientAsync();
        await ImportAsync(Older, SmallSchedule.Csv);
        await client.PostJsonAsync("/v1/products", Some.Tee().With("title", "Men's cotton T-shirt"));
        if ((await ProductAsync()).GetProperty("status").GetString() != "approved")
        {
            using var decision = await client.DecideAsync(await client.OpenCaseAsync("TEE-001"), new { verdict = "correct", code = "610910" });
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_code_that_was_divided_opens_one_exception_whose_answer_decides()
    {
        Assert.Equal("6109100012", await NationalAsync());
        var impact = await ChangeAsync("""
            "6109.10.00.13","4","Men's, printed (338)",""
            "6109.10.00.15","4","Men's, not printed (338)",""
            """);
        await ReopenAsync(impact);
        await Until.TrueAsync(async () => (await ProductAsync()).Text("status") == "exception");
        var open = await client.OpenCaseAsync("TEE-001");
        await ReopenAsync(impact);
        await DoneAsync();

        Assert.Equal(EditionFate.Reopened, Assert.Single(impact.Touched).Effect.Fate);
        Assert.Equal(["code.edition"], open.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal("6109100012", await NationalAsync());
        Assert.Equal(open.GetProperty("version").GetInt32(), (await client.OpenCaseAsync("TEE-001")).GetProperty("version").GetInt32());

        using var answer = await client.DecideAsync(open, new { verdict = "answer", choice = "6109100015" });
        Assert.Equal("6109100015", await NationalAsync());
        Assert.Equal("approved", (await ProductAsync()).Text("status"));
    }

    [Fact]
    public async Task A_code_that_only_moved_follows_without_anybody()
    {
        var impact = await ChangeAsync("\"6109.10.00.13\",\"4\",\"Men's (338)\",\"\"");
        await ReopenAsync(impact);
        await Until.TrueAsync(async () => await NationalAsync() == "6109100013");

        var touched = Assert.Single(impact.Touched);
        Assert.Equal((EditionFate.Moved, "6109100013"), (touched.Effect.Fate, touched.Effect.Successors[0].Digits));
        Assert.Equal("approved", (await ProductAsync()).Text("status"));
    }

    [Fact]
    public async Task Six_digits_that_the_newer_edition_no_longer_has_open_an_exception_that_a_correction_ends()
    {
        await ImportAsync(Newer, "code,title\n4202221500,Of plastic\n");
        var impact = service.Services.GetRequiredService<EditionReview>().Look(Older, Newer);
        await ReopenAsync(impact);
        await Until.TrueAsync(async () => (await ProductAsync()).Text("status") == "exception");
        var open = await client.OpenCaseAsync("TEE-001");

        Assert.Equal(["code.edition"], open.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        using var decision = await client.DecideAsync(open, new { verdict = "correct", code = "610910" });
        Assert.Equal("approved", (await ProductAsync()).Text("status"));
    }

    [Fact]
    public async Task What_the_edition_does_not_touch_is_counted_and_left_alone()
    {
        var impact = await ChangeAsync("\"6109.10.00.12\",\"4\",\"Men's (338)\",\"\"");

        Assert.Equal((1, 0), (impact.Unchanged, impact.Touched.Count));
    }

    [Fact]
    public void A_code_that_takes_the_rest_is_run_again_where_new_sisters_came()
    {
        var older = TariffBook.From("A", [(HsCode.Parse("6109100010"), "Printed"), (HsCode.Parse("6109100090"), "Other")]);
        var newer = TariffBook.From("B", [(HsCode.Parse("6109100010"), "Printed"), (HsCode.Parse("6109100020"), "Dyed"), (HsCode.Parse("6109100090"), "Other")]);

        var diff = TariffDiff.Between(older, newer);

        Assert.Equal(EditionFate.Narrowed, EditionEffect.Of(HsCode.Parse("6109100090"), diff).Fate);
        Assert.Equal(EditionFate.Unchanged, EditionEffect.Of(HsCode.Parse("6109100010"), diff).Fate);
    }

    private async Task<EditionImpact> ChangeAsync(string lines)
    {
        await ImportAsync(Newer, SmallSchedule.Csv.Replace("\"6109.10.00.12\",\"4\",\"Men's (338)\",\"\"", lines.ReplaceLineEndings("\n"), StringComparison.Ordinal));
        return service.Services.GetRequiredService<EditionReview>().Look(Older, Newer);
    }

    private Task ReopenAsync(EditionImpact impact) => service.Services.GetRequiredService<EditionReview>().ReopenAsync(impact.Touched);

    private Task<System.Text.Json.JsonElement> ProductAsync() => client.GetJsonAsync("/v1/products/TEE-001");

    private async Task<string?> NationalAsync() =>
        (await ProductAsync()).GetProperty("classification").GetProperty("national_codes").EnumerateArray().Where(code => code.Text("country") == "US").Select(code => code.Text("code")).FirstOrDefault();

    private Task DoneAsync() => Until.TrueAsync(() => service.Services.GetRequiredService<Database>().First<long>("SELECT count(*) FROM inbox WHERE status = 'pending'") == 0);

    private Task ImportAsync(TariffEdition edition, string text) =>
        service.Services.GetRequiredService<Database>().WriteAsync(unit => ScheduleStore.Save(unit, edition, "file", ScheduleFile.Read(text).Lines));
}
