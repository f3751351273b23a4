using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>How many phrases of the atlas are still found when they are taken out of it.</summary>
public sealed record LeftOutFigures(int Phrases, double Top1, double Top3);

/// <summary>A phrase that is not found among the first three when it is left out.</summary>
public sealed record LostPhrase(HsCode Code, string Phrase, IReadOnlyList<HsCode> Said);

/// <summary>Leaves phrases out of the atlas and asks for them: does the rest of an entry carry each of its phrases?</summary>
public static class AtlasEvaluation
{
    /// <summary>
    /// Every 25th phrase of each entry is left out at a time, so that one phrase of most entries and two of the longest are missing:
    /// never more is known than when single phrases are left out.
    /// </summary>
    private const int Every = 25;

    public static async Task<(LeftOutFigures Figures, IReadOnlyList<LostPhrase> Lost)> RunAsync(int? limit, CancellationToken cancellationToken)
    {
        var book = TariffBook.LoadShipped();
        var atlas = GoodsAtlas.LoadShipped(book);
        var lost = new List<LostPhrase>();
        var (phrases, first, three) = (0, 0, 0);
        var turns = Math.Min(Every, limit ?? Every);
        await ProgressBar.RunAsync("Leaving out", turns, report =>
        {
            for (var turn = 0; turn < turns; turn++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var classifier = new AtlasClassifier(book, atlas.LeavingOut(Every, turn));
                foreach (var (code, phrase) in atlas.Entries.SelectMany(entry => entry.Phrases.Where((_, at) => GoodsAtlas.IsLeftOut(at, Every, turn)).Select(phrase => (entry.Code, phrase))))
                {
                    var said = classifier.Classify(new Product { Title = phrase }).Candidates.Take(3).Select(candidate => candidate.Code).ToList();
                    phrases++;
                    first += said.Count > 0 && said[0] == code ? 1 : 0;
                    three += said.Contains(code) ? 1 : 0;
                    if (!said.Contains(code))
                    {
                        lost.Add(new LostPhrase(code, phrase, said));
                    }
                }

                report(turn + 1);
            }

            return Task.CompletedTask;
        });
        return (new LeftOutFigures(phrases, Share(first, phrases), Share(three, phrases)), lost);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
