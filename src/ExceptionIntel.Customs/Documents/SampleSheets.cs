using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Documents;

/// <summary>Invented orders that a template is tried on: one where every field says something, one where as few as possible do.</summary>
public static class SampleSheets
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    public static IReadOnlyList<DraftSheet> All(DraftKind kind) => [Whole(kind), Sparse(kind)];

    public static DraftSheet Whole(DraftKind kind) => Sheet(kind, WholeOrder());

    public static DraftSheet Sparse(DraftKind kind) => Sheet(kind, new Order { Id = "S-1", Destination = "ZZ", Currency = "USD", Lines = [new OrderLine { Product = new Product { Key = "A" }, Quantity = 1 }] });

    private static DraftSheet Sheet(DraftKind kind, Order order)
    {
        IReadOnlyList<LineGoods> lines = [.. order.Lines.Select((line, index) => new LineGoods(index + 1, line, line.Product, ProductStatus.Approved, line.Product.DeclaredCode is { } code ? HsCode.Parse(code) : null, "US-2026", null))];
        return DraftSheets.Of(kind, order, lines, null, DestinationPacks.LoadShipped(), Day);
    }

    private static Order WholeOrder() => new()
    {
        Id = "SHOP-1001",
        Channel = "shopify",
        OrderedAt = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(7)),
        ShipBy = new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.FromHours(7)),
        Destination = "US",
        Incoterm = "DAP",
        Currency = "USD",
        ReasonForExport = "sale",
        Seller = new Party("Mekong Goods", new Address("12 Le Loi", "Ward 1", "Ho Chi Minh City", null, "700000", "VN"), "ship@mekong.example", "+84900000123", [new TaxId("vat", "0312345678")]),
        Buyer = new Party("Pat Doe", new Address("1 Main St", "Apt 4", "Austin", "TX", "78701", "US"), "pat@example.com", "+15125550100", [new TaxId("ein", "00-0000001")]),
        Lines = [Line("TEE-001", "Men's cotton T-shirt, knitted, short sleeve", "6109100012", 2, 9.5m, 0.36m), Line("PHIN-001", "Stainless steel phin coffee filter, 240 ml", "7323930080", 1, 7.2m, 0.14m)],
        Freight = 6,
        Insurance = 1.5m,
        Discount = 2,
        Parcels = [new Parcel(0.5m, 30, 22, 6), new Parcel(0.3m, 20, 15, 12)],
        TrackingNumber = "LX000000001VN",
    };

    private static OrderLine Line(string key, string title, string code, decimal quantity, decimal price, decimal weight) => new()
    {
        Product = new Product
        {
            Key = key,
            Title = title,
            Materials = [new Material("cotton", 100)],
            Use = "household",
            Origin = "VN",
            DeclaredCode = code,
            Gtin = "8930000000118",
            Manufacturer = new Manufacturer("Hong Ha", "VN", "100000", "HH-22"),
        },
        Quantity = quantity,
        UnitPrice = price,
        NetWeightKg = weight,
    };
}
