namespace ExceptionIntel.Customs.Documents;

/// <summary>
/// Everything that a draft may print, as people read it; templates name these fields in snake_case. Amounts, weights and
/// quantities stand twice: formatted, and raw under the same name with "_number". What is not known is null.
/// </summary>
/// <param name="Kind">"commercial_invoice" or "packing_list".</param>
/// <param name="Date">As in "22 November 2026": the order's own date.</param>
/// <param name="Notice">What every page of a draft says.</param>
public sealed record DraftSheet(
    string Kind,
    string Title,
    string Number,
    string Date,
    SheetParty Seller,
    SheetParty Buyer,
    SheetOrder Order,
    IReadOnlyList<SheetLine> Lines,
    IReadOnlyList<SheetCharge> Charges,
    SheetTotals Totals,
    IReadOnlyList<SheetParcel> Parcels,
    IReadOnlyList<string> Statements,
    string Notice);

/// <param name="Address">Street, then place: one entry a printed line, without the country.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
public sealed record SheetParty(string? Name, IReadOnlyList<string> Address, string? Country, string? CountryCode, string? Phone, string? Email, IReadOnlyList<SheetTaxId> TaxIds);

/// <param name="Label">As in "VAT no.".</param>
public sealed record SheetTaxId(string Label, string Value);

/// <param name="IncotermPlace">The named place of the Incoterms 2020 rule.</param>
/// <param name="Currency">ISO 4217; null on a document without prices.</param>
public sealed record SheetOrder(
    string Id,
    string? Channel,
    string? OrderedAt,
    string? ShipBy,
    string Destination,
    string DestinationCode,
    string? Incoterm,
    string? IncotermPlace,
    string? Currency,
    string? ReasonForExport,
    string? TrackingNumber);

/// <param name="Details">Materials with their shares, and use.</param>
/// <param name="Code">With its dots, as in "6109.10.00.12".</param>
/// <param name="CodeEdition">The schedule that the code is from.</param>
/// <param name="MakerProductId">The maker's own number for the product.</param>
public sealed record SheetLine(
    int Number,
    string Description,
    string? Details,
    string Sku,
    string? Gtin,
    string? MakerProductId,
    string? Code,
    string? CodeEdition,
    string? Origin,
    string? OriginCode,
    string Quantity,
    decimal QuantityNumber,
    string Unit,
    string? UnitValue,
    decimal? UnitValueNumber,
    string? Value,
    decimal? ValueNumber,
    string? NetWeight,
    decimal? NetWeightNumber);

/// <param name="Name">"Freight", "Insurance" or "Discount", which is below zero.</param>
public sealed record SheetCharge(string Name, string Amount, decimal AmountNumber);

/// <param name="GoodsValue">The sum of the lines; null on a document without prices.</param>
/// <param name="Value">With freight, insurance and discount.</param>
public sealed record SheetTotals(
    int Lines,
    string Quantity,
    decimal QuantityNumber,
    string? GoodsValue,
    decimal? GoodsValueNumber,
    string? Value,
    decimal? ValueNumber,
    string? NetWeight,
    decimal? NetWeightNumber,
    string? GrossWeight,
    decimal? GrossWeightNumber,
    int Parcels);

/// <param name="Mark">What to write on the parcel, as in "SHOP-1001 1/2".</param>
/// <param name="Size">Length, width and height, as in "30 × 20 × 10 cm".</param>
public sealed record SheetParcel(int Number, string Mark, string? GrossWeight, decimal? GrossWeightNumber, string? Size);
