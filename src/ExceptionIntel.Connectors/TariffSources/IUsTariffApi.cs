using System.Text.Json.Serialization;
using Refit;

namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>The search of the Harmonized Tariff Schedule at hts.usitc.gov, open to everybody.</summary>
[Headers("Accept: application/json")]
public interface IUsTariffApi
{
    /// <param name="keyword">A code with dots, as in 6109.10.00, or words.</param>
    [Get("/search")]
    Task<IReadOnlyList<UsLine>> SearchAsync(string keyword, CancellationToken cancellationToken);
}

/// <param name="HtsNo">The code with dots; empty in rows that only carry words.</param>
/// <param name="Special">Programmes under which less or no duty is paid.</param>
public sealed record UsLine(
    [property: JsonPropertyName("htsno")] string? HtsNo,
    string? Description,
    string? General,
    string? Special,
    IReadOnlyList<UsFootnote>? Footnotes);

public sealed record UsFootnote(string? Value);
