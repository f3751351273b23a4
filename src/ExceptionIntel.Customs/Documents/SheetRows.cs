using System.Globalization;
using ExceptionIntel.Customs.Orders;

namespace ExceptionIntel.Customs.Documents;

/// <summary>The parts of a sheet. Lines are rounded one by one, so that the printed figures add up.</summary>
internal static class SheetRows
{
    private const string Piece = "pcs";

    public static SheetParty Party(Party party, WorldNames world)
    {
        var address = party.Address ?? new Address();
        var place = Joined(" ", address.City, Joined(" ", address.Region, address.PostalCode));
        var country = PrintText.Clean(address.Country);
        return new SheetParty(
            PrintText.Clean(party.Name),
            [.. new[] { PrintText.Clean(address.Line1), PrintText.Clean(address.Line2), place }.OfType<string>()],
            country is null ? null : PrintText.Clean(world.Country(country)),
            country,
            PrintText.Clean(party.Phone),
            PrintText.Clean(party.Email),
            [.. (party.TaxIds ?? []).Take(10).Where(id => PrintText.Clean(id.Value) is not null).Select(id => new SheetTaxId(Label(id.Type), PrintText.Clean(id.Value)!))]);
    }

    /// <param name="decimals">The currency's; null on a document without prices.</param>
    public static SheetLine Line(LineGoods line, WorldNames world, int? decimals)
    {
        var product = line.Product;
        var origin = PrintText.Clean(product.Origin);
        var details = new[] { PrintText.Materials(product.Materials), PrintText.Clean(product.Use) }.OfType<string>().ToList();
        return new SheetLine(
            line.Line,
            PrintText.Clean(product.Title) ?? "",
            details.Count == 0 ? null : string.Join("; ", details),
            PrintText.Clean(product.Key) ?? "",
            PrintText.Clean(product.Gtin),
            PrintText.Clean(product.Manufacturer?.ProductId),
            line.Code is { } code ? PrintText.Dotted(code) : null,
            PrintText.Clean(line.Edition),
            origin is null ? null : world.Country(origin),
            origin,
            PrintText.Quantity(line.Ordered.Quantity),
            line.Ordered.Quantity,
            Piece,
            decimals is { } unitDigits ? PrintText.Price(line.Ordered.UnitPrice, unitDigits) : null,
            decimals is null ? null : line.Ordered.UnitPrice,
            decimals is { } digits ? PrintText.Money(Rounded(line.Value, digits), digits) : null,
            decimals is { } places ? Rounded(line.Value, places) : null,
            line.NetWeightKg is { } weight ? PrintText.Kilograms(weight) : null,
            line.NetWeightKg);
    }

    public static IReadOnlyList<SheetCharge> Charges(Order order, int decimals) =>
    [
        .. order.Freight is { } freight ? [Charge("Freight", freight, decimals)] : Array.Empty<SheetCharge>(),
        .. order.Insurance is { } insurance ? [Charge("Insurance", insurance, decimals)] : Array.Empty<SheetCharge>(),
        .. order.Discount is { } discount and not 0 ? [Charge("Discount", -discount, decimals)] : Array.Empty<SheetCharge>(),
    ];

    public static SheetTotals Totals(Order order, IReadOnlyList<SheetLine> lines, IReadOnlyList<SheetCharge> charges, int? decimals)
    {
        decimal? goods = decimals is null ? null : lines.Sum(line => line.ValueNumber ?? 0);
        var value = goods + charges.Sum(charge => charge.AmountNumber);
        decimal? net = lines.All(line => line.NetWeightNumber is not null) ? lines.Sum(line => line.NetWeightNumber) : null;
        decimal? gross = order.Parcels.Count > 0 && order.Parcels.All(parcel => parcel.GrossWeightKg is not null) ? order.Parcels.Sum(parcel => parcel.GrossWeightKg) : null;
        var quantity = lines.Sum(line => line.QuantityNumber);
        return new SheetTotals(
            lines.Count,
            PrintText.Quantity(quantity),
            quantity,
            goods is { } sum ? PrintText.Money(sum, decimals!.Value) : null,
            goods,
            value is { } whole ? PrintText.Money(whole, decimals!.Value) : null,
            value,
            net is { } light ? PrintText.Kilograms(light) : null,
            net,
            gross is { } heavy ? PrintText.Kilograms(heavy) : null,
            gross,
            order.Parcels.Count);
    }

    public static IReadOnlyList<SheetParcel> Parcels(Order order) =>
    [
        .. order.Parcels.Select((parcel, index) => new SheetParcel(
            index + 1,
            $"{PrintText.Clean(order.Id)} {index + 1}/{order.Parcels.Count}",
            parcel.GrossWeightKg is { } weight ? PrintText.Kilograms(weight) : null,
            parcel.GrossWeightKg,
            parcel is { LengthCm: { } length, WidthCm: { } width, HeightCm: { } height }
                ? string.Create(CultureInfo.InvariantCulture, $"{length:0.#} × {width:0.#} × {height:0.#} cm")
                : null)),
    ];

    private static SheetCharge Charge(string name, decimal amount, int decimals) => new(name, PrintText.Money(Rounded(amount, decimals), decimals), Rounded(amount, decimals));

    private static decimal Rounded(decimal amount, int decimals) => Math.Round(amount, decimals, MidpointRounding.AwayFromZero);

    private static string Label(string type) => $"{PrintText.Clean(type)?.Replace('_', ' ').ToUpperInvariant() ?? "TAX"} no.";

    private static string? Joined(string between, params ReadOnlySpan<string?> parts)
    {
        var given = new List<string>();
        foreach (var part in parts)
        {
            if (PrintText.Clean(part) is { } clean)
            {
                given.Add(clean);
            }
        }

        return given.Count == 0 ? null : string.Join(between, given);
    }
}
