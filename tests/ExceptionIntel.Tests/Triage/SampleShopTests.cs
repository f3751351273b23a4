using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

/// <summary>The shipped rules against the shop that ships with them, as if the classifier were right and sure.</summary>
public sealed class SampleShopTests
{
    [Fact]
    public void Every_doubt_that_the_sample_shop_expects_is_raised()
    {
        var silent = SampleRow.All
            .SelectMany(row => Awaited(row).Except(DoubtsOf(row).Select(doubt => doubt.Kind)).Select(kind => $"{row.Product.Key}: {kind}"))
            .ToList();

        Assert.Empty(silent);
    }

    [Fact]
    public void At_least_three_of_four_ordinary_products_go_through()
    {
        var ordinary = SampleRow.All.Where(row => row.Code is not null && row.Expect is null or { Count: 0 }).ToList();
        var stopped = ordinary
            .Select(row => (row.Product.Key, Doubts: DoubtsOf(row).Where(doubt => doubt.Severity > Severity.Warn).ToList()))
            .Where(row => row.Doubts.Count > 0)
            .ToList();

        Assert.True(ordinary.Count >= 60, $"only {ordinary.Count} ordinary rows");
        Assert.True(stopped.Count <= ordinary.Count / 4, string.Join("\n", stopped.Select(row => $"{row.Key}: {string.Join("; ", row.Doubts.Select(doubt => $"{doubt.Rule} {doubt.Evidence[0]}"))}")));
    }

    [Fact]
    public void Every_review_says_what_to_do_and_what_it_saw()
    {
        foreach (var doubt in SampleRow.All.SelectMany(DoubtsOf))
        {
            Assert.NotEmpty(doubt.Evidence);
            Assert.Matches(@"^\S.*[.!?]$", doubt.Message);
            Assert.DoesNotContain("{", doubt.Message, StringComparison.Ordinal);
            Assert.Matches(@"^[a-z_.]+@\d+$", doubt.Rule);
            Assert.All(doubt.Question?.Choices ?? [], choice => Assert.True(choice.Code is not null || choice.Sets is { Count: > 0 }));
        }
    }

    // How likely a code is comes from the classifier, which this test puts aside.
    private static IEnumerable<string> Awaited(SampleRow row) => (row.Expect ?? []).Where(kind => !kind.StartsWith("confidence.", StringComparison.Ordinal));

    private static IReadOnlyList<Doubt> DoubtsOf(SampleRow row) =>
        Given.Doubts(row.Product, row.Code is null ? Given.Verdict(code: null, namesGood: false) : Given.Verdict(row.Code.At(6).Digits));
}
