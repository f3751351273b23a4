namespace ExceptionIntel.Customs.Classification;

/// <summary>How well a product meets a line, as a sum of log-odds against "other", whose score is 0.</summary>
internal static class StepScore
{
    private const double NamedButUnsaid = -2.2;
    private const double Hidden = -1.2;
    private const double RivalShare = 0.5;
    private const double NamedAndSaid = 3.0;
    private const double HeadsAlone = 0.4;
    private const double Met = 1.8;
    private const double Missed = -3.5;
    private const double Unknown = -0.4;
    private const double LikelyStuff = 0.5;
    private const double Adult = 1.2;
    private const double FemaleByNote = 0.8;

    /// <param name="rivals">How many sisters name goods: the more there are, the less likely is one that the product does not name.</param>
    public static double Of(StepReading step, int rivals, NationalEvidence evidence)
    {
        var condition = step.Condition;
        if (condition.IsOther)
        {
            return 0;
        }

        if (step.Branch.Title.Length == 0)
        {
            return Hidden;
        }

        var said = condition.Segments.Count == 0 ? 1 : Said(step, evidence);
        var score = condition.Segments.Count == 0 ? 0 : Unsaid(rivals) + ((NamedAndSaid - Unsaid(rivals)) * said);
        return score + Conditions(condition, evidence).Sum(fact => fact > 0 ? fact * said : fact);
    }

    private static double Unsaid(int rivals) => NamedButUnsaid - (RivalShare * Math.Log(Math.Max(1, rivals)));

    private static IEnumerable<double> Conditions(StepCondition condition, NationalEvidence evidence)
    {
        if (condition.Stuff != Stuff.None)
        {
            yield return OfStuff(condition, evidence);
        }

        if (condition.Wearers != Wearers.None)
        {
            yield return OfWearers(condition.Wearers, evidence.Wearers);
        }

        foreach (var range in condition.Numbers)
        {
            yield return evidence.IsWithin(range) switch { true => Met, false => Missed, null => Unknown };
        }
    }

    /// <summary>How much of what the line names the product says, 0 to 1: the good itself, and what the line says about it.</summary>
    private static double Said(StepReading step, NationalEvidence evidence)
    {
        var best = 0.0;
        foreach (var named in step.Condition.Segments)
        {
            var heads = Share(named.Heads, step, evidence);
            best = Math.Max(best, named.About.Count == 0 ? heads : heads * (HeadsAlone + ((1 - HeadsAlone) * Share(named.About, step, evidence))));
        }

        return best;
    }

    private static double Share(IReadOnlyList<string> words, StepReading step, NationalEvidence evidence)
    {
        float said = 0, all = 0;
        foreach (var word in words)
        {
            var weight = step.Weights.GetValueOrDefault(word);
            all += weight;
            said += weight * evidence.Says(word);
        }

        return all == 0 ? 0.5 : said / all;
    }

    private static double OfStuff(StepCondition condition, NationalEvidence evidence)
    {
        if (evidence.ShareOf(condition.Stuff) is not { } share)
        {
            return Unknown + ((condition.Stuff & Stuff.Synthetic) != 0 ? LikelyStuff : 0);
        }

        if (condition.Share is { } least && evidence.KnowsShares)
        {
            return share >= least ? Met : Missed;
        }

        return share >= 0.5 ? Unknown + ((Met - Unknown) * ((share - 0.5) * 2)) + 0.6 : Missed + ((Unknown - Missed) * share * 2);
    }

    private static double OfWearers(Wearers wanted, Wearers said)
    {
        var score = (wanted & Wearers.Adults) == 0 && (said & (Wearers.Children | Wearers.Babies)) == 0 ? -Adult : 0;
        if (said == Wearers.None || (said & Wearers.Adults) == Wearers.Adults)
        {
            // Garments that are made for neither sex are women's: note 9 to chapter 61, note 8 to chapter 62.
            return score + ((wanted & Wearers.Female) != 0 ? FemaleByNote : 0);
        }

        return score + ((wanted & said) != 0 ? Met : (wanted & Wearers.Male) != 0 == ((said & Wearers.Male) != 0) ? Unknown : Missed);
    }
}
