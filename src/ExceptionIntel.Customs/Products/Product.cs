using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExceptionIntel.Customs.Products;

/// <summary>What a seller ships, in the seller's own words. Every text in it is hostile until shown otherwise.</summary>
public sealed record Product
{
    /// <summary>The seller's own key (SKU), unique in a workspace.</summary>
    public string Key { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>The shop's category path, from wide to narrow, as in "Apparel > Men > Tops".</summary>
    public string? Category { get; init; }

    public string? Use { get; init; }

    /// <summary>Country of origin, ISO 3166-1 alpha-2.</summary>
    public string? Origin { get; init; }

    /// <summary>The price that a buyer pays for one unit.</summary>
    public Money? Value { get; init; }

    /// <summary>What one unit costs the seller.</summary>
    public Money? Cost { get; init; }

    public decimal? NetWeightKg { get; init; }

    public decimal? GrossWeightKg { get; init; }

    /// <summary>The code that the shop carries already, as written there: it may be wrong, old or no code at all.</summary>
    public string? DeclaredCode { get; init; }

    public string? Gtin { get; init; }

    public Manufacturer? Manufacturer { get; init; }

    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Countries that the product is shipped to, ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>The destination that counts where only one can: the first.</summary>
    [JsonIgnore]
    public string? MainDestination => Destinations is [var first, ..] ? first : null;

    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

/// <param name="Percent">Share by weight, 0 to 100; null where the seller did not say.</param>
public sealed record Material(string Name, decimal? Percent = null)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

/// <param name="Currency">ISO 4217.</param>
public sealed record Money(decimal Amount, string Currency)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

/// <param name="ProductId">The maker's own number for the product, which EU declarations of sales to consumers name.</param>
public sealed record Manufacturer(string? Name = null, string? Country = null, string? PostalCode = null, string? ProductId = null)
{
    /// <summary>Fields that this version does not know, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}
