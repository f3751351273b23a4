using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Orders;

/// <summary>An order's line together with its product as it is known.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Product">The known product; where it is not known yet, what the line says of it.</param>
/// <param name="Code">The code for the order's destination; null until it is decided.</param>
public sealed record LineGoods(int Line, OrderLine Ordered, Product Product, ProductStatus Status, HsCode? Code, string? Edition, string? ExceptionId);
