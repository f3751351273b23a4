using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Asks for the one thing in which codes differ, where their titles say it: "Is the fabric knitted or woven?" instead of two codes.</summary>
internal static class DifferenceQuestion
{
    /// <param name="codes">Two or more, the likeliest first.</param>
    public static Question Between(IReadOnlyList<HsCode> codes, Product product, TariffBook book)
    {
        IReadOnlyList<HsCode> rivals = [.. codes.Distinct()];
        foreach (var contrast in Contrast.All)
        {
            // What the shop has said already is not asked.
            if (!contrast.IsSaidBy(product) && Ask(contrast, rivals, book) is { } question)
            {
                return question;
            }
        }

        return new Question("Which of these is it?", [.. rivals.Select(code => Rewriting.Offer(code, book))]);
    }

    // Each code must say one value, and two of them different ones; a value that several codes share sets the attribute only.
    private static Question? Ask(Contrast contrast, IReadOnlyList<HsCode> codes, TariffBook book)
    {
        var said = codes.Select(code => (Code: code, Value: contrast.ValueIn(code, book))).ToList();
        if (said.Any(entry => entry.Value is null) || said.Select(entry => entry.Value).Distinct().Count() < 2 || !(contrast.Excludes || AreAlike(codes, book)))
        {
            return null;
        }

        return new Question(contrast.Text, [.. said.GroupBy(entry => entry.Value!).Select(group => new Choice(
            group.Key.Id,
            group.Count() == 1 ? $"{group.Key.Text}: {book.TitleOf(group.First().Code)} ({group.First().Code})" : group.Key.Text,
            group.Count() == 1 ? group.First().Code : null,
            new Dictionary<string, string> { [contrast.Attribute] = group.Key.Id }))]);
    }

    // Men's shirts and women's trousers differ in more than whom they are made for: asking that alone would lead astray.
    private static bool AreAlike(IReadOnlyList<HsCode> codes, TariffBook book)
    {
        var goods = codes.Select(code => GoodsText.Tokens(book.TitleOf(code)).Where(token => token.Length > 3 && !Contrast.Tells(token)).ToHashSet(StringComparer.Ordinal)).ToList();
        return codes.All(code => code.At(4) == codes[0].At(4)) || goods.Skip(1).All(other => other.Overlaps(goods[0]));
    }
}
