using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Commands;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Tests.Documents;

namespace ExceptionIntel.Tests.Commands;

public sealed class TariffDiffTableTests
{
    private static readonly TariffDiff Diff = TariffDiff.Between(
        Book("XX-2025", "61091000 Of cotton", "6109100012 For men", "6109100040 For women", "73082000 Towers", "8460240010 Small", "8460240030 Large", "84272011 Rough terrain trucks that stack", "95030041 Stuffed, with a title that is so long that nobody would want to read all of it on a terminal of eighty or a hundred columns"),
        Book("XX-2026", "61091000 Of cotton", "6109100013 For men", "6109100040 For women", "73082000 Towers", "7308200010 For wind", "7308200090 Other", "8460240080 Of any size", "84272011 Trucks that stack, for rough terrain", "64021910 Boots"));

    [Fact]
    public void A_person_reads_the_changes_and_what_they_mean()
    {
        var effect = (string code) => EditionEffect.Of(HsCode.Parse(code), Diff);
        var impact = new EditionImpact(12, [new("default", "TEE-001", "Men's T-shirt", effect("6109100012")), new("default", "TOWER", "Tower", effect("73082000")), new("shop-2", "BEAR", "Teddy bear", effect("95030041"))]);

        Golden.Matches("tariff-diff.txt", TariffDiffTable.Text(Diff, impact, TariffDiffTable.UsualRows));
    }

    [Fact]
    public void Where_nothing_changed_it_says_so()
    {
        var same = TariffDiff.Between(Diff.Older, Diff.Older);

        Assert.Contains("Nothing changed.", TariffDiffTable.Text(same, new EditionImpact(3, []), TariffDiffTable.UsualRows), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_ends_with_how_many_more_there_are() =>
        Assert.Contains("… and 1 more (--all)", TariffDiffTable.Text(TariffDiff.Between(Diff.Older, Book("none", "01012100 Horses")), new EditionImpact(0, []), 6), StringComparison.Ordinal);

    private static TariffBook Book(string edition, params string[] lines) =>
        TariffBook.From(edition, lines.Select(line => line.Split(' ', 2)).Select(parts => (HsCode.Parse(parts[0]), parts[1])));
}
