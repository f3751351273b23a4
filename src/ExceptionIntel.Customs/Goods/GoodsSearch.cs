using System.Collections.Concurrent;

namespace ExceptionIntel.Customs.Goods;

/// <summary>Finds the subheadings that a question's words speak for.</summary>
internal sealed class GoodsSearch(GoodsIndex index)
{
    /// <summary>How many subheadings of the quick pass are looked at closely.</summary>
    public const int Shortlist = 60;

    private readonly ConcurrentBag<SearchSheet> sheets = [];

    public IReadOnlyList<GoodsMatch> Find(GoodsQuestion question)
    {
        if (question.Words.Count == 0)
        {
            return [];
        }

        if (!sheets.TryTake(out var sheet))
        {
            sheet = new SearchSheet(index);
        }

        sheet.Fill(question);
        var matches = sheet.Best(Shortlist).Select(leaf => Match(leaf, sheet, question)).OrderByDescending(match => match.Score).ThenBy(match => match.Leaf).ToList();
        sheet.Clear();
        sheets.Add(sheet);
        return matches;
    }

    private static GoodsMatch Match(int leaf, SearchSheet sheet, GoodsQuestion question)
    {
        var features = sheet.Features(leaf, question);
        return new GoodsMatch(leaf, features, sheet.Quick(leaf), GoodsRanking.Score(features));
    }
}
