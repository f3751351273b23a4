using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A measure that forbids an import or ties it to conditions: of the series A and B in the measure types of TARIC and of the UK tariff.</summary>
/// <param name="Type">Of the measure, as in "724".</param>
/// <param name="IsProhibition">Series A; else series B, entry subject to conditions.</param>
/// <param name="Excluded">Countries of origin that it does not count for, ISO 3166-1 alpha-2.</param>
/// <param name="AdditionalCode">Narrower than any code of the nomenclature: a substance, a maker, a use; null where it counts for all goods of the code.</param>
/// <param name="Lines">The codes under the asked one that carry it.</param>
public sealed record ImportControl(
    string Type,
    string Name,
    bool IsProhibition,
    ControlArea Area,
    IReadOnlyList<string> Excluded,
    IReadOnlyList<ControlCondition> Conditions,
    string? AdditionalCode,
    IReadOnlyList<HsCode> Lines)
{
    /// <param name="origin">ISO 3166-1 alpha-2; null where it is not known: then only what counts for every country is said.</param>
    public bool CountsFor(string? origin) => origin is null
        ? Area.IsEverywhere
        : !Excluded.Any(excluded => IsOf(excluded, origin)) && (Area.IsEverywhere || IsOf(Area.Id, origin) || Area.Members.Any(member => IsOf(member, origin)));

    // Some measures name the whole union where others list its members.
    private static bool IsOf(string area, string origin) =>
        string.Equals(area, origin, StringComparison.OrdinalIgnoreCase) || (area == CustomsUnion.Country && CustomsUnion.Contains(origin));
}

/// <summary>Where goods come from, for a measure to count.</summary>
/// <param name="Id">A country, ISO 3166-1 alpha-2, or a group's four digits.</param>
/// <param name="Members">Countries of the group; empty for a single country, and for all.</param>
public sealed record ControlArea(string Id, string Name, IReadOnlyList<string> Members)
{
    /// <summary>"Erga omnes" and "all third countries", in the group numbers of TARIC.</summary>
    public bool IsEverywhere => Id is "1011" or "1008";
}

public enum ConditionKind
{
    /// <summary>A licence, certificate or permit has to be shown.</summary>
    Document,

    /// <summary>A declaration, by a code that begins with Y, that the measure does not concern these goods.</summary>
    Exemption,

    /// <summary>A quantity or value up to which nothing is asked.</summary>
    Threshold,
}

/// <param name="Code">Of the document, as in "C400"; empty for a threshold.</param>
/// <param name="Text">In the tariff's own words.</param>
public sealed record ControlCondition(ConditionKind Kind, string Code, string Text);
