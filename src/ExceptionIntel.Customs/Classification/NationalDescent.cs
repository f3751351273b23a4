using System.Collections.Concurrent;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>
/// Goes from six digits down one country's tree. At every line the sisters compete for the product, each with the best that stands below it,
/// so that "other" wins where no sister's condition is met; nothing is chosen that is not a line of the book.
/// </summary>
public sealed class NationalDescent(TariffBook book)
{
    /// <summary>A code is given when it is likelier than all others together.</summary>
    private const double LeastProbability = 0.5;

    private const int MostCandidates = 10;

    /// <summary>How much of what stands below a line counts for the line itself.</summary>
    private const double FromBelow = 0.7;

    /// <summary>Fitted on labelled listings, so that probabilities mean what they say.</summary>
    private const double Sharpness = 0.9;

    private readonly ConcurrentDictionary<string, StepReading> readings = new(StringComparer.Ordinal);

    public TariffBook Book => book;

    public NationalChoice Descend(Product product, HsCode six)
    {
        var root = readings.GetOrAdd(six.At(6).Digits, digits => StepReading.Of(TariffBranch.Under(book, HsCode.Parse(digits))));
        return Choose(root, NationalEvidence.Of(product));
    }

    private static NationalChoice Choose(StepReading root, NationalEvidence evidence)
    {
        var likely = new Dictionary<StepReading, double> { [root] = 1 };
        Spread(root, 1, evidence, likely);
        var leaves = likely.Where(entry => entry.Key.Children.Count == 0 && entry.Key != root).OrderByDescending(entry => entry.Value).ThenByDescending(entry => entry.Key.Branch.Code).ToList();
        var best = root;
        var given = root;
        while (best.Children.Count > 0)
        {
            best = best.Children.MaxBy(child => likely[child])!;
            given = best.Branch.Code is not null && likely[best] > LeastProbability ? best : given;
        }

        return new NationalChoice(
            given == root ? null : given.Branch.Code,
            Math.Round(likely[given], 4),
            given != root && given.Children.Count == 0,
            [.. leaves.Take(MostCandidates).Select(leaf => new Candidate(leaf.Key.Branch.Code!, leaf.Key.Branch.Title, Math.Round(leaf.Value, 4), []))]);
    }

    private static void Spread(StepReading step, double mass, NationalEvidence evidence, Dictionary<StepReading, double> likely)
    {
        if (step.Children.Count == 0)
        {
            return;
        }

        var scores = step.Children.Select(child => Whole(child, step, evidence)).ToArray();
        var most = scores.Max();
        var total = scores.Sum(score => Math.Exp(Sharpness * (score - most)));
        for (var at = 0; at < scores.Length; at++)
        {
            var share = mass * Math.Exp(Sharpness * (scores[at] - most)) / total;
            likely[step.Children[at]] = share;
            Spread(step.Children[at], share, evidence, likely);
        }
    }

    // A line's own score, and that of the likeliest below it where that speaks for the line.
    private static double Whole(StepReading step, StepReading above, NationalEvidence evidence)
    {
        var own = StepScore.Of(step, above.NamedChildren, evidence);
        return step.Children.Count == 0 ? own : own + (FromBelow * Math.Max(0, step.Children.Max(child => Whole(child, step, evidence))));
    }
}
