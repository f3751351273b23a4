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
        var product = Given.Product(origin: null) with { Manufacturer = new Manufacturer("Ha Noi Garments", "TH") };

        var doubt = Assert.Single(Given.Doubts(product));

        Assert.Equal("origin.missing", doubt.Kind);
        Assert.Equal("TH", doubt.Question!.Choices[0].Sets!["origin"]);
        Assert.Equal(doubt.Question.Choices.Count, doubt.Question.Choices.Select(choice => choice.Id).Distinct().Count());
    }

    [Fact]
    public void Every_answer_to_the_origin_settles_it()
    {
        var product = Given.Product(origin: null) with { Manufacturer = new Manufacturer(null, "LA") };
        foreach (var choice in Assert.Single(Given.Doubts(product)).Question!.Choices)
        {
            Assert.Empty(Given.Doubts(choice.Sets!.Over(product)));
        }
    }

    [Theory]
    [InlineData("610910", null, Severity.Warn)]
    [InlineData("610910", "Linh", Severity.Review)]
    [InlineData("620520", null, Severity.Review)]
    public void A_change_after_approval_weighs_by_what_it_overrules(string approvedAs, string? person, Severity severity)
    {
        var approval = new Approval("another text", Given.Code(approvedAs), "Old title", person is null ? DecidedBy.Atlas : DecidedBy.Person, person, default);

        var doubt = Assert.Single(Given.Desk.Decide(Given.Subject(approved: approval), Given.Policy(), Given.Day).Doubts);

        Assert.Equal(("changed.since_approved", severity), (doubt.Kind, doubt.Severity));
        Assert.Contains("Old title", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_as_approved_raises_nothing()
    {
        var subject = Given.Subject();
        var approval = new Approval(subject.Fingerprint, Given.Code("620520"), "Old title", DecidedBy.Person, "Linh", default);

        Assert.Empty(Given.Desk.Decide(subject with { LastApproval = approval }, Given.Policy(), Given.Day).Doubts);
    }
}
