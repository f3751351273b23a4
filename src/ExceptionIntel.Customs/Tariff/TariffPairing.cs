namespace ExceptionIntel.Customs.Tariff;

/// <summary>Finds what became of codes that went, among those that came. The same in both directions: what splits one way merges the other way.</summary>
internal sealed class TariffPairing(TariffBook older, TariffBook newer, IReadOnlyList<TariffNode> gone, IReadOnlyList<TariffNode> came)
{
    /// <summary>Titles that share at least this much of their words say the same, a little changed.</summary>
    private const double NearlyTheSame = 0.6;

    private readonly HashSet<TariffNode> left = [.. gone];
    private readonly HashSet<TariffNode> right = [.. came];
    private readonly List<TariffChange> found = [];

    public IReadOnlyList<TariffChange> Run()
    {
        PairByPath();
        PairByPrefix();
        foreach (var level in new[] { 8, 6 })
        {
            PairByGroup(level);
        }

        found.AddRange(left.Select(node => new TariffChange(ChangeKind.Gone, [node.Code], [], TariffTitles.Path(node), null)));
        found.AddRange(right.Select(node => new TariffChange(ChangeKind.New, [], [node.Code], TariffTitles.Path(node), null)));
        return found;
    }

    // "Other" says the same everywhere, and means something else beside other sisters.
    private void PairByPath()
    {
        var after = right.Where(node => !TariffTitles.IsRest(node)).ToLookup(TariffTitles.Key, StringComparer.Ordinal);
        foreach (var group in left.Where(node => !TariffTitles.IsRest(node)).GroupBy(TariffTitles.Key, StringComparer.Ordinal).ToList())
        {
            if (group.Count() == 1 && after[group.Key].Count() == 1)
            {
                Keep([group.First()], [after[group.Key].First()]);
            }
        }
    }

    private void PairByPrefix()
    {
        foreach (var node in left.Where(node => newer.Contains(node.Code)).ToList())
        {
            Keep([node], [.. right.Where(other => other.Code.IsUnder(node.Code) && other.Code != node.Code).OrderBy(other => other.Code)]);
        }

        foreach (var node in right.Where(node => older.Contains(node.Code)).ToList())
        {
            Keep([.. left.Where(other => other.Code.IsUnder(node.Code) && other.Code != node.Code).OrderBy(other => other.Code)], [node]);
        }
    }

    private void PairByGroup(int level)
    {
        var after = right.ToLookup(node => node.Code.At(level).Digits, StringComparer.Ordinal);
        foreach (var group in left.GroupBy(node => node.Code.At(level).Digits, StringComparer.Ordinal).Where(group => after.Contains(group.Key)).ToList())
        {
            IReadOnlyList<TariffNode> all = [.. after[group.Key]];
            if (group.Count() > 1 && all.Count > 1)
            {
                PairAlike([.. group], all);
            }

            Rest([.. group.Where(left.Contains).OrderBy(node => node.Code)], [.. all.Where(right.Contains).OrderBy(node => node.Code)]);
        }
    }

    // What is left beside each other when one stands against several came of it, or went into it.
    private void Rest(IReadOnlyList<TariffNode> from, IReadOnlyList<TariffNode> to)
    {
        if ((from.Count, to.Count) is (1, > 1) or ( > 1, 1) || (from.Count == 1 && to.Count == 1 && TariffTitles.MeansTheSame(from[0], to[0])))
        {
            Keep(from, to);
        }
    }

    // Only pairs of which each is the other's best.
    private void PairAlike(IReadOnlyList<TariffNode> from, IReadOnlyList<TariffNode> to)
    {
        var likeness = from.SelectMany(one => to.Select(other => (One: one, Other: other, Share: TariffTitles.IsRest(one) || TariffTitles.IsRest(other) ? 0 : TariffTitles.Likeness(one, other)))).Where(pair => pair.Share >= NearlyTheSame).ToList();
        foreach (var pair in likeness)
        {
            if (!likeness.Any(rival => rival != pair && (rival.One == pair.One || rival.Other == pair.Other) && rival.Share >= pair.Share))
            {
                Keep([pair.One], [pair.Other]);
            }
        }
    }

    private void Keep(IReadOnlyList<TariffNode> from, IReadOnlyList<TariffNode> to)
    {
        if (from.Count == 0 || to.Count == 0)
        {
            return;
        }

        left.ExceptWith(from);
        right.ExceptWith(to);
        var kind = (from.Count, to.Count) switch { (1, 1) => ChangeKind.Moved, (1, _) => ChangeKind.Split, _ => ChangeKind.Merged };
        var (title, after) = (TariffTitles.Path(from[0]), TariffTitles.Path(to[0]));
        found.Add(new TariffChange(kind, [.. from.Select(node => node.Code)], [.. to.Select(node => node.Code)], kind == ChangeKind.Merged ? after : title, kind == ChangeKind.Moved && !TariffTitles.SaysTheSame(title, after) ? after : null));
    }
}
