using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Finds codes for somebody who types: by the beginning of the digits, by the words of titles, and by what sellers call the goods.</summary>
public static class TariffSearch
{
    public static IReadOnlyList<TariffNode> Find(Knowledge knowledge, TariffBook book, string query, int count)
    {
        var digits = new string([.. query.Where(char.IsAsciiDigit)]);
        if (digits.Length >= 2 && query.All(c => char.IsAsciiDigit(c) || c is '.' or ' ' or '-'))
        {
            return [.. book.All.Where(node => node.Code.Digits.StartsWith(digits, StringComparison.Ordinal)).Take(count)];
        }

        var words = GoodsText.Tokens(query).ToHashSet(StringComparer.Ordinal);
        var byTitle = book.All.Where(node => node.Code.Level >= 4 && words.IsSubsetOf(GoodsText.Tokens(node.Title)));
        var byAtlas = knowledge.Atlas.Classify(new Product { Title = query }).Candidates.Select(candidate => book.Find(candidate.Code)).OfType<TariffNode>();
        return [.. byAtlas.Take(Math.Max(3, count / 2)).Concat(byTitle).DistinctBy(node => node.Code).Take(count)];
    }
}
