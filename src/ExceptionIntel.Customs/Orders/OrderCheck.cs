using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Orders;

/// <summary>Says what is impossible about an order. What is merely missing is a gap, and the order waits for it.</summary>
public static class OrderCheck
{
    private const int MostLines = 500;
    private const int MostParcels = 500;

    // Above any real order, and far enough below what a decimal holds that sums and products of them fit.
    private const decimal MostAmount = 1_000_000_000_000m;

    public static IReadOnlyList<FieldError> Of(Order order) =>
    [
        .. string.IsNullOrWhiteSpace(order.Id) ? [new FieldError("id", "Every order needs its id in the shop.")] : Array.Empty<FieldError>(),
        .. order.Id.Length > 200 ? [new FieldError("id", "The id is longer than 200 characters.")] : Array.Empty<FieldError>(),
        .. string.IsNullOrEmpty(order.Destination) ? [new FieldError("destination", "The destination country is missing.")] : FieldChecks.Country("destination", order.Destination),
        .. FieldChecks.Currency("currency", order.Currency),
        .. order.Lines.Count == 0 ? [new FieldError("lines", "An order needs at least one line.")] : Array.Empty<FieldError>(),
        .. order.Lines.Count > MostLines ? [new FieldError("lines", $"More than {MostLines} lines.")] : Array.Empty<FieldError>(),
        .. order.Lines.SelectMany(Line),
        .. Amount("freight", order.Freight),
        .. Amount("insurance", order.Insurance),
        .. Amount("discount", order.Discount),
        .. order.Parcels.Count > MostParcels ? [new FieldError("parcels", $"More than {MostParcels} parcels.")] : Array.Empty<FieldError>(),
        .. order.Parcels.SelectMany((parcel, index) => Amount($"parcels[{index}].gross_weight_kg", parcel.GrossWeightKg)),
    ];

    private static IEnumerable<FieldError> Line(OrderLine line, int index) =>
    [
        .. string.IsNullOrWhiteSpace(line.Product.Key) ? [new FieldError($"lines[{index}].product.key", "The line's product needs its key.")] : Array.Empty<FieldError>(),
        .. line.Quantity <= 0 ? [new FieldError($"lines[{index}].quantity", $"The quantity must be above zero; it says {line.Quantity}.")] : Array.Empty<FieldError>(),
        .. line.Quantity > MostAmount ? Amount($"lines[{index}].quantity", line.Quantity) : [],
        .. Amount($"lines[{index}].unit_price", line.UnitPrice),
        .. Amount($"lines[{index}].net_weight_kg", line.NetWeightKg),
    ];

    private static IEnumerable<FieldError> Amount(string field, decimal? number) =>
        number > MostAmount ? [new FieldError(field, $"{number} is more than this can be.")] : FieldChecks.NotNegative(field, number);
}
