using CsCheck;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Desk;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Tests.Desk;

public sealed class WaitingCasesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_most_severe_come_first_then_those_with_most_look_alikes_and_audits_last()
    {
        StoredCase[] cases =
        [
            Case(1, Severity.Review, "610910", "origin.missing"),
            Case(2, Severity.Review, "420221", "confidence.low"),
            Case(3, Severity.Review, "420221", "confidence.low"),
            Case(4, Severity.Block, "850760", "risk.lithium_battery"),
            Case(5, null, "610910"),
        ];

        var order = WaitingCases.Order(cases);

        Assert.Equal(["ex_4", "ex_2", "ex_3", "ex_1", "ex_5"], order.Select(queued => queued.Stored.Case.Id));
        Assert.Equal([1, 2, 2, 1, 1], order.Select(queued => queued.Alike));
    }

    [Fact]
    public void The_order_keeps_every_case_once_and_groups_together()
    {
        var gen = Gen.Select(Gen.Int[0, 2], Gen.OneOf("610910", "420221", "850760"), Gen.OneOf("origin.missing", "confidence.low")).Array[0, 30];
        gen.Sample(drawn =>
        {
            var cases = drawn.Select((item, index) => Case(index, (Severity)item.Item1, item.Item2, item.Item3)).ToList();

            var order = WaitingCases.Order(cases);

            var groups = order.Select(queued => queued.Group).ToList();
            return order.Count == cases.Count
                && order.Select(queued => queued.Stored.Case.Id).Distinct().Count() == cases.Count
                && groups.Where((group, index) => index == 0 || groups[index - 1] != group).Count() == groups.Distinct().Count();
        });
    }

    [Theory]
    [InlineData("approve", AnswerVerdict.Approve, null, null)]
    [InlineData("take:610910", AnswerVerdict.Approve, null, null)]
    [InlineData("take:620520", AnswerVerdict.Correct, "620520", null)]
    [InlineData("take:6109100012:US", AnswerVerdict.Correct, "6109100012", "US")]
    [InlineData("code", AnswerVerdict.Correct, "4202.21", "DE")]
    [InlineData("choice:knitted", AnswerVerdict.Answer, null, null)]
    [InlineData("reject", AnswerVerdict.Reject, null, null)]
    [InlineData("uncertain", AnswerVerdict.Uncertain, null, null)]
    public void Each_button_says_what_the_api_takes(string act, AnswerVerdict verdict, string? code, string? country)
    {
        var answer = (DecisionForm.Empty(3) with { Act = act, Code = "4202.21", Country = "de" }).ToAnswer(HsCode.Parse("610910"));

        Assert.Equal((3, verdict, code, country), (answer!.Version, answer.Verdict, answer.Code, answer.Country));
    }

    [Fact]
    public void A_form_without_a_button_of_the_page_is_no_answer() =>
        Assert.Null((DecisionForm.Empty(1) with { Act = "delete" }).ToAnswer(null));

    [Fact]
    public void Evidence_is_marked_where_it_stands()
    {
        Doubt[] doubts = [new("risk.battery", Severity.Review, "", [new Evidence("title", "power bank")], "risk.battery@1")];

        var stretches = Highlight.In("Slim Power Bank with cable", "title", doubts);

        Assert.Equal([("Slim ", false), ("Power Bank", true), (" with cable", false)], stretches.Select(stretch => (stretch.Text, stretch.IsEvidence)));
    }

    [Fact]
    public void Marking_never_loses_a_letter() => Gen.Select(Gen.String, Gen.String.Array[0, 4]).Sample((text, words) =>
    {
        Doubt[] doubts = [new("a.b", Severity.Warn, "", [.. words.Select(word => new Evidence("title", word))], "a.b@1")];
        return string.Concat(Highlight.In(text, "title", doubts).Select(stretch => stretch.Text)) == text;
    });

    [Theory]
    [InlineData(0.97, "97 %")]
    [InlineData(0.996, "99 %")]
    [InlineData(1, "100 %")]
    [InlineData(0, "0 %")]
    public void What_is_not_quite_certain_never_reads_as_certain(double share, string read) => Assert.Equal(read, Spoken.Percent(share));

    [Theory]
    [InlineData("61", "61")]
    [InlineData("610910", "6109.10")]
    [InlineData("6109100012", "6109.10.00.12")]
    public void A_code_is_written_with_its_dots(string digits, string read) => Assert.Equal(read, Spoken.Code(HsCode.Parse(digits)));

    private static StoredCase Case(int number, Severity? severity, string code, params string[] kinds)
    {
        IReadOnlyList<Doubt> doubts = [.. kinds.Select(kind => new Doubt(kind, severity ?? Severity.Warn, "", [], $"{kind}@1"))];
        var reviewCase = new ReviewCase($"ex_{number}", 1, severity is null ? CaseKind.Audit : CaseKind.Doubt, CaseStatus.Open, Morning.AddMinutes(number), null, null, $"P-{number}", "f", HsCode.Parse(code), doubts, null);
        return new StoredCase(number, reviewCase, "US", "US/61-63");
    }
}
