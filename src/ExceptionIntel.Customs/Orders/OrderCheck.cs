using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Orders;

/// <summary>Says what is impossible about an order. What is merely missing is a gap, and the order waits for it.</summary>
public static class OrderCheck
{
    private const int MostLines = 500;
    private const int MostParcels = 500;

    public static IReadOnlyList<FieldError> Of(Order order) =>
    [
        .. string.IsNullOrWhiteSpace(order.Id) ? [new FieldError("id", "Every order needs its id in the shop.")] : Array.Empty<FieldError>(),
        .. order.Id.Length > 200 ? [new FieldError("id", "The id is longer than 200 characters.")] : Array.Empty<FieldError>(),
        .. string.IsNullOrEmpty(order.Destination) ? [new FieldError("destination", "The destination country is missing.")] : FieldChecks.Country("destination", order.Destination),
        .. FieldChecks.Currency("currency", order.Currency),
        .. order.Lines.Count == 0 ? [new FieldError("lines", "An order needs at least one line.")] : Array.Empty<FieldError>(),
        .. order.Lines.Count > MostLines ? [new FieldError("lines", $"More than {MostLines} lines.")] : Array.Empty<FieldError>(),
        .. order.Lines.SelectMany(Line),
        .. FieldChecks.NotNegative("freight", order.Freight),
        .. FieldChecks.NotNegative("insurance", order.Insurance),
        .. FieldChecks.NotNegative("discount", order.Discount),
        .. Parties(order),
        .. order.Parcels.Count > MostParcels ? [new FieldError("parcels", $"More than {MostParcels} parcels.")] : Array.Empty<FieldError>(),
        .. order.Parcels.SelectMany((parcel, index) => FieldChecks.NotNegative($"parcels[{index}].gross_weight_kg", parcel.GrossWeightKg)),
    ];

    private static IEnumerable<FieldError> Parties(Order order) =>
        new[] { ("seller", order.Seller), ("buyer", order.Buyer) }.SelectMany(party => (party.Item2?.TaxIds ?? [])
            .Select((taxId, index) => (taxId, index))
            .Where(entry => string.IsNullOrWhiteSpace(entry.taxId?.Type) || string.IsNullOrWhiteSpace(entry.taxId.Value))
            .Select(entry => new FieldError($"{party.Item1}.tax_ids[{entry.index}]", "A tax id needs a type and a value.")));

    private static IEnumerable<FieldError> Line(OrderLine line, int index) =>
    [
        // A product that nobody sent yet is kept as it stands here, so it must be as possible as one that is sent.
        .. ProductCheck.Of(line.Product).Where(error => error.Field != "title" || line.Product.Title.Length > 0).Select(error => error with { Field = $"lines[{index}].product.{error.Field}" }),
        .. line.Quantity <= 0 ? [new FieldError($"lines[{index}].quantity", $"The quantity must be above zero; it says {line.Quantity}.")] : Array.Empty<FieldError>(),
        .. FieldChecks.NotNegative($"lines[{index}].quantity", Math.Max(0, line.Quantity)),
        .. FieldChecks.NotNegative($"lines[{index}].unit_price", line.UnitPrice),
        .. FieldChecks.NotNegative($"lines[{index}].net_weight_kg", line.NetWeightKg),
    ];
}
