using System.Text;
using ExceptionIntel.Customs.Orders;

namespace ExceptionIntel.Tests.Orders;

public sealed class DestinationPackTests
{
    private const string Good = """
        {
          "id": "XX", "version": 1, "name": "Nowhere", "effective_from": null, "effective_to": null, "source": "A law.", "last_checked": "2026-11-22", "review_after_days": 90,
          "code_digits": 8, "postal_codes": { "XX": { "masks": ["9999"], "example": "1234" } }, "limits": { "low": { "amount": 5, "currency": "USD", "about": {} } },
          "rules": [ { "id": "phone", "version": 1, "severity": "warn", "check": "given", "field": "buyer.phone", "when": { "value_at_most": "low" }, "message": "Phone." } ],
          "statements": []
        }
        """;

    public static TheoryData<string, string, string> Broken => new()
    {
        { "\"buyer.phone\"", "\"buyer.fone\"", "rules[0] (phone): there is no field “buyer.fone”" },
        { "\"value_at_most\": \"low\"", "\"value_at_most\": \"lo\"", "rules[0] (phone): there is no limit “lo”" },
        { "\"example\": \"1234\"", "\"example\": \"12\"", "postal_codes.XX" },
        { "\"warn\"", "\"wran\"", "line 4, $.rules[0].severity" },
        { "\"check\": \"given\", \"field\": \"buyer.phone\"", "\"check\": \"tax_id\"", "it names no type of tax number" },
        { "\"check\": \"given\", \"field\": \"buyer.phone\"", "\"check\": \"tax_id\", \"tax_id\": { \"types\": [\"vat\"], \"masks\": [] }", "an empty list of masks" },
        { "\"source\": \"A law.\", ", "", "source" },
        { "\"version\": 1, \"name\"", "\"version\": 1, \"colour\": 1, \"name\"", "colour" },
    };

    [Fact]
    public void A_good_pack_is_read() => Assert.Equal("XX.phone@1", Assert.Single(Read(Good).Rules).Name);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_pack_fails_with_its_file_its_place_and_the_reason(string good, string bad, string reason)
    {
        var wrong = Assert.Throws<FormatException>(() => Read(Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.StartsWith("packs/XX.json, ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(reason, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("US", "US")]
    [InlineData("de", "EU")]
    [InlineData("FR", "EU")]
    [InlineData("GB", "GB")]
    [InlineData("CH", "ANY")]
    [InlineData("", "ANY")]
    public void Every_country_finds_its_pack(string country, string pack) => Assert.Equal(pack, DestinationPacks.LoadShipped().For(country).Id);

    [Theory]
    [InlineData("A9* 9AA", "w1a-1aa", true)]
    [InlineData("A9* 9AA", "LS1 4DY", false)]
    [InlineData("99999", "٣٤٥٦٧", false)]
    [InlineData("IM9999999999", "IM2760000012", true)]
    [InlineData("IM9999999999", "276000001200", false)]
    public void A_mask_fits_digits_letters_and_itself(string mask, string text, bool fits) => Assert.Equal(fits, Mask.Fits([mask], text));

    [Fact]
    public void Every_pack_says_where_it_is_from_and_when_it_was_checked() => Assert.All(DestinationPacks.LoadShipped().All, pack =>
    {
        Assert.True(pack.Source.Length > 20, pack.Id);
        Assert.True(pack.LastChecked >= new DateOnly(2026, 11, 22), pack.Id);
        Assert.True(pack.ReviewAfterDays is > 0 and <= 365, pack.Id);
        Assert.All(pack.Rules, rule => Assert.True(rule.Message.EndsWith('.') && rule.Message.Length > 20, rule.Name));
    });

    [Fact]
    public void A_destinations_own_rule_replaces_the_general_one()
    {
        var rule = Assert.Single(DestinationPacks.LoadShipped().For("PH").Rules, rule => rule.Id == "phone");

        Assert.Equal(("PH.phone@1", GapSeverity.Block), (rule.Name, rule.Severity));
    }

    [Fact]
    public void Every_destination_has_a_name() =>
        Assert.All(SomeOrder.Destinations, country => Assert.NotEqual(country, DestinationPacks.LoadShipped().World.Country(country)));

    private static DestinationPack Read(string json) => PackReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "packs/XX.json");
}
