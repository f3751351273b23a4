using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

public sealed class ProductDoubtsTests
{
    [Fact]
    public void A_missing_origin_offers_the_makers_country_first()
    {
        var product = Some.Product(origin: null) with { Manufacturer = new Manufacturer("Ha Noi Garments", "TH") };

        var doubt = Assert.Single(Some.Doubts(product));

        Assert.Equal("origin.missing", doubt.Kind);
        Assert.Equal("TH", doubt.Question!.Choices[0].Sets!["origin"]);
        Assert.Equal(doubt.Question.Choices.Count, doubt.Question.Choices.Select(choice => choice.Id).Distinct().Count());
    }

    [Fact]
    public void Every_answer_to_the_origin_settles_it()
    {
        var product = Some.Product(origin: null) with { Manufacturer = new Manufacturer(null, "LA") };
        foreach (var choice in Assert.Single(Some.Doubts(product)).Question!.Choices)
        {
            Assert.Empty(Some.Doubts(choice.Sets!.Over(product)));
        }
    }

    [Theory]
    [InlineData("610910", null, Severity.Warn)]
    [InlineData("610910", "Linh", Severity.Review)]
    [InlineData("620520", null, Severity.Review)]
    public void A_change_after_approval_weighs_by_what_it_overrules(string approvedAs, string? person, Severity severity)
    {
        var approval = new Approval("another text", Some.Code(approvedAs), "Old title", person is null ? DecidedBy.Atlas : DecidedBy.Person, person, default);

        var doubt = Assert.Single(Some.Desk.Decide(Some.Subject(approved: approval), Some.Policy(), Some.Day).Doubts);

        Assert.Equal(("changed.since_approved", severity), (doubt.Kind, doubt.Severity));
        Assert.Contains("Old title", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_as_approved_raises_nothing()
    {
        var subject = Some.Subject();
        var approval = new Approval(subject.Fingerprint, Some.Code("620520"), "Old title", DecidedBy.Person, "Linh", default);

        Assert.Empty(Some.Desk.Decide(subject with { LastApproval = approval }, Some.Policy(), Some.Day).Doubts);
    }
}
