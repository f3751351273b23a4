using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Tests.TariffSources;

public sealed class UsTariffTests : IDisposable
{
    private const string Rows = """
        [
          {"htsno":"6109.10.00","statisticalSuffix":"","indent":"1","description":"Of cotton","units":null,"general":"16.5%","special":"Free (AU,BH,CL)","other":"90%","footnotes":[],"additionalDuties":null},
          {"htsno":"","statisticalSuffix":"","indent":"2","description":"Men's or boys':","units":[],"general":"","special":"","other":"","footnotes":null},
          {"htsno":"6109.10.00.12","statisticalSuffix":"12","indent":"4","description":"Men's (338)","units":["doz.","kg"],"general":"","special":"Free (S)","other":"","footnotes":[{"columns":["general"],"marker":"1","value":"See 9903.88.15. ","type":"endnote"}]}
        ]
        """;

    private readonly TariffStandIn customs = new();

    [Fact]
    public async Task A_code_of_todays_schedule_is_confirmed_with_its_text_and_notes()
    {
        customs.Us("6109.10.00", Rows);

        var sheet = await customs.ToldAsync(LiveTariff.Us, "6109100012");

        Assert.True(sheet.IsKnown);
        Assert.Equal("Men's (338)", sheet.Title);
        Assert.Equal(["Special: Free (S)", "See 9903.88.15. "], sheet.Notes);
        Assert.EndsWith("/search?query=6109.10.00.12", sheet.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_whose_neighbours_are_there_and_it_is_not_has_ended()
    {
        customs.Us("6109.10.00", Rows);
        customs.Us("6109.10", Rows);

        Assert.False((await customs.ToldAsync(LiveTariff.Us, "6109100099")).IsKnown);
    }

    [Fact]
    public async Task A_code_whose_eight_digits_are_gone_is_looked_for_among_the_six()
    {
        customs.Us("6109.10.10", "[]");
        customs.Us("6109.10", Rows);

        Assert.False((await customs.ToldAsync(LiveTariff.Us, "6109101012")).IsKnown);
    }

    [Fact]
    public async Task A_search_that_knows_nothing_of_the_neighbourhood_says_nothing_against_the_code()
    {
        customs.Us("6109.10.00", "[]");
        customs.Us("6109.10", """[{"htsno":"9903.88.15","description":"Something else"}]""");

        Assert.True((await customs.ToldAsync(LiveTariff.Us, "6109100012")).IsKnown);
    }

    public void Dispose() => customs.Dispose();
}
