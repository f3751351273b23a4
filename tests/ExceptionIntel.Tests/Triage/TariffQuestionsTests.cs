using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Tests.Triage;

public sealed class TariffQuestionsTests
{
    [Theory]
    [InlineData("VN", "GB", "", "Uk 610910")]
    [InlineData("VN", "gb", "GB 6109100010", "Uk 6109100010")]
    [InlineData("VN", "XI", "", "Xi 610910")]
    [InlineData("VN", "DE,FR", "", "Xi 610910")]
    [InlineData("VN", "DE", "EU 61091000", "Xi 61091000")]
    [InlineData("VN", "DE", "FR 6109100010,EU 61091000", "Xi 6109100010")]
    [InlineData("VN", "US", "", "")]
    [InlineData("VN", "US", "US 61091000", "")]
    [InlineData("VN", "US", "US 6109100012", "Us 6109100012")]
    [InlineData("VN", "US", "US 6205200012", "")]
    [InlineData("VN", "GB,US,DE,SG", "US 6109100012", "Uk 610910, Us 6109100012, Xi 610910")]
    [InlineData("GB", "GB", "", "")]
    [InlineData("FR", "DE,GB", "", "Uk 610910")]
    [InlineData(null, "GB", "", "Uk 610910")]
    [InlineData("VN", "", "", "")]
    public void Each_destination_with_a_live_tariff_is_asked_once(string? origin, string destinations, string national, string asked)
    {
        var product = Given.Product(origin: origin) with { Destinations = Split(destinations) };
        var codes = Split(national).Select(code => code.Split(' ')).Select(code => new NationalCode(code[0], HsCode.Parse(code[1]), null, 1)).ToList();

        Assert.Equal(asked, string.Join(", ", TariffQuestions.Of(product, HsCode.Parse("610910"), codes).Select(question => $"{question.Tariff} {question.Code}")));
    }

    [Fact]
    public void Without_a_code_nobody_is_asked() =>
        Assert.Empty(TariffQuestions.Of(Given.Product() with { Destinations = ["GB"] }, null, []));

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
