namespace ExceptionIntel.Customs.Tariff;

/// <summary>
/// Two editions of one schedule compared by the codes that can be declared in them. Codes that went and codes that came are paired where
/// they say the same, then where one contains the other, then where nothing else came or went beside them.
/// </summary>
public sealed class TariffDiff
{
    private readonly Dictionary<string, TariffChange> byCode;
    private readonly HashSet<string> newGroups;

    private TariffDiff(TariffBook older, TariffBook newer, IReadOnlyList<TariffChange> changes)
    {
        Older = older;
        Newer = newer;
        Changes = changes;
        newGroups = changes.Where(change => change.Kind == ChangeKind.New).SelectMany(change => change.To).Select(code => code.At(code.Level - 2).Digits).ToHashSet(StringComparer.Ordinal);
        byCode = changes.SelectMany(change => change.From.Select(code => (code.Digits, change))).ToDictionary(entry => entry.Digits, entry => entry.change, StringComparer.Ordinal);
    }

    public TariffBook Older { get; }

    public TariffBook Newer { get; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<TariffChange> Changes { get; }

    public static TariffDiff Between(TariffBook older, TariffBook newer)
    {
        var (said, says) = (Keys(older), Keys(newer));
        bool Stays(HsCode code) => older.IsDeclarable(code) && newer.IsDeclarable(code) && IsSame(older.Find(code)!, newer.Find(code)!, said, says);
        var gone = Declarable(older).Where(node => !Stays(node.Code)).ToList();
        var came = Declarable(newer).Where(node => !Stays(node.Code)).ToList();
        var retitled = Declarable(older)
            .Where(node => Stays(node.Code) && !TariffTitles.SaysTheSame(node.Title, newer.Find(node.Code)!.Title))
            .Select(node => new TariffChange(ChangeKind.Retitled, [node.Code], [node.Code], TariffTitles.Path(node), TariffTitles.Path(newer.Find(node.Code)!)));
        var changes = new TariffPairing(older, newer, gone, came).Run().Concat(retitled);
        return new TariffDiff(older, newer, [.. changes.OrderBy(change => change.From.Concat(change.To).Min()).ThenBy(change => change.Kind)]);
    }

    /// <summary>The code stands and takes what its sisters leave, and new sisters came beside it that may take some of its goods.</summary>
    public bool HasNewSisters(HsCode code) =>
        Newer.Find(code) is { } node && TariffTitles.IsRest(node) && newGroups.Contains(code.At(code.Level - 2).Digits);

    /// <returns>Null for a code that stands as it was.</returns>
    public TariffChange? Of(HsCode code) => byCode.GetValueOrDefault(code.Digits);

    // A code whose old words stand at another code now, or whose new words stood at another, was given to other goods.
    private static bool IsSame(TariffNode before, TariffNode after, HashSet<string> said, HashSet<string> says) =>
        TariffTitles.Key(before) == TariffTitles.Key(after) || (TariffTitles.MeansTheSame(before, after) && (TariffTitles.IsRest(before) || (!says.Contains(TariffTitles.Key(before)) && !said.Contains(TariffTitles.Key(after)))));

    private static HashSet<string> Keys(TariffBook book) => Declarable(book).Select(TariffTitles.Key).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<TariffNode> Declarable(TariffBook book) => book.All.Where(node => node.Code.Level >= 6 && node.Children.Count == 0);
}
