using System.Collections.Concurrent;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Classification;

/// <summary>
/// Goes from six digits down one country's tree. At every line the sisters compete for the product, each with the best that stands below it,
/// so that "other" wins where no sister's condition is met; nothing is chosen that is not a line of the book.
/// </summary>
/// <param name="country">Whose schedule the book is.</param>
public sealed class NationalDescent(string country, TariffBook book)
{
    /// <summary>A code is given when it is likelier than all others together.</summary>
    private const double LeastProbability = 0.5;

    private const int MostCandidates = 10;

    /// <summary>How much of what stands below a line counts for the line itself.</summary>
    private const double FromBelow = 0.7;

    /// <summary>Fitted on labelled listings, so that probabilities mean what they say.</summary>
    private const double Sharpness = 0.9;

    private readonly ConcurrentDictionary<string, StepReading> readings = new(StringComparer.Ordinal);

    public string Country => country;

    public TariffBook Book => book;

    public NationalChoice Descend(Product product, HsCode six)
    {
        var root = readings.GetOrAdd(six.At(6).Digits, digits => StepReading.Of(TariffBranch.Under(book, HsCode.Parse(digits))));
        var likely = new Dictionary<StepReading, double> { [root] = 1 };
        Spread(root, NationalEvidence.Of(product), NationalPin.In(product.Attributes, country), likely);
        var leaves = likely.Where(entry => entry.Key.Children.Count == 0 && entry.Key != root && entry.Value > 0).OrderByDescending(entry => entry.Value).ThenByDescending(entry => entry.Key.Branch.Code).Take(MostCandidates);
        return Choose(root, likely, [.. leaves.Select(leaf => new Candidate(leaf.Key.Branch.Code!, leaf.Key.Branch.Title, Math.Round(leaf.Value, 4), []))]);
    }

    private NationalChoice Choose(StepReading root, Dictionary<StepReading, double> likely, IReadOnlyList<Candidate> candidates)
    {
        var (sure, given) = (root, root);
        while (sure.Children.Count > 0 && Best(sure, likely) is var next && likely[next] > LeastProbability)
        {
            sure = next;
            given = sure.Branch.Code is null ? given : sure;
        }

        return new NationalChoice(
            given == root ? null : given.Branch.Code,
            given == root ? 0 : Math.Round(likely[given], 4),
            given != root && given.Children.Count == 0,
            candidates,
            sure.Children.Count == 0 ? null : SplitQuestion.Between(sure, country, likely, from => Lowest(from, likely)));
    }

    private static StepReading Best(StepReading step, Dictionary<StepReading, double> likely) => step.Children.MaxBy(child => likely[child])!;

    private static StepReading Lowest(StepReading step, Dictionary<StepReading, double> likely) => step.Children.Count == 0 ? step : Lowest(Best(step, likely), likely);

    private static void Spread(StepReading step, NationalEvidence evidence, NationalPin? pin, Dictionary<StepReading, double> likely)
    {
        if (step.Children.Count == 0)
        {
            return;
        }

        // Where somebody answered, only what was chosen is left; an answer from an older edition may leave nothing, and then it counts no more.
        var isPinned = pin is not null && step.Children.Any(child => pin.Meets(child.Branch));
        var scores = step.Children.Select(child => isPinned && !pin!.Meets(child.Branch) ? double.NegativeInfinity : Whole(child, step, evidence)).ToArray();
        var most = scores.Max();
        var total = scores.Sum(score => Math.Exp(Sharpness * (score - most)));
        for (var at = 0; at < scores.Length; at++)
        {
            likely[step.Children[at]] = likely[step] * Math.Exp(Sharpness * (scores[at] - most)) / total;
            Spread(step.Children[at], evidence, pin, likely);
        }
    }

    // A line's own score, and that of the likeliest below it where that speaks for the line.
    private static double Whole(StepReading step, StepReading above, NationalEvidence evidence)
    {
        var own = StepScore.Of(step, above.NamedChildren, evidence);
        return step.Children.Count == 0 ? own : own + (FromBelow * Math.Max(0, step.Children.Max(child => Whole(child, step, evidence))));
    }
}
