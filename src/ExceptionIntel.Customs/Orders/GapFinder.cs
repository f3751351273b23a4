namespace ExceptionIntel.Customs.Orders;

/// <summary>Says what the documents, the carrier or the customs office of the destination will ask for and the order does not say.</summary>
public static class GapFinder
{
    /// <param name="sellerProfile">What the order is silent about is taken from here first.</param>
    /// <param name="on">The day that the rules must be in force on.</param>
    public static IReadOnlyList<Gap> Find(Order order, IReadOnlyList<LineGoods> lines, Party? sellerProfile, DestinationPacks packs, DateOnly on)
    {
        var pack = packs.For(order.Destination);
        var facts = OrderFacts.Of(order, lines, sellerProfile);
        return
        [
            .. Stale(pack, on),
            .. pack.Rules.Where(rule => rule.IsInForce(on)).SelectMany(rule => Gaps(rule, pack, facts)),
        ];
    }

    private static IEnumerable<Gap> Gaps(PackRule rule, DestinationPack pack, OrderFacts facts)
    {
        var applies = rule.When?.Holds(facts, pack.Limits) ?? Applies.Yes;
        if (applies == Applies.No)
        {
            return [];
        }

        // What may not be asked for at all must not hold up the documents.
        var (severity, note) = applies == Applies.Yes ? (rule.Severity, "") : (GapSeverity.Warn, Unsure(rule.When!, pack));
        return GapChecks.Run(rule, pack, facts).Select(found => new Gap(found.Field, found.Line, severity, Fill(rule.Message, found.Text) + note, rule.Name));
    }

    private static string Unsure(PackCondition when, DestinationPack pack) =>
        $" (Whether it counts depends on the day's exchange rate: the limit is {string.Join(" or ", when.LimitNames.Select(name => pack.Limits[name].ToString()))}.)";

    private static string Fill(string message, string? text) => message.Replace("{text}", text, StringComparison.Ordinal);

    private static IEnumerable<Gap> Stale(DestinationPack pack, DateOnly on) => !pack.IsStale(on)
        ? []
        : [new Gap("destination", null, GapSeverity.Warn, $"The rules for {pack.Name} were last checked on {pack.LastChecked:yyyy-MM-dd} and may be out of date: compare the draft with what the destination asks today.", $"{pack.Id}.stale@{pack.Version}")];
}
