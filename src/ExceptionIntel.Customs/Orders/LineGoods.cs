using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Orders;

/// <summary>An order's line together with its product as it is known.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Product">The known product; where it is not known yet, what the line says of it.</param>
/// <param name="Code">The code for the order's destination; null until it is decided.</param>
public sealed record LineGoods(int Line, OrderLine Ordered, Product Product, ProductStatus Status, HsCode? Code, string? Edition, string? ExceptionId)
{
    /// <summary>Of the whole line: what the order says, else the product's weight times the quantity; null where neither is known.</summary>
    public decimal? NetWeightKg => Ordered.NetWeightKg ?? (Product.NetWeightKg * Ordered.Quantity);

    /// <summary>In the order's currency, not rounded.</summary>
    public decimal Value => Ordered.Quantity * Ordered.UnitPrice;
}
