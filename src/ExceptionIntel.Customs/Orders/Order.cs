using System.Text.Json;
using System.Text.Json.Serialization;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Orders;

/// <summary>One shipment to one buyer, as the shop tells it.</summary>
public sealed record Order
{
    public string Id { get; init; } = "";

    public string? Channel { get; init; }

    public DateTimeOffset? OrderedAt { get; init; }

    public DateTimeOffset? ShipBy { get; init; }

    /// <summary>Country that the goods go to, ISO 3166-1 alpha-2.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Incoterms 2020 rule, three letters.</summary>
    public string? Incoterm { get; init; }

    /// <summary>ISO 4217; all amounts of the order are in it.</summary>
    public string Currency { get; init; } = "";

    /// <summary>"sale", "gift", "sample", "return", "repair" …</summary>
    public string? ReasonForExport { get; init; }

    public Party? Seller { get; init; }

    public Party? Buyer { get; init; }

    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    public decimal? Freight { get; init; }

    public decimal? Insurance { get; init; }

    public decimal? Discount { get; init; }

    public IReadOnlyList<Parcel> Parcels { get; init; } = [];

    public string? TrackingNumber { get; init; }

    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

/// <param name="Product">At least its key; a product that is not known yet is classified from what stands here.</param>
public sealed record OrderLine
{
    public Product Product { get; init; } = new();

    public decimal Quantity { get; init; }

    public decimal UnitPrice { get; init; }

    /// <summary>Of the whole line, not of one piece.</summary>
    public decimal? NetWeightKg { get; init; }

    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

public sealed record Party(string? Name = null, Address? Address = null, string? Email = null, string? Phone = null, IReadOnlyList<TaxId>? TaxIds = null, string? Incoterm = null)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

public sealed record Address(string? Line1 = null, string? Line2 = null, string? City = null, string? Region = null, string? PostalCode = null, string? Country = null)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

/// <param name="Type">"vat", "eori", "ioss", "abn", "arn", "gst", "lrn", "pccc" …</param>
public sealed record TaxId(string Type, string Value)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

public sealed record Parcel(decimal? GrossWeightKg = null, decimal? LengthCm = null, decimal? WidthCm = null, decimal? HeightCm = null)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}
