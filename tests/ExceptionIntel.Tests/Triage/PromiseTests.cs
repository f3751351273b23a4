using CsCheck;
using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

public sealed class PromiseTests
{
    [Theory]
    [InlineData(0, 59, 0.95, 0.0495)]
    [InlineData(3, 100, 0.95, 0.0757)]
    [InlineData(0, 1, 0.95, 0.95)]
    [InlineData(1, 10, 0.95, 0.3942)]
    [InlineData(0, 0, 0.95, 1)]
    [InlineData(5, 5, 0.95, 1)]
    public void The_bound_is_that_of_Clopper_and_Pearson(int errors, int trials, double certainty, double bound) =>
        Assert.Equal(bound, ClopperPearson.UpperBound(errors, trials, certainty), 4);

    [Fact]
    public void More_errors_raise_the_bound_and_more_evidence_lowers_it() =>
        Gen.Select(Gen.Int[1, 2_000], Gen.Int[0, 40], Gen.Double[0.5, 0.999]).Sample((trials, errors, certainty) =>
        {
            var bound = ClopperPearson.UpperBound(errors, trials, certainty);
            return bound <= ClopperPearson.UpperBound(errors + 1, trials, certainty)
                && bound >= ClopperPearson.UpperBound(errors, trials + 1, certainty) - 1e-12
                && bound <= ClopperPearson.UpperBound(errors, trials, (1 + certainty) / 2)
                && (errors >= trials || bound > (double)errors / trials);
        });

    [Fact]
    public void A_promise_is_certified_exactly_when_its_bound_holds() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 20], Gen.Double[0.001, 0.2]).Sample((audited, errors, allowed) =>
        {
            var state = PromiseState.From("all", audited, Math.Min(errors, audited), allowed, 0.95);
            return state.Certified == (audited > 0 && state.Bound <= allowed);
        });

    [Theory]
    [InlineData("US", "610910", "US/61-63")]
    [InlineData("DE", "711311", "DE/71")]
    [InlineData(null, "090121", "all/06-14")]
    [InlineData("US", null, "US")]
    public void A_group_is_a_destination_and_chapters_that_are_mistaken_alike(string? destination, string? code, string group) =>
        Assert.Equal(group, PromiseGroup.Of(destination, code is null ? null : Given.Code(code)));

    [Fact]
    public void Every_chapter_has_its_group() =>
        Assert.All(Given.Book.Chapters, chapter => Assert.StartsWith("all/", PromiseGroup.Of(null, chapter.Code), StringComparison.Ordinal));

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void The_audit_share_is_kept_within_what_chance_allows(double share)
    {
        const int Products = 20_000;
        var picked = Enumerable.Range(0, Products).Count(i => AuditSample.Picks("w", $"SKU-{i}", "text", share));
        var deviation = Math.Sqrt(Products * share * (1 - share));

        Assert.InRange(picked, (Products * share) - (5 * deviation), (Products * share) + (5 * deviation));
    }

    [Fact]
    public void The_same_product_in_the_same_words_is_always_picked_or_never_and_a_larger_share_keeps_it() =>
        Gen.Select(Gen.String, Gen.String, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((key, text, one, other) =>
            AuditSample.Picks("w", key, text, one) == AuditSample.Picks("w", key, text, one)
            && (!AuditSample.Picks("w", key, text, Math.Min(one, other)) || AuditSample.Picks("w", key, text, Math.Max(one, other))));

    [Fact]
    public void All_or_nothing_shares_pick_all_or_nothing() =>
        Gen.String.Sample(key => !AuditSample.Picks("w", key, "text", 0) && AuditSample.Picks("w", key, "text", 1));

    [Fact]
    public void The_share_falls_with_evidence_and_never_below_the_setting() =>
        Gen.Select(Gen.Int[0, 1_000], Gen.Double[0, 0.3]).Sample((audited, settled) =>
            AuditSample.ShareAfter(audited, settled) >= AuditSample.ShareAfter(audited + 1, settled)
            && AuditSample.ShareAfter(audited, settled) >= settled
            && Math.Abs(AuditSample.ShareAfter(0, settled) - 0.3) < 1e-9);
}
