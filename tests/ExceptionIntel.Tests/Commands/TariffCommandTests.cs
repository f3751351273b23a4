using System.Text.Json;
using ExceptionIntel.Tests.Classification;
using ExceptionIntel.Tests.Endpoints;

namespace ExceptionIntel.Tests.Commands;

/// <summary>tariff import, list, show and diff, and what an evaluation makes of an imported schedule.</summary>
public sealed class TariffCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exceptionintel-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_imported_schedule_counts_from_the_year_in_its_name_and_is_shown()
    {
        var imported = await ImportAsync("us-2026.csv", SmallSchedule.Csv);
        var list = await RunAsync("tariff", "list");
        var shown = await RunAsync("tariff", "show", "6109100012", "--country", "US");

        Assert.Equal(0, imported.Code);
        Assert.Contains("valid from 2026-01-01", imported.Out, StringComparison.Ordinal);
        Assert.Contains("* us-2026\tUS\tfrom 2026-01-01", list.Out, StringComparison.Ordinal);
        Assert.Contains("T-shirts: › Men's (338)", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_named_and_the_code_says_that_there_were_some()
    {
        var imported = await ImportAsync("list.csv", "code,title\n6109.10.10,Printed\nnonsense,Printed\n", "--country", "VN", "--valid-to", "2030-12-31");

        Assert.Equal(1, imported.Code);
        Assert.Contains("line 3, “nonsense”", imported.Error, StringComparison.Ordinal);
        Assert.Contains("VN, list: 1 codes", imported.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,title\n61091010,Printed\n", "--edition", "x")]
    [InlineData("code,title\n61091010,Printed\n", "--country", "VN", "--valid-from", "tomorrow")]
    [InlineData("nothing")]
    public async Task What_cannot_be_imported_is_refused_in_a_sentence(string text, params string[] more)
    {
        var (code, _, error) = await ImportAsync("list.csv", text, more);

        Assert.Equal(2, code);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Two_editions_of_one_country_are_compared()
    {
        await ImportAsync("us-2025.csv", SmallSchedule.Csv);
        await ImportAsync("us-2026.csv", SmallSchedule.Csv.Replace("6109.10.00.12", "6109.10.00.13", StringComparison.Ordinal));
        await ImportAsync("cn-2026.json", """[{"code": "61091000", "name": "Of cotton", "version": 2026}]""");

        var diff = JsonDocument.Parse((await RunAsync("tariff", "diff", "us-2025", "US-2026", "--json")).Out).RootElement;
        var table = await RunAsync("tariff", "diff", "us-2025", "us-2026");

        Assert.Equal(("US", "us-2025", "us-2026"), (diff.Text("country"), diff.Text("from"), diff.Text("to")));
        Assert.Equal(1, diff.GetProperty("counts").GetProperty("moved").GetInt32());
        Assert.Equal("6109100013", diff.GetProperty("changes")[0].GetProperty("to")[0].GetString());
        Assert.Equal(0, diff.GetProperty("products").GetProperty("unchanged").GetInt32());
        Assert.Contains("moved  1", table.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("tariff", "diff", "us-2025", "cn-2026")).Code);
        Assert.Equal(2, (await RunAsync("tariff", "diff", "us-2025", "us-1999")).Code);
        Assert.Equal(2, (await RunAsync("tariff", "diff", "us-2026", "us-2025", "--reopen")).Code);
    }

    [Fact]
    public async Task An_evaluation_counts_ten_digits_where_the_schedule_of_the_label_is_at_hand()
    {
        var rows = Path.Combine(folder, "rows.jsonl");
        await File.WriteAllTextAsync(
            rows,
            """
            {"text": "Men's cotton t-shirt, knitted, short sleeve", "attributes": {"Material": "100% cotton"}, "category": "Apparel > Men > Tops", "code": "6109100012", "country": "US"}
            {"text": "Men's cotton t-shirt, knitted", "attributes": {"Material": "100% cotton"}, "code": "6109100012", "country": "JP"}
            """,
            TestContext.Current.CancellationToken);
        var before = JsonDocument.Parse((await RunAsync("evaluate", rows, "--json")).Out).RootElement;
        await ImportAsync("us-2026.csv", SmallSchedule.Csv);
        var after = JsonDocument.Parse((await RunAsync("evaluate", rows, "--json")).Out).RootElement;

        Assert.Equal(JsonValueKind.Null, before.GetProperty("hs10").ValueKind);
        Assert.Equal((1, 1.0), (after.GetProperty("hs10").GetProperty("rows").GetInt32(), after.GetProperty("hs10").GetProperty("top1").GetDouble()));
        Assert.Equal(1, after.GetProperty("hs8").GetProperty("rows").GetInt32());
    }

    private async Task<(int Code, string Out, string Error)> ImportAsync(string name, string text, params string[] more)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await RunAsync(["tariff", "import", path, .. more]);
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => TheProgram.RunAsync([.. args, "--data", Path.Combine(folder, "data")]);
}
