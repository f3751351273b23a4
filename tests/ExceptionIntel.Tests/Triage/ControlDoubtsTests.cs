using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Tests.Triage;

public sealed class ControlDoubtsTests
{
    private static readonly HsCode Ten = HsCode.Parse("6109100010");
    private static readonly ControlArea Everywhere = new("1011", "ERGA OMNES", []);
    private static readonly ControlCondition Permit = new(ConditionKind.Document, "C400", "A permit");
    private static readonly ControlCondition NotConcerned = new(ConditionKind.Exemption, "Y900", "Not concerned");

    [Fact]
    public void A_prohibition_without_a_way_in_blocks_with_its_source_and_date()
    {
        var decision = Decide(Prohibition());

        var doubt = Assert.IsType<Decision.Blocked>(decision).Doubts[0];
        Assert.Equal("risk.prohibition.gb.277", doubt.Kind);
        Assert.Equal("risk.prohibition.gb.277@2026-11-20", doubt.Rule);
        Assert.Contains(new Evidence("code", "6109100010"), doubt.Evidence);
        Assert.Contains(new Evidence("source", "https://tariff.example/commodities/6109100010, read on 2026-11-20"), doubt.Evidence);
        Assert.Contains("“Import prohibition” (measure 277)", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prohibition_that_may_not_be_meant_is_put_before_a_person()
    {
        Assert.Equal(Severity.Review, Severest(Prohibition() with { Conditions = [NotConcerned] }));
        Assert.Equal(Severity.Review, Severest(Prohibition() with { AdditionalCode = "4999 A substance" }));
        Assert.Equal(Severity.Review, Severest(Sheet(HsCode.Parse("6109100090"), Prohibition())));
        Assert.Equal(Severity.Review, Severest(Sheet(Prohibition()) with { IsWhole = false }));
    }

    [Fact]
    public void A_control_that_wants_a_document_is_put_before_a_person_and_names_it()
    {
        var doubt = Decide(Control() with { Conditions = [Permit, new ControlCondition(ConditionKind.Threshold, "", "2.00 kg")] }).Doubts[0];

        Assert.Equal(("risk.control.gb.710", Severity.Review), (doubt.Kind, doubt.Severity));
        Assert.Contains("Document asked for: C400.", doubt.Message, StringComparison.Ordinal);
        Assert.Contains("There is a limit at 2.00 kg.", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_that_a_declaration_answers_is_a_note_with_the_code_to_declare()
    {
        var decision = Decide(Control() with { Conditions = [Permit, NotConcerned] });

        var note = Assert.Single(Assert.IsType<Decision.Approved>(decision).Doubts);
        Assert.Equal(Severity.Warn, note.Severity);
        Assert.Contains("Y900", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_on_some_of_the_lines_is_a_note_that_names_them()
    {
        var doubt = Assert.Single(Decide(Sheet(HsCode.Parse("6109100090"), Control())).Doubts);

        Assert.Equal(Severity.Warn, doubt.Severity);
        Assert.Contains("some of the codes under 6109100010, as 6109100010", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1011", "", "", "VN", true)]
    [InlineData("1011", "", "VN", "VN", false)]
    [InlineData("1011", "", "", null, true)]
    [InlineData("1008", "", "CH", "VN", true)]
    [InlineData("KP", "", "", "VN", false)]
    [InlineData("KP", "", "", "KP", true)]
    [InlineData("KP", "", "", "kp", true)]
    [InlineData("KP", "", "", null, false)]
    [InlineData("2027", "VN,TH", "", "TH", true)]
    [InlineData("2027", "VN,TH", "TH", "TH", false)]
    [InlineData("2027", "VN,TH", "", "CN", false)]
    [InlineData("2027", "VN,TH", "", null, false)]
    [InlineData("1011", "", "EU", "DE", false)]
    [InlineData("EU", "", "", "FR", true)]
    [InlineData("", "", "", "VN", false)]
    public void A_measure_counts_for_its_area_less_what_is_excluded(string area, string members, string excluded, string? origin, bool counts)
    {
        var control = Control() with { Area = new ControlArea(area, "An area", Split(members)), Excluded = Split(excluded) };

        Assert.Equal(counts, control.CountsFor(origin));
    }

    [Fact]
    public void Measures_of_one_type_are_one_doubt_with_all_their_documents()
    {
        var doubts = Decide(Control() with { Conditions = [Permit] }, Control() with { Conditions = [new ControlCondition(ConditionKind.Document, "C401", "Another")] }, Control() with { Area = new ControlArea("KP", "North Korea", []) }).Doubts;

        Assert.Contains("Document asked for: C400, C401.", Assert.Single(doubts).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_of_the_union_say_where_they_were_read()
    {
        var doubt = Decide(LiveTariff.Xi, Sheet(Control())).Doubts[0];

        Assert.Equal("risk.control.eu.710", doubt.Kind);
        Assert.Contains("The European Union controls", doubt.Message, StringComparison.Ordinal);
        Assert.Contains("Northern Ireland", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_national_code_that_the_tariff_does_not_know_today_has_ended()
    {
        var unknown = new TariffSheet(null, "https://hts.example/search?query=6109.10.00.10", [], true, [], []);

        var doubt = Decide(LiveTariff.Us, unknown).Doubts[0];

        Assert.Equal(("code.expired", Severity.Review), (doubt.Kind, doubt.Severity));
        Assert.Contains("the United States", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Six_digits_that_a_tariff_does_not_know_raise_nothing() =>
        Assert.Empty(ControlDoubts.Of(new TariffReading(new TariffQuestion(LiveTariff.Uk, HsCode.Parse("610910")), new TariffSheet(null, "", [], true, [], []), default), Given.Product()));

    [Fact]
    public void What_a_person_decided_over_is_not_asked_again()
    {
        var subject = Given.Subject(answered: kind => kind == "risk.prohibition.gb.277") with { Readings = [Reading(LiveTariff.Uk, Sheet(Prohibition(), Control()))] };

        Assert.Equal(["risk.control.gb.710"], Given.Desk.Decide(subject, Given.Policy(), Given.Day).Doubts.Select(doubt => doubt.Kind));
    }

    private static ImportControl Prohibition() => new("277", "Import prohibition", true, Everywhere, [], [], null, [Ten]);

    private static ImportControl Control() => new("710", "Import control - CITES", false, Everywhere, [], [], null, [Ten]);

    private static TariffSheet Sheet(params ImportControl[] controls) => new("Of cotton", "https://tariff.example/commodities/6109100010", [Ten], true, controls, []);

    private static TariffSheet Sheet(HsCode other, params ImportControl[] controls) => Sheet(controls) with { Lines = [Ten, other] };

    private static TariffReading Reading(LiveTariff tariff, TariffSheet sheet) => new(new TariffQuestion(tariff, Ten), sheet, new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero));

    private static Decision Decide(params ImportControl[] controls) => Decide(LiveTariff.Uk, Sheet(controls));

    private static Decision Decide(TariffSheet sheet) => Decide(LiveTariff.Uk, sheet);

    private static Decision Decide(LiveTariff tariff, TariffSheet sheet) => Given.Desk.Decide(Given.Subject() with { Readings = [Reading(tariff, sheet)] }, Given.Policy(), Given.Day);

    private static Severity Severest(ImportControl control) => Severest(Sheet(control));

    private static Severity Severest(TariffSheet sheet) => Decide(sheet).Doubts[0].Severity;

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
