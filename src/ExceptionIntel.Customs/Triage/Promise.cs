using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>What is promised for a group of approved products, and what the evidence for it was at that moment.</summary>
/// <param name="Group">Destination and chapter group, as in "US/61-63"; "all" where a product names no destination.</param>
/// <param name="MaxErrorRate">The share of wrong codes among approved products that the seller allows.</param>
/// <param name="Certified">True only when <paramref name="Bound"/> is at most <paramref name="MaxErrorRate"/>.</param>
/// <param name="Bound">Upper confidence bound of the error rate: Clopper and Pearson 1934, one-sided, exact.</param>
/// <param name="Audited">Approved products of the group that a person has judged.</param>
/// <param name="Errors">Those of them whose code was wrong.</param>
public sealed record PromiseState(string Group, double MaxErrorRate, bool Certified, double Bound, int Audited, int Errors)
{
    public static PromiseState From(string group, int audited, int errors, double maxErrorRate, double certainty)
    {
        var bound = Math.Round(ClopperPearson.UpperBound(errors, audited, certainty), 4);
        return new PromiseState(group, maxErrorRate, audited > 0 && bound <= maxErrorRate, bound, audited, errors);
    }
}

/// <summary>The groups that a promise is kept for: goods that are sold, and mistaken, alike.</summary>
public static class PromiseGroup
{
    private static readonly (int First, int Last)[] ChapterGroups =
    [
        (1, 5), (6, 14), (15, 15), (16, 24), (25, 27), (28, 29), (30, 30), (31, 32), (33, 34), (35, 38), (39, 40), (41, 43), (44, 46),
        (47, 49), (50, 60), (61, 63), (64, 67), (68, 70), (71, 71), (72, 83), (84, 84), (85, 85), (86, 89), (90, 92), (93, 93), (94, 94), (95, 95), (96, 97),
    ];

    public static string Of(string? destination, HsCode? code)
    {
        var place = destination ?? "all";
        if (code is null)
        {
            return place;
        }

        var chapter = int.Parse(code.Chapter, System.Globalization.CultureInfo.InvariantCulture);
        var (first, last) = Array.Find(ChapterGroups, group => chapter >= group.First && chapter <= group.Last);
        return first == last ? $"{place}/{first:00}" : $"{place}/{first:00}-{last:00}";
    }
}

/// <summary>The exact binomial confidence bound (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934).</summary>
public static class ClopperPearson
{
    /// <summary>The largest error rate at which seeing so few errors would still happen with probability 1 - <paramref name="certainty"/>.</summary>
    public static double UpperBound(int errors, int trials, double certainty)
    {
        if (trials == 0 || errors >= trials)
        {
            return 1;
        }

        // The chance of at most `errors` errors falls as the rate rises, so halving the interval finds the rate.
        double low = 0, high = 1;
        for (var step = 0; step < 60; step++)
        {
            var rate = (low + high) / 2;
            if (ChanceOfAtMost(errors, trials, rate) > 1 - certainty)
            {
                low = rate;
            }
            else
            {
                high = rate;
            }
        }

        return high;
    }

    private static double ChanceOfAtMost(int errors, int trials, double rate)
    {
        var term = trials * Math.Log(1 - rate);
        var sum = Math.Exp(term);
        for (var k = 1; k <= errors; k++)
        {
            term += Math.Log((double)(trials - k + 1) / k) + Math.Log(rate) - Math.Log(1 - rate);
            sum += Math.Exp(term);
        }

        return sum;
    }
}
