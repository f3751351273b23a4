using CsCheck;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Goods;

public sealed class GoodsAtlasTests
{
    private static readonly TariffBook Book = SmallShop.Book;

    [Fact]
    public void An_entry_holds_the_phrases_of_all_languages_and_the_deciding_facts()
    {
        var entry = GoodsAtlas.Parse("# comment\n610910\n  covers: tees; singlets\n  en: cotton t shirt; crew neck tee\n  vi: áo thun\n  decides: knitted; no collar\n", "61.txt", Book).Find(HsCode.Parse("610910"));

        Assert.Equal(["cotton t shirt", "crew neck tee", "áo thun"], entry!.Phrases);
        Assert.Equal(["knitted", "no collar"], entry.Decides);
        Assert.Equal(["tees", "singlets"], entry.Covers);
    }

    [Theory]
    [InlineData("999999\n", "61.txt, line 1: '999999' is not a six-digit code of HS2022.")]
    [InlineData("6109\n", "61.txt, line 1: '6109' is not a six-digit code of HS2022.")]
    [InlineData("  en: tee\n", "61.txt, line 1: words stand before the first code.")]
    [InlineData("610910\n  en: tee\n610910\n", "61.txt, line 3: 610910 has an entry already.")]
    [InlineData("610910\n  fr: maillot\n", "61.txt, line 2: expected one of covers, decides, en, vi, th, ms, zh and a colon, found 'fr: maillot'.")]
    [InlineData("610910\n\n  just words\n", "61.txt, line 3: expected one of covers, decides, en, vi, th, ms, zh and a colon, found 'just words'.")]
    public void A_broken_line_is_named_with_its_file_and_number(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => GoodsAtlas.Parse(text, "61.txt", Book)).Message);

    [Fact]
    public void Each_phrase_is_left_out_in_one_turn_only() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 60]).Sample((every, phrases) =>
    {
        var atlas = GoodsAtlas.Parse($"610910\n  en: {string.Join("; ", Enumerable.Range(0, phrases).Select(at => $"tee {at}"))}\n", "61.txt", Book);
        var code = HsCode.Parse("610910");

        var left = Enumerable.Range(0, every).SelectMany(turn => atlas.Find(code)!.Phrases.Except(atlas.LeavingOut(every, turn).Find(code)!.Phrases)).ToList();

        return left.Count == phrases && left.Distinct().Count() == phrases;
    });
}
