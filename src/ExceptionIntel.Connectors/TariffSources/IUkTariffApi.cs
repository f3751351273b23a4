using System.Text.Json;
using Refit;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>The UK Trade Tariff API, version 2: JSON:API documents, open to everybody.</summary>
[Headers("Accept: application/json")]
public interface IUkTariffApi
{
    /// <summary>A code that can be declared, with its measures.</summary>
    /// <param name="code">Ten digits.</param>
    [Get("/commodities/{code}")]
    Task<UkDocument> CommodityAsync(string code, CancellationToken cancellationToken);

    /// <summary>A code with lines under it.</summary>
    /// <param name="code">Ten digits; 80 marks a code of the nomenclature, other suffixes only group.</param>
    [Get("/subheadings/{code}-80")]
    Task<UkDocument> SubheadingAsync(string code, CancellationToken cancellationToken);

    /// <summary>A heading: with its measures where it can be declared itself, else with the lines under it.</summary>
    /// <param name="heading">Four digits.</param>
    [Get("/headings/{heading}")]
    Task<UkDocument> HeadingAsync(string heading, CancellationToken cancellationToken);
}

/// <summary>The same for goods to Northern Ireland.</summary>
public interface IXiTariffApi : IUkTariffApi;

/// <param name="Included">Everything that the document and its parts refer to.</param>
public sealed record UkDocument(UkPart Data, IReadOnlyList<UkPart>? Included);

/// <param name="Id">A string in most parts, a number in some.</param>
public sealed record UkPart(JsonElement Id, string? Type, JsonElement Attributes, IReadOnlyDictionary<string, UkRelation>? Relationships)
{
    public string? Text(string attribute) => Attributes.ValueKind == JsonValueKind.Object && Attributes.TryGetProperty(attribute, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
        ? value.ToString()
        : null;

    /// <summary>What it refers to under a name, one or many.</summary>
    public IEnumerable<string> Related(string name)
    {
        if (Relationships?.GetValueOrDefault(name) is not { } relation)
        {
            return [];
        }

        return relation.Data.ValueKind switch
        {
            JsonValueKind.Array => relation.Data.EnumerateArray().Select(IdOf).OfType<string>(),
            JsonValueKind.Object => IdOf(relation.Data) is { } id ? [id] : [],
            _ => [],
        };
    }

    private static string? IdOf(JsonElement reference) => reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty("id", out var id) ? id.ToString() : null;
}

/// <param name="Data">A reference with id and type, a list of such, or null.</param>
public sealed record UkRelation(JsonElement Data);
