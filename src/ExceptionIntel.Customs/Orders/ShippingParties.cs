namespace ExceptionIntel.Customs.Orders;

/// <summary>Who sends and who receives, with the seller's profile where the order is silent.</summary>
public sealed record ShippingParties(Party Seller, Party Buyer, string? Incoterm)
{
    private static readonly Party Nobody = new();

    /// <summary>
    /// The profile fills gaps only where the order speaks of the same seller, by name: the address and phone of one shop
    /// must not stand under the name of another. An address counts as a whole. The usual Incoterm holds for all.
    /// </summary>
    public static ShippingParties Of(Order order, Party? profile)
    {
        var named = order.Seller ?? Nobody;
        var usual = profile ?? Nobody;
        var isSame = string.IsNullOrWhiteSpace(named.Name) || string.Equals(named.Name.Trim(), usual.Name?.Trim(), StringComparison.OrdinalIgnoreCase);
        return new ShippingParties(
            isSame ? Fill(named, usual) : named,
            order.Buyer ?? Nobody,
            Given(order.Incoterm) ?? Given(named.Incoterm) ?? Given(usual.Incoterm));
    }

    private static Party Fill(Party named, Party usual) => new(
        Given(named.Name) ?? usual.Name,
        named.Address ?? usual.Address,
        Given(named.Email) ?? usual.Email,
        Given(named.Phone) ?? usual.Phone,
        named.TaxIds is { Count: > 0 } ? named.TaxIds : usual.TaxIds,
        named.Incoterm);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
