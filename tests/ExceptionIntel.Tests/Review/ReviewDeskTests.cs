using CsCheck;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Review;

public sealed class ReviewDeskTests
{
    private static readonly TariffBook World = TariffBook.LoadShipped();

    private static readonly TariffShelf Shelf = new(World, new Dictionary<string, TariffBook>
    {
        ["EU"] = TariffBook.From("EU-2026", [(HsCode.Parse("6109"), "T-shirts"), (HsCode.Parse("610910"), "Of cotton"), (HsCode.Parse("61091000"), "Of cotton")]),
    });

    private static readonly Question Fabric = new("Is the fabric knitted or woven?",
    [
        new Choice("knitted", "Knitted", HsCode.Parse("610910"), Sets("construction", "knitted")),
        new Choice("unknown", "Not known yet", Sets: Sets("construction", "unknown")),
        new Choice("old", "As in the old edition", HsCode.Parse("620193")),
    ]);

    [Fact]
    public void Approving_settles_the_code_that_was_suggested() =>
        Assert.Equal("610910", Assert.IsType<ReviewOutcome.Settled>(Read(new ReviewAnswer(1, AnswerVerdict.Approve))).Code.Digits);

    [Fact]
    public void Nothing_can_be_approved_where_no_code_is_suggested() =>
        Assert.Equal("verdict", Assert.IsType<ReviewOutcome.Refused>(ReviewDesk.Read(Case() with { Code = null }, new ReviewAnswer(1, AnswerVerdict.Approve), Shelf)).Field);

    [Theory]
    [InlineData("620520", null, "620520", null)]
    [InlineData("6205.20", null, "620520", null)]
    [InlineData("620520", "US", "620520", null)]
    [InlineData("61091000", "DE", "610910", "DE")]
    [InlineData("61091000", "de", "610910", "DE")]
    [InlineData("6109100012", "US", "610910", "US")]
    public void A_good_code_settles_six_digits_and_keeps_the_national_ones(string code, string? country, string six, string? national)
    {
        var settled = Assert.IsType<ReviewOutcome.Settled>(Read(new ReviewAnswer(1, AnswerVerdict.Correct, code, country)));

        Assert.Equal(six, settled.Code.Digits);
        Assert.Equal(national, settled.National?.Country);
        Assert.Equal(national is null ? null : HsCode.Parse(code).Digits, settled.National?.Code.Digits);
    }

    [Theory]
    [InlineData(null, null, "code", false)]
    [InlineData("shirt", null, "code", false)]
    [InlineData("6109", null, "code", false)]
    [InlineData("610999", null, "code", true)]
    [InlineData("61091000", null, "country", false)]
    [InlineData("61091000", "", "country", false)]
    [InlineData("61091000", "Germany", "country", false)]
    [InlineData("61091099", "DE", "code", true)]
    public void A_bad_code_is_refused_and_shown_its_neighbours(string? code, string? country, string field, bool hasNearest)
    {
        var refused = Assert.IsType<ReviewOutcome.Refused>(Read(new ReviewAnswer(1, AnswerVerdict.Correct, code, country)));

        Assert.Equal(field, refused.Field);
        Assert.Equal(hasNearest, refused.Nearest.Count > 0);
    }

    [Fact]
    public void A_choice_with_a_code_settles_it() =>
        Assert.Equal(("610910", "knitted"), Assert.IsType<ReviewOutcome.Settled>(Read(Choose("knitted"))) is var settled ? (settled.Code.Digits, settled.Choice) : default);

    [Fact]
    public void A_choice_without_a_code_runs_the_product_again() =>
        Assert.Equal("unknown", Assert.IsType<ReviewOutcome.RunAgain>(Read(Choose("unknown"))).Sets["construction"]);

    [Fact]
    public void A_choice_whose_code_is_gone_is_refused() => Assert.NotEmpty(Assert.IsType<ReviewOutcome.Refused>(Read(Choose("old"))).Nearest);

