using System.Net;
using System.Text.Json;
using ExceptionIntel.Service.Commands;
using ExceptionIntel.Tests.Endpoints;
using ExceptionIntel.Tests.TariffSources;

namespace ExceptionIntel.Tests.Commands;

/// <summary>The commands: what they print, and how they end.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exceptionintel-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("serve --nonsense")]
    [InlineData("keys create")]
    [InlineData("keys")]
    [InlineData("")]
    [InlineData("fly")]
    [InlineData("export --format xml")]
    [InlineData("try --port many")]
    [InlineData("keys create A --scope everything")]
    [InlineData("keys create A --workspace nowhere")]
    [InlineData("export --workspace nowhere")]
    [InlineData("classify nothing.csv")]
    [InlineData("tariff show T-shirt")]
    [InlineData("evaluate shop --curve")]
    [InlineData("evaluate shop --picture nowhere/curves.svg")]
    public async Task Wrong_use_ends_with_2_and_a_sentence(string line)
    {
        var code = await CommandLine.RunAsync([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--data", Data]);

        Assert.Equal(2, code);
    }

    [Fact]
    public async Task Wrong_use_is_told_on_stderr_only()
    {
        var (code, output, error) = await RunAsync("keys create A --scope everything");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal("A scope is one of: all, intake, review.", error.Trim());
    }

    [Fact]
    public async Task A_new_key_stands_alone_on_the_last_line_and_a_running_service_knows_it()
    {
        await using var service = await TheService.StartAsync(dataDirectory: Data);

        var (code, output, error) = await RunAsync("keys create Linh --scope review,intake");
        using var client = service.ClientWith(output.TrimEnd('\n').Split('\n')[^1]);
        var me = await client.GetJsonAsync("/v1/me");
        var (_, list, _) = await RunAsync("keys list");
        var again = await RunAsync("keys create Linh");
        var (revoked, _, _) = await RunAsync("keys revoke Linh");
        await Until.TrueAsync(async () => (await client.GetAsync("/v1/me", Now)).StatusCode == HttpStatusCode.Unauthorized);
        var unknown = await RunAsync("keys revoke Linh");

        Assert.Equal(0, code);
        Assert.Matches("^eik_[0-9a-f]{64}\n$", output);
        Assert.NotEmpty(error);
        Assert.Equal("Linh", me.Text("key_name"));
        Assert.Contains("Linh\tdefault\treview,intake", list, StringComparison.Ordinal);
        Assert.DoesNotContain("eik_", list, StringComparison.Ordinal);
        Assert.Equal(2, again.Code);
        Assert.Equal(0, revoked);
        Assert.Equal(1, unknown.Code);
    }

    [Fact]
    public async Task A_catalogue_is_classified_into_lines_and_bad_rows_are_listed()
    {
        var (csv, result) = (Path.Combine(folder, "shop.csv"), Path.Combine(folder, "out.jsonl"));
        await File.WriteAllTextAsync(csv, "key,title,origin,net_weight_kg\nA,Men's cotton t-shirt,VN,0.2\nB,,VN,0.2\nC,gift,VN,0.2\n", Now);

        var (code, output, error) = await RunAsync($"classify {csv} --out {result} --destination us");

        Assert.Equal(1, code);
        Assert.Contains("2 classified", output, StringComparison.Ordinal);
        Assert.Contains("Row 2 (line 3), B: title:", error, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(result, Now);
        Assert.Equal(["A", "C"], lines.Select(line => JsonDocument.Parse(line).RootElement.Text("key")));
        Assert.Equal("610910", JsonDocument.Parse(lines[0]).RootElement.GetProperty("classification").Text("code"));
    }

    [Fact]
    public async Task The_tariff_shows_a_code_in_its_place_and_names_those_near_one_that_is_none()
    {
        var shown = await RunAsync("tariff show 6109.10");
        var missing = await RunAsync("tariff show 610911");

        Assert.Equal(0, shown.Code);
        Assert.Equal(["61", "6109", "610910", "?"], shown.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart().Split(' ')[0]).Distinct());
        Assert.Contains("Chapter 61 note 5 (textiles.knitted_top@1)", shown.Out, StringComparison.Ordinal);
        Assert.Equal(1, missing.Code);
        Assert.Contains("610910", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coded_catalogue_is_exported_and_runs_no_formula()
    {
        await using (var service = await TheService.StartAsync(dataDirectory: Data))
        {
            using var client = await service.ClientAsync();
            await client.PostJsonAsync("/v1/precedents", new { product = new { title = "=HYPERLINK(\"http://evil\")" }, code = "610910" });
            await client.PostJsonAsync("/v1/products", new { key = "@A", title = "=HYPERLINK(\"http://evil\")", origin = "VN" });
            await client.PostJsonAsync("/v1/products", Some.Vague("+B"));
        }

        var (code, all, _) = await RunAsync("export");
        var (_, shop, _) = await RunAsync("export --format shopify");

        Assert.Equal(0, code);
        Assert.Equal(3, all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", all, StringComparison.Ordinal);
        Assert.Contains("'@A,", all, StringComparison.Ordinal);
        Assert.Contains("'+B,", all, StringComparison.Ordinal);
        Assert.StartsWith("Variant SKU,", shop, StringComparison.Ordinal);
        Assert.Contains("610910", shop, StringComparison.Ordinal);
        Assert.DoesNotContain("'+B,", shop, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_one_line_for_each_check()
    {
        var (code, output, _) = await RunAsync("doctor");

        Assert.Equal(0, code);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(ok  |FAIL)  [a-z]+ +.+", line));
        Assert.Contains("5612 subheadings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_which_customs_database_answers_and_which_is_out_of_reach()
    {
        using var customs = new TariffStandIn();
        customs.Uk("commodities/6109100000", SomeCommodity.WithDuty("6109100000").ToString());
        customs.Xi("commodities/6109100000", SomeCommodity.WithDuty("6109100000").ToString());
        await using var app = ServiceHost.Build(new Dictionary<string, string?>(customs.Settings()) { ["Storage:DataDirectory"] = Data, ["TariffSources:UsBaseUrl"] = "http://127.0.0.1:1/reststop" });

        var (_, check) = Neighbours.Checks(app.Services).Single(check => check.Name == "tariffs");
        var told = await Assert.ThrowsAsync<InvalidOperationException>(() => check(TestContext.Current.CancellationToken));

        Assert.Contains("/api/v2 answers.", told.Message, StringComparison.Ordinal);
        Assert.Contains("/xi/api/v2 answers.", told.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1/reststop is out of reach", told.Message, StringComparison.Ordinal);
        Assert.Contains("Products go on without it", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_that_customs_databases_are_not_asked() =>
        Assert.Contains("TariffSources:Enabled is false", (await RunAsync("doctor")).Out, StringComparison.Ordinal);

    private Task<(int Code, string Out, string Error)> RunAsync(string line) =>
        TheProgram.RunAsync([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--data", Data]);
}
