using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Commands.Evaluation;

/// <summary>How good the answers were: figures for machines, chapters and confusions for people.</summary>
public sealed record EvaluationReport(EvaluationFigures Figures, IReadOnlyList<ChapterFigures> Chapters, IReadOnlyList<Confusion> Confusions)
{
    private const int MostConfusions = 15;
    private const int Bins = 10;
    private const double Sure = 0.9;

    /// <summary>Each side's share of a two-sided 95 % interval.</summary>
    private const double Certainty = 0.975;

    public static EvaluationReport From(IReadOnlyList<EvaluationOutcome> outcomes)
    {
        var coded = outcomes.Where(outcome => outcome.Row.Code is not null).ToList();
        return new EvaluationReport(FiguresOf(outcomes, coded), ChaptersOf(coded), ConfusionsOf(coded));
    }

    private static EvaluationFigures FiguresOf(IReadOnlyList<EvaluationOutcome> outcomes, List<EvaluationOutcome> coded)
    {
        var milliseconds = outcomes.Select(outcome => outcome.Milliseconds).Order().ToList();
        var asked = outcomes.Where(outcome => outcome.Row.Abstain).ToList();
        return new EvaluationFigures(
            outcomes.Count,
            Level(coded, 2), Level(coded, 4), Level(coded, 6), Level(coded, 8), Level(coded, 10),
            Share(coded.Count(outcome => outcome.RankAt(6) is >= 0 and < 20), coded.Count),
            ApprovedOf(coded),
            new AbstainFigures(asked.Count, asked.Count(outcome => outcome.Approved is not null), asked.Count(outcome => outcome.Probability >= Sure)),
            Share(outcomes.Sum(outcome => (long)outcome.Tokens), outcomes.Count),
            outcomes.Sum(outcome => outcome.ModelCalls),
            Percentile(milliseconds, 0.5),
            Percentile(milliseconds, 0.95),
            ReliabilityOf(coded));
    }

    private static IReadOnlyList<ReliabilityBin> ReliabilityOf(List<EvaluationOutcome> coded) =>
    [
        .. coded.Where(outcome => outcome.Ranked.Count > 0)
            .GroupBy(outcome => Math.Min(Bins - 1, (int)(outcome.Probability * Bins)))
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var right = group.Count(outcome => outcome.RankAt(6) == 0);
                var (low, high) = Interval(right, group.Count());
                return new ReliabilityBin((double)group.Key / Bins, (group.Key + 1.0) / Bins, group.Count(), Rounded(group.Average(outcome => outcome.Probability)), Share(right, group.Count()), low, high);
            }),
    ];

    private static LevelFigures? Level(List<EvaluationOutcome> coded, int level)
    {
        var ranks = coded.Where(outcome => outcome.RightAt(level) is not null).Select(outcome => outcome.RankAt(level)).ToList();
        if (ranks.Count == 0)
        {
            return null;
        }

        var first = ranks.Count(rank => rank == 0);
        var (low, high) = Interval(first, ranks.Count);
        return new LevelFigures(Share(first, ranks.Count), Share(ranks.Count(rank => rank is >= 0 and < 3), ranks.Count), ranks.Count, low, high);
    }

    private static ApprovedFigures ApprovedOf(List<EvaluationOutcome> coded)
    {
        var approved = coded.Count(outcome => outcome.Approved is not null);
        var errors = coded.Count(outcome => outcome.IsWronglyApproved);
        var (low, high) = Interval(errors, approved);
        return new ApprovedFigures(approved, Share(approved, coded.Count), errors, Share(errors, approved), low, high);
    }

    private static IReadOnlyList<ChapterFigures> ChaptersOf(List<EvaluationOutcome> coded) =>
    [
        .. coded.GroupBy(outcome => outcome.Row.Code!.Chapter).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new ChapterFigures(
            group.Key,
            group.Count(),
            Share(group.Count(outcome => outcome.RankAt(6) == 0), group.Count()),
            Share(group.Count(outcome => outcome.RankAt(6) is >= 0 and < 3), group.Count()),
            group.Count(outcome => outcome.Approved is not null),
            group.Count(outcome => outcome.IsWronglyApproved))),
    ];

    private static IReadOnlyList<Confusion> ConfusionsOf(List<EvaluationOutcome> coded) =>
    [
        .. coded
            .Where(outcome => outcome.RankAt(6) != 0 && outcome.RightAt(6) is not null && outcome.Ranked.Count > 0)
            .GroupBy(outcome => (Right: outcome.RightAt(6)!, Taken: outcome.Ranked[0].Digits))
            .Select(group => new Confusion(group.Key.Right, group.Key.Taken, group.Count(), group.Count(outcome => outcome.IsWronglyApproved)))
            .OrderByDescending(confusion => confusion.Approved)
            .ThenByDescending(confusion => confusion.Rows)
            .ThenBy(confusion => confusion.Right, StringComparer.Ordinal)
            .ThenBy(confusion => confusion.Taken, StringComparer.Ordinal)
            .Take(MostConfusions),
    ];

    private static (double Low, double High) Interval(int hits, int trials) => trials == 0
        ? (0, 1)
        : (Rounded(1 - ClopperPearson.UpperBound(trials - hits, trials, Certainty)), Rounded(ClopperPearson.UpperBound(hits, trials, Certainty)));

    // The nearest rank: the smallest value that so large a share of the rows does not exceed.
    private static double Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], 3);

    private static double Share(long part, int whole) => whole == 0 ? 0 : Rounded((double)part / whole);

    private static double Rounded(double share) => Math.Round(share, 4);
}