    [Fact]
    public void A_choice_that_was_not_offered_is_refused_with_the_list() =>
        Assert.Contains("knitted, unknown, old", Assert.IsType<ReviewOutcome.Refused>(Read(Choose("felted"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_answer_without_a_question_is_refused() =>
        Assert.IsType<ReviewOutcome.Refused>(ReviewDesk.Read(Case(question: null), Choose("knitted"), Shelf));

    [Theory]
    [InlineData(AnswerVerdict.Reject)]
    [InlineData(AnswerVerdict.Uncertain)]
    public void Who_does_not_know_leaves_it_open(AnswerVerdict verdict) => Assert.IsType<ReviewOutcome.StaysOpen>(Read(new ReviewAnswer(1, verdict)));

    [Fact]
    public void A_reason_is_one_of_the_list_and_other_says_what_it_was()
    {
        Assert.Equal("reason", Refusal(new ReviewAnswer(1, AnswerVerdict.Approve, Reason: "because")));
        Assert.Equal("note", Refusal(new ReviewAnswer(1, AnswerVerdict.Approve, Reason: "other")));
        Assert.IsType<ReviewOutcome.Settled>(Read(new ReviewAnswer(1, AnswerVerdict.Approve, Reason: "other", Note: "Seen at the shop")));
        Assert.All(ReviewReasons.All, reason => Assert.IsType<ReviewOutcome.StaysOpen>(Read(new ReviewAnswer(1, AnswerVerdict.Reject, Reason: reason, Note: "x"))));
    }

    [Theory]
    [InlineData(AnswerVerdict.Approve, null, true)]
    [InlineData(AnswerVerdict.Correct, null, true)]
    [InlineData(AnswerVerdict.Answer, "knitted", true)]
    [InlineData(AnswerVerdict.Answer, "unknown", false)]
    [InlineData(AnswerVerdict.Uncertain, null, false)]
    public void A_block_is_lifted_only_with_a_note_but_evidence_needs_none(AnswerVerdict verdict, string? choice, bool needsNote)
    {
        var blocked = Case(Severity.Block);
        var answer = new ReviewAnswer(1, verdict, "610910", Choice: choice);

        Assert.Equal(needsNote, ReviewDesk.Read(blocked, answer, Shelf) is ReviewOutcome.Refused { Field: "note" });
        Assert.IsNotType<ReviewOutcome.Refused>(ReviewDesk.Read(blocked, answer with { Note = "Permit seen" }, Shelf));
    }

    [Fact]
    public void Whatever_is_settled_exists_in_the_edition() =>
        Gen.Select(Gen.Enum<AnswerVerdict>(), Gen.String[Gen.Char["0123456789. "], 0, 12], Gen.OneOf<string?>(null, "US", "DE", "", "Germany"), Gen.OneOf<string?>(null, "knitted", "unknown", "old"))
            .Sample((verdict, code, country, choice) => Read(new ReviewAnswer(1, verdict, code, country, choice)) switch
            {
                ReviewOutcome.Settled settled => settled.Code.Level == 6 && World.Contains(settled.Code) && settled.National?.Code.IsUnder(settled.Code) != false,
                ReviewOutcome.Refused refused => refused.Message.Length > 0 && refused.Nearest.All(node => World.Contains(node.Code) || Shelf.Schedules["EU"].Contains(node.Code)),
                _ => true,
            });

    private static string Refusal(ReviewAnswer answer) => Assert.IsType<ReviewOutcome.Refused>(Read(answer)).Field;

    private static ReviewOutcome Read(ReviewAnswer answer) => ReviewDesk.Read(Case(), answer, Shelf);

    private static ReviewAnswer Choose(string choice) => new(1, AnswerVerdict.Answer, Choice: choice);

    private static ReviewCase Case(Severity severity = Severity.Review) => Case(Fabric, severity);

    private static ReviewCase Case(Question? question, Severity severity = Severity.Review) => new(
        "ex_1", 1, CaseKind.Doubt, CaseStatus.Open, default, null, null, "TEE-001", "text", HsCode.Parse("610910"),
        [new Doubt("code.declared_differs", severity, "They differ.", [], "code.declared_differs@1", question)], null);

    private static Dictionary<string, string> Sets(string name, string value) => new() { [name] = value };
}
