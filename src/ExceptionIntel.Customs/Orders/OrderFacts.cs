namespace ExceptionIntel.Customs.Orders;

/// <summary>An order as the rules of a destination read it: parties resolved, amounts summed, fields by the API's names.</summary>
public sealed record OrderFacts(Order Order, IReadOnlyList<LineGoods> Lines, ShippingParties Parties)
{
    private static readonly Dictionary<string, Func<OrderFacts, string?>> OfOrder = new(StringComparer.Ordinal)
    {
        ["currency"] = facts => facts.Order.Currency,
        ["incoterm"] = facts => facts.Parties.Incoterm,
        ["ordered_at"] = facts => facts.Order.OrderedAt?.ToString("O"),
        ["reason_for_export"] = facts => facts.Order.ReasonForExport,
        ["parcels"] = facts => facts.Order.Parcels.Count > 0 ? "given" : null,
        ["seller.name"] = facts => facts.Parties.Seller.Name,
        ["seller.email"] = facts => facts.Parties.Seller.Email,
        ["seller.phone"] = facts => facts.Parties.Seller.Phone,
        ["seller.address.line1"] = facts => facts.Parties.Seller.Address?.Line1,
        ["seller.address.city"] = facts => facts.Parties.Seller.Address?.City,
        ["seller.address.region"] = facts => facts.Parties.Seller.Address?.Region,
        ["seller.address.postal_code"] = facts => facts.Parties.Seller.Address?.PostalCode,
        ["seller.address.country"] = facts => facts.Parties.Seller.Address?.Country,
        ["buyer.name"] = facts => facts.Parties.Buyer.Name,
        ["buyer.email"] = facts => facts.Parties.Buyer.Email,
        ["buyer.phone"] = facts => facts.Parties.Buyer.Phone,
        ["buyer.address.line1"] = facts => facts.Parties.Buyer.Address?.Line1,
        ["buyer.address.city"] = facts => facts.Parties.Buyer.Address?.City,
        ["buyer.address.region"] = facts => facts.Parties.Buyer.Address?.Region,
        ["buyer.address.postal_code"] = facts => facts.Parties.Buyer.Address?.PostalCode,
        ["buyer.address.country"] = facts => facts.Parties.Buyer.Address?.Country,
    };

    private static readonly Dictionary<string, Func<LineGoods, string?>> OfLine = new(StringComparer.Ordinal)
    {
        ["lines[].product.origin"] = line => line.Product.Origin,
        ["lines[].product.gtin"] = line => line.Product.Gtin,
        ["lines[].product.manufacturer.name"] = line => line.Product.Manufacturer?.Name,
        ["lines[].product.manufacturer.postal_code"] = line => line.Product.Manufacturer?.PostalCode,
        ["lines[].product.manufacturer.product_id"] = line => line.Product.Manufacturer?.ProductId,
    };

    /// <summary>What the goods cost the buyer, without freight and insurance: the value that low-value limits are measured against.</summary>
    public decimal GoodsValue { get; } = Lines.Sum(line => line.Value) - (Order.Discount ?? 0);

    /// <summary>A buyer with a tax number of any kind buys for a business.</summary>
    public bool BuyerIsBusiness => Parties.Buyer.TaxIds is { Count: > 0 };

    public static OrderFacts Of(Order order, IReadOnlyList<LineGoods> lines, Party? profile) => new(order, lines, ShippingParties.Of(order, profile));

    public static bool KnowsField(string field) => OfOrder.ContainsKey(field) || OfLine.ContainsKey(field);

    /// <summary>The field's values, each with the line that it stands on; one without a line where it is the whole order's.</summary>
    public IEnumerable<(string? Text, LineGoods? Line)> Values(string field) =>
        OfOrder.TryGetValue(field, out var ofOrder) ? [(ofOrder(this), null)] : Lines.Select(line => (OfLine[field](line), (LineGoods?)line));

    public IReadOnlyList<TaxId> TaxIds(PartyRole role) => (role == PartyRole.Seller ? Parties.Seller : Parties.Buyer).TaxIds ?? [];
}

public enum PartyRole
{
    Seller,
    Buyer,
}
