using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Tests.House;

/// <summary>The shipped edition is whole: the Harmonized System of 2022, every place in our own words.</summary>
public sealed class TariffTests
{
    private static readonly TariffBook Book = TariffBook.LoadShipped();

    [Fact]
    public void It_has_every_chapter_heading_and_subheading()
    {
        Assert.Equal(96, Book.Chapters.Count);
        Assert.Equal(1_228, Book.Headings.Count());
        Assert.Equal(5_612, Book.Subheadings.Count());
        Assert.DoesNotContain(Book.Chapters, chapter => chapter.Code.Digits is "77" or "98" or "99");
    }

    [Fact]
    public void Every_place_has_a_title_of_its_own()
    {
        Assert.Empty(Book.Chapters.Concat(Book.Headings).Concat(Book.Subheadings).Where(node => string.IsNullOrWhiteSpace(node.Title)).Select(node => node.Code));
        Assert.Empty(Book.Headings.GroupBy(node => node.Title, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void No_two_subheadings_of_a_chapter_read_alike()
    {
        var alike = Book.Subheadings
            .GroupBy(node => (node.Code.Chapter, Title: node.Title.ToLowerInvariant()))
            .Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(", ", group.Select(node => node.Code))}: {group.Key.Title}");

        Assert.Empty(alike);
    }

    [Fact]
    public void Every_code_hangs_under_its_parent()
    {
        Assert.All(Book.Subheadings, node => Assert.Equal(node.Code.At(4), node.Parent!.Code));
        Assert.All(Book.Headings, node => Assert.Equal(node.Code.At(2), node.Parent!.Code));
        Assert.All(Book.Headings, node => Assert.NotEmpty(node.Children));
    }
}
