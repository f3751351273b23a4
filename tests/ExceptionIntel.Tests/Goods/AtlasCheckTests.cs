using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

public sealed class AtlasCheckTests
{
    [Fact]
    public void The_shipped_atlas_covers_every_subheading_without_faults()
    {
        var book = TariffBook.LoadShipped();

        Assert.Empty(AtlasCheck.Find(book, GoodsAtlas.LoadShipped(book)).Select(fault => $"{fault.Code} {fault.What}"));
    }

    [Fact]
    public void About_fifteen_hundred_subheadings_turn_up_in_small_parcels() =>
        Assert.InRange(ParcelPopularity.LoadShipped(TariffBook.LoadShipped()).Listed.Count, 1_450, 1_750);

    [Theory]
    [InlineData("610910\n  covers: tees\n  decides: knitted\n  en: tee; Tee; a; b; c\n", "610910 has “tee” twice")]
    [InlineData("610910\n  covers: tees\n  decides: knitted\n  en: tee\n", "610910 has 1 phrases, needs 5")]
    [InlineData("610910\n  decides: knitted\n  en: tee\n", "610910 does not say what it covers")]
    [InlineData("610910\n  covers: tees\n  en: tee\n", "610910 does not say what decides it")]
    [InlineData("610910\n  covers: tees\n  en: tee\n610990\n  en: Tee\n", "610910 “tee” stands under 610910 and 610990")]
    [InlineData("610910\n", "610990 has no entry")]
    public void A_fault_is_named_with_its_code(string text, string fault) =>
        Assert.Contains(fault, AtlasCheck.Find(SmallShop.Book, GoodsAtlas.Parse(text, "61.txt", SmallShop.Book)).Select(found => $"{found.Code} {found.What}"));

    [Fact]
    public void A_title_that_repeats_the_official_one_is_found_and_a_plain_name_is_not()
    {
        var book = TariffBook.From(TariffBook.Hs2022, new[] { ("01", "Live animals"), ("0101", "Horses for riding, racing and breeding"), ("010121", "Purebred horses kept for the breeding of other horses") }.Select(line => (HsCode.Parse(line.Item1), line.Item2)));
        var official = new Dictionary<string, string> { ["01"] = "Live animals", ["0101"] = "Horses; for riding, racing and breeding", ["010121"] = "Horses; kept for the breeding of other horses" };

        var faults = WordingCheck.Find(book, GoodsAtlas.Parse("010121\n  covers: horses kept for the breeding of others\n", "01.txt", book), official);

        Assert.Equal(
            ["0101 has the official title", "010121 repeats six words of the official title", "010121 “horses kept for the breeding of others” repeats six words of the official text"],
            faults.Select(fault => $"{fault.Code} {fault.What}").Order(StringComparer.Ordinal));
    }
}
