using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>A customs database that answers about one code at a time.</summary>
public enum LiveTariff
{
    /// <summary>The United Kingdom's, for goods to Great Britain.</summary>
    Uk,

    /// <summary>Its Northern Ireland side, which carries the measures of the European Union.</summary>
    Xi,

    /// <summary>The schedule of the United States International Trade Commission.</summary>
    Us,
}

/// <param name="Code">Six digits, or the destination's own code where one is known.</param>
public sealed record TariffQuestion(LiveTariff Tariff, HsCode Code);

/// <summary>What a live tariff says of one code.</summary>
/// <param name="Title">In the tariff's own words, for people to see beside the code; null where it does not know the code.</param>
/// <param name="Page">Where a person reads the same.</param>
/// <param name="Lines">The codes at or under the asked one that can be declared and were read; empty: the tariff does not know the code.</param>
/// <param name="IsWhole">False where there are more lines under the code than were read.</param>
/// <param name="Notes">Footnotes and programmes that the tariff names beside the code.</param>
public sealed record TariffSheet(string? Title, string Page, IReadOnlyList<HsCode> Lines, bool IsWhole, IReadOnlyList<ImportControl> Controls, IReadOnlyList<string> Notes)
{
    public bool IsKnown => Lines.Count > 0;
}

/// <param name="ReadAt">When the tariff said so.</param>
public sealed record TariffReading(TariffQuestion Question, TariffSheet Sheet, DateTimeOffset ReadAt);
