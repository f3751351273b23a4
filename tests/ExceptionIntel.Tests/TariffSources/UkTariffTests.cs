using ExceptionIntel.Customs.Triage;
using WireMock.ResponseBuilders;

namespace ExceptionIntel.Tests.TariffSources;

public sealed class UkTariffTests : IDisposable
{
    private const string Ten = "6109100010";

    private readonly TariffStandIn customs = new();

    [Fact]
    public async Task Measures_of_series_A_and_B_are_controls_and_duties_are_not()
    {
        customs.Uk($"commodities/{Ten}", SomeCommodity.WithDuty(Ten)
            .Measure("277", "A", "Import prohibition", "KP")
            .Measure("750", "B", "Import control of organic products", SomeCommodity.Everywhere, ["CH", "NO"], [SomeCommodity.Document("C644"), SomeCommodity.Exemption("Y929"), SomeCommodity.Threshold("<span>2.00</span> <abbr title='Kilogram'>kg</abbr>"), SomeCommodity.Waiver(), SomeCommodity.Negative()])
            .ToString());

        var sheet = await customs.ToldAsync(LiveTariff.Uk, Ten);

        Assert.Equal("Of cotton", sheet.Title);
        Assert.EndsWith($"/commodities/{Ten}", sheet.Page, StringComparison.Ordinal);
        Assert.Equal([Ten], sheet.Lines.Select(line => line.Digits));
        Assert.Equal([("277", true), ("750", false)], sheet.Controls.Select(control => (control.Type, control.IsProhibition)));
        var organic = sheet.Controls[1];
        Assert.True(organic.Area is { IsEverywhere: true, Members: [] });
        Assert.Equal(["CH", "NO"], organic.Excluded);
        Assert.Equal([(ConditionKind.Document, "C644"), (ConditionKind.Exemption, "Y929"), (ConditionKind.Threshold, "")], organic.Conditions.Select(condition => (condition.Kind, condition.Code)));
        Assert.Equal("2.00 kg", organic.Conditions[2].Text);
    }

    [Fact]
    public async Task Groups_are_read_with_their_members_also_where_they_are_excluded()
    {
        customs.Uk($"commodities/{Ten}", new SomeCommodity(Ten)
            .Group("2200", "Central America", "CR", "PA")
            .Group("1013", "European Union", "DE", "FR")
            .Measure("410", "B", "Veterinary control", "2200", ["1013", "IE"])
            .ToString());

        var control = Assert.Single((await customs.ToldAsync(LiveTariff.Uk, Ten)).Controls);

        Assert.Equal(["CR", "PA"], control.Area.Members);
        Assert.Equal("Central America", control.Area.Name);
        Assert.Equal(["DE", "FR", "IE"], control.Excluded);
    }

    [Fact]
    public async Task Six_digits_are_read_through_the_lines_under_them()
    {
        customs.Uk("subheadings/6109100000-80", SomeCommodity.Subheading("6109100000", ("6109100000", "10", false), (Ten, "80", true), ("6109100090", "80", true)));
        customs.Uk($"commodities/{Ten}", new SomeCommodity(Ten).Measure("705", "B", "Import control", SomeCommodity.Everywhere).Measure("750", "B", "Organic", SomeCommodity.Everywhere).ToString());
        customs.Uk("commodities/6109100090", new SomeCommodity("6109100090").Measure("750", "B", "Organic", SomeCommodity.Everywhere).ToString());

        var sheet = await customs.ToldAsync(LiveTariff.Uk, "610910");

        Assert.True(sheet.IsWhole);
        Assert.Equal("Sub heading", sheet.Title);
        Assert.Equal([Ten, "6109100090"], sheet.Lines.Select(line => line.Digits));
        Assert.Equal([("705", 1), ("750", 2)], sheet.Controls.Select(control => (control.Type, control.Lines.Count)));
    }

