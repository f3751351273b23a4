using ExceptionIntel.Customs.Orders;

namespace ExceptionIntel.Customs.Documents;

/// <summary>Puts together what a draft prints. Pure: the same order gives the same sheet.</summary>
public static class DraftSheets
{
    private const string Notice = "Draft for review and signature; not filed with any authority";

    /// <param name="seller">The seller's profile, where the order is silent.</param>
    /// <param name="today">The document's date where the order has none.</param>
    public static DraftSheet CommercialInvoice(Order order, IReadOnlyList<LineGoods> lines, Party? seller, DestinationPacks packs, DateOnly today) =>
        Of(DraftKind.CommercialInvoice, order, lines, seller, packs, today);

    /// <summary>The same goods without any price.</summary>
    /// <inheritdoc cref="CommercialInvoice"/>
    public static DraftSheet PackingList(Order order, IReadOnlyList<LineGoods> lines, Party? seller, DestinationPacks packs, DateOnly today) =>
        Of(DraftKind.PackingList, order, lines, seller, packs, today);

    /// <inheritdoc cref="CommercialInvoice"/>
    public static DraftSheet Of(DraftKind kind, Order order, IReadOnlyList<LineGoods> lines, Party? seller, DestinationPacks packs, DateOnly today)
    {
        var facts = OrderFacts.Of(order, lines, seller);
        var decimals = kind.HasPrices ? packs.World.Decimals(order.Currency) : (int?)null;
        var date = order.OrderedAt is { } ordered ? DateOnly.FromDateTime(ordered.DateTime) : today;
        IReadOnlyList<SheetLine> printed = [.. lines.Select(line => SheetRows.Line(line, packs.World, decimals))];
        IReadOnlyList<SheetCharge> charges = decimals is { } digits ? SheetRows.Charges(order, digits) : [];
        return new DraftSheet(
            kind.Name,
            kind.Title,
            $"{kind.Prefix}-{PrintText.Clean(order.Id)}",
            PrintText.Date(date),
            SheetRows.Party(facts.Parties.Seller, packs.World),
            SheetRows.Party(facts.Parties.Buyer, packs.World),
            Head(facts, packs.World, kind.HasPrices),
            printed,
            charges,
            SheetRows.Totals(order, printed, charges, decimals),
            SheetRows.Parcels(order),
            Statements(kind, facts, packs.For(order.Destination)),
            Notice);
    }

    private static SheetOrder Head(OrderFacts facts, WorldNames world, bool hasPrices)
    {
        var order = facts.Order;
        var incoterm = PrintText.Clean(facts.Parties.Incoterm)?.ToUpperInvariant();

        // Rules of the groups E and F name a place of the seller, those of C and D one of the buyer (Incoterms 2020).
        var place = incoterm is ['E' or 'F', ..] ? facts.Parties.Seller.Address : facts.Parties.Buyer.Address;
        return new SheetOrder(
            PrintText.Clean(order.Id) ?? "",
            PrintText.Clean(order.Channel),
            order.OrderedAt is { } ordered ? PrintText.Date(DateOnly.FromDateTime(ordered.DateTime)) : null,
            order.ShipBy is { } shipBy ? PrintText.Date(DateOnly.FromDateTime(shipBy.DateTime)) : null,
            world.Country(order.Destination),
            order.Destination,
            incoterm,
            incoterm is null ? null : PrintText.Clean(place?.City),
            hasPrices ? order.Currency : null,
            Reason(order.ReasonForExport),
            PrintText.Clean(order.TrackingNumber));
    }

    private static string? Reason(string? reason) => PrintText.Clean(reason)?.ToLowerInvariant() switch
    {
        null => null,
        "sale" => "Sale of goods",
        "sample" => "Commercial sample",
        "return" => "Returned goods",
        var other => char.ToUpperInvariant(other[0]) + other[1..],
    };

    private static IReadOnlyList<string> Statements(DraftKind kind, OrderFacts facts, DestinationPack pack) =>
    [
        .. from statement in pack.Statements
           where statement.Documents.Contains(kind.Name) && (statement.When is null || statement.When.Holds(facts, pack.Limits) == Applies.Yes)
           let number = statement.TaxId?.In(facts.TaxIds(PartyRole.Seller))
           where statement.TaxId is null || number is not null
           select number is null ? statement.Text : $"{statement.Text} {PrintText.Clean(number)}.",
    ];
}
