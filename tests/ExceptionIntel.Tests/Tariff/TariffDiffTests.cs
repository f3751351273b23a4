using CsCheck;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.Tariff;

/// <summary>Two editions of a schedule compared, and what that means for codes that were decided.</summary>
public sealed class TariffDiffTests
{
    [Fact]
    public void The_same_goods_under_another_code_have_moved() =>
        Assert.Equal(["Moved 6109100012 6109100013"], Changes(
            [("61091000", "Of cotton"), ("6109100012", "For men"), ("6109100040", "For women")],
            [("61091000", "Of cotton"), ("6109100013", "For men (338)"), ("6109100040", "For women")]));

    [Fact]
    public void A_code_that_got_codes_below_it_was_split() =>
        Assert.Equal(["Split 73082000 7308200010,7308200090"], Changes([("73082000", "Towers")], [("73082000", "Towers"), ("7308200010", "For wind"), ("7308200090", "Other")]));

    [Fact]
    public void What_is_left_is_split_where_new_sisters_came_beside_it() =>
        Assert.Equal(["Split 29159070 29159015,29159090"], Changes([("29159010", "Of wax"), ("29159070", "Other")], [("29159010", "Of wax"), ("29159015", "Of oil"), ("29159090", "Other")]));

    [Fact]
    public void Codes_that_became_one_were_merged() =>
        Assert.Equal(["Merged 8460240010,8460240030 8460240080"], Changes([("8460240010", "Small"), ("8460240030", "Large")], [("8460240080", "Of any size")]));

    [Fact]
    public void A_code_that_came_or_went_alone_is_new_or_gone() =>
        Assert.Equal(["Gone 61091010 ", "New  64021910"], Changes([("61091010", "Printed"), ("61099020", "Of wool")], [("61099020", "Of wool"), ("64021910", "Boots")]));

    [Fact]
    public void The_same_code_in_other_words_is_retitled() =>
        Assert.Equal(["Retitled 84272011 84272011"], Changes([("84272011", "Rough terrain trucks that stack")], [("84272011", "Trucks that stack, for rough terrain")]));

    [Fact]
    public void A_code_that_was_given_to_other_goods_is_not_merely_retitled() =>
        Assert.Equal(["Moved 3004909204 3004909207", "New  3004909204"], Changes(
            [("30049092", "Medicines"), ("3004909204", "Against fungi: › Containing fluconazole or its salts"), ("3004909299", "Other")],
            [("30049092", "Medicines"), ("3004909204", "Against viruses: › Containing oseltamivir or its salts"), ("3004909207", "Against fungi: › Containing fluconazole or its salts"), ("3004909299", "Other")]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_book_and_itself_differ_in_nothing() =>
        Books.Sample(book => TariffDiff.Between(book, book).Changes.Count == 0);

    [Fact]
    public void What_is_new_one_way_is_gone_the_other_way() =>
        Gen.Select(Books, Books).Sample((one, other) =>
        {
            var (there, back) = (TariffDiff.Between(one, other), TariffDiff.Between(other, one));
            return Codes(there, ChangeKind.New, change => change.To).SetEquals(Codes(back, ChangeKind.Gone, change => change.From))
                && Codes(there, ChangeKind.Gone, change => change.From).SetEquals(Codes(back, ChangeKind.New, change => change.To));
        });

    [Fact]
    public void Every_code_that_can_no_longer_be_declared_is_accounted_for_once() =>
        Gen.Select(Books, Books).Sample((one, other) =>
        {
            var from = TariffDiff.Between(one, other).Changes.SelectMany(change => change.From).ToList();
            return from.Distinct().Count() == from.Count
                && one.All.Where(node => one.IsDeclarable(node.Code) && !other.IsDeclarable(node.Code)).All(node => from.Contains(node.Code));
        });

    private static Gen<TariffBook> Books =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 6]).List[1, 14].Select(lines => TariffBook.From("X", lines
            .Select(line => (Code: HsCode.Parse($"6109{line.Item1}0{line.Item2}0" + (line.Item3 == 0 ? "" : $"{line.Item3}0")), Title: Words[line.Item4]))
            .DistinctBy(line => line.Code)));

    private static readonly string[] Words = ["Other", "Of cotton", "Of wool or of fine hair", "For men", "For women: › Other", "For women: › Printed by hand", "Printed by hand"];

    private static HashSet<HsCode> Codes(TariffDiff diff, ChangeKind kind, Func<TariffChange, IReadOnlyList<HsCode>> side) => [.. diff.Changes.Where(change => change.Kind == kind).SelectMany(side)];

    private static IReadOnlyList<string> Changes((string Code, string Title)[] older, (string Code, string Title)[] newer) =>
        [.. TariffDiff.Between(Book(older), Book(newer)).Changes.Select(change => $"{change.Kind} {string.Join(',', change.From)} {string.Join(',', change.To)}")];

    private static TariffBook Book((string Code, string Title)[] lines) => TariffBook.From("X", lines.Select(line => (HsCode.Parse(line.Code), line.Title)));
}