    [Fact]
    public async Task A_subheading_with_very_many_lines_is_read_in_part_and_says_so()
    {
        var lines = Enumerable.Range(10, 12).Select(number => $"85171300{number}").ToList();
        customs.Uk("subheadings/8517130000-80", SomeCommodity.Subheading("8517130000", [.. lines.Select(line => (line, "80", true))]));
        lines.ForEach(line => customs.Uk($"commodities/{line}", SomeCommodity.WithDuty(line).ToString()));

        var sheet = await customs.ToldAsync(LiveTariff.Uk, "851713");

        Assert.False(sheet.IsWhole);
        Assert.Equal(8, sheet.Lines.Count);
        Assert.Equal(9, customs.Calls());
    }

    [Fact]
    public async Task Six_digits_that_are_a_line_themselves_and_headings_that_are_one_are_found()
    {
        customs.Uk("commodities/6109100000", SomeCommodity.WithDuty("6109100000").ToString());
        customs.Uk("headings/0501", SomeCommodity.WithDuty("0501000000").ToString());

        Assert.True((await customs.ToldAsync(LiveTariff.Uk, "610910")).IsKnown);
        Assert.Equal(["0501000000"], (await customs.ToldAsync(LiveTariff.Uk, "050100")).Lines.Select(line => line.Digits));
    }

    [Fact]
    public async Task A_code_that_the_tariff_does_not_know_is_told_as_unknown()
    {
        customs.Respond("/api/v2/commodities/6109109999", Response.Create().WithStatusCode(404).WithBody("""{"errors":[{"detail":"not found"}]}"""));
        customs.Uk("headings/6109", SomeCommodity.Subheading("6109000000", (Ten, "80", true)));

        Assert.False((await customs.ToldAsync(LiveTariff.Uk, "6109109999")).IsKnown);
    }

    [Fact]
    public async Task Whoever_does_not_know_the_heading_either_is_not_the_tariff() =>
        Assert.Contains("heading 6109", await customs.UnreachedAsync(LiveTariff.Uk, "6109109999"), StringComparison.Ordinal);

    [Fact]
    public async Task Ten_digits_with_lines_under_them_are_read_through_these()
    {
        customs.Uk("subheadings/8517130000-80", SomeCommodity.Subheading("8517130000", ("8517130010", "80", true)));
        customs.Uk("commodities/8517130010", new SomeCommodity("8517130010").Measure("705", "B", "Import control", SomeCommodity.Everywhere).ToString());
        customs.Uk("headings/8517", SomeCommodity.Subheading("8517000000"));

        Assert.False((await customs.ToldAsync(LiveTariff.Uk, "8517130099")).IsKnown);
        Assert.True((await customs.ToldAsync(LiveTariff.Uk, "8517130000")).IsKnown);
    }

    [Fact]
    public async Task The_northern_ireland_side_is_asked_under_its_own_address()
    {
        customs.Xi($"commodities/{Ten}", new SomeCommodity(Ten).Measure("465", "B", "Restriction on entry", "VN").ToString());

        var sheet = await customs.ToldAsync(LiveTariff.Xi, Ten);

        Assert.Equal("465", Assert.Single(sheet.Controls).Type);
        Assert.EndsWith($"/xi/commodities/{Ten}", sheet.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_for_an_additional_code_says_which()
    {
        customs.Uk($"commodities/{Ten}", new SomeCommodity(Ten).Measure("277", "A", "Import prohibition", SomeCommodity.Everywhere, additionalCode: "4999").ToString());

        Assert.Equal("4999 A narrower good", Assert.Single((await customs.ToldAsync(LiveTariff.Uk, Ten)).Controls).AdditionalCode);
    }

    [Fact]
    public async Task References_that_lead_nowhere_are_passed_over()
    {
        customs.Uk($"commodities/{Ten}", """{"data":{"id":1,"type":"commodity","attributes":null,"relationships":{"import_measures":{"data":[{"id":"1","type":"measure"},{"id":null},7]},"heading":{}}},"included":[{"id":"1","type":"measure","relationships":{"measure_type":{"data":null}}}]}""");

        Assert.Empty((await customs.ToldAsync(LiveTariff.Uk, Ten)).Controls);
    }

    public void Dispose() => customs.Dispose();
}
