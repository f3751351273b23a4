using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Tests.Orders;

/// <summary>Orders with nothing missing, to take something away from.</summary>
internal static class SomeOrder
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Dictionary<string, (Address Address, string Currency, TaxId[] SellerIds)> Places = new()
    {
        ["US"] = (new Address("1 Main St", null, "Austin", "TX", "78701", "US"), "USD", []),
        ["DE"] = (new Address("Lindenweg 14", null, "Leipzig", null, "04229", "DE"), "EUR", [new TaxId("ioss", "IM2760000012")]),
        ["GB"] = (new Address("23 Quarry Street", null, "Leeds", null, "LS1 4DY", "GB"), "GBP", [new TaxId("vat", "GB 999 9999 73")]),
        ["AU"] = (new Address("41 Lagoon Road", null, "Hobart", "TAS", "7000", "AU"), "AUD", [new TaxId("abn", "99 000 000 000")]),
        ["SG"] = (new Address("15 Jasmine Close", null, "Singapore", null, "520015", "SG"), "SGD", [new TaxId("gst", "M90000001A")]),
        ["MY"] = (new Address("17 Jalan Seri Damai 5", null, "Kuala Lumpur", null, "50480", "MY"), "MYR", [new TaxId("lrn", "LVG-1")]),
        ["TH"] = (new Address("88/4 Moo 3", null, "Chiang Mai", null, "50000", "TH"), "THB", []),
        ["ID"] = (new Address("Jalan Kenanga 21", null, "Yogyakarta", null, "55131", "ID"), "USD", []),
        ["PH"] = (new Address("45 Sampaguita Street", null, "Quezon City", null, "1100", "PH"), "PHP", []),
        ["VN"] = (new Address("12 Le Loi", null, "Ho Chi Minh City", null, "700000", "VN"), "VND", []),
        ["JP"] = (new Address("2-9-1 Wakaba", null, "Tokyo", "Tokyo", "160-0011", "JP"), "JPY", []),
    };

    private static readonly Dictionary<string, string> BuyerIds = new() { ["TH"] = "tin", ["ID"] = "npwp", ["PH"] = "tin", ["VN"] = "mst" };

    public static IEnumerable<string> Destinations => Places.Keys;

    public static Order To(string country) => new()
    {
        Id = "SHOP-1",
        Channel = "shopify",
        OrderedAt = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(7)),
        Destination = country,
        Incoterm = "DAP",
        Currency = Places[country].Currency,
        ReasonForExport = "sale",
        Seller = new Party("Mekong Goods", new Address("12 Le Loi", null, "Ho Chi Minh City", null, "700000", "VN"), "ship@mekong.example", "+84900000123", Places[country].SellerIds),
        Buyer = new Party("Pat Doe", Places[country].Address, "pat@example.com", "+15125550100", BuyerIds.TryGetValue(country, out var type) ? [new TaxId(type, "0000000000001234")] : null),
        Lines = [Line("TEE-001", "Men's cotton T-shirt, knitted", 2, 9.5m, 0.36m)],
        Freight = 6,
        Parcels = [new Parcel(0.5m)],
    };

    public static OrderLine Line(string key, string title, decimal quantity, decimal price, decimal? weight) => new()
    {
        Product = new Product { Key = key, Title = title, Origin = "VN", Manufacturer = new Manufacturer("Hong Ha", "VN", "100000", "HH-22"), Materials = [new Material("cotton", 100)], NetWeightKg = 0.18m },
        Quantity = quantity,
        UnitPrice = price,
        NetWeightKg = weight,
    };

    public static IReadOnlyList<LineGoods> Goods(this Order order, string code = "610910001200") =>
        [.. order.Lines.Select((line, index) => new LineGoods(index + 1, line, line.Product, ProductStatus.Approved, HsCode.Parse(code), "TEST-2026", null))];

    /// <summary>The same order with another product on its first line.</summary>
    public static Order WithProduct(this Order order, Func<Product, Product> change) =>
        order with { Lines = [order.Lines[0] with { Product = change(order.Lines[0].Product) }, .. order.Lines.Skip(1)] };

    public static Order WithLine(this Order order, Func<OrderLine, OrderLine> change) => order with { Lines = [change(order.Lines[0]), .. order.Lines.Skip(1)] };
}
