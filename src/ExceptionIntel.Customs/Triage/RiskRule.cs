namespace ExceptionIntel.Customs.Triage;

/// <summary>
/// One rule about a kind of risky goods, as data. A code prefix or a word raises it, so that a dangerous good with a wrong
/// code is still caught by its words. Where both agree the rule may block, but only until the facts that it asks for are there.
/// </summary>
public sealed record RiskRule
{
    /// <summary>Unique, as in "risk.lithium_battery".</summary>
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>The kind of the doubt, where several rules raise the same kind; else the id is the kind.</summary>
    public string? Kind { get; init; }

    /// <summary>First day on which the rule counts; null for always.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day on which it counts; null for no end.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Countries that it counts for, ISO 3166-1 alpha-2, or "EU" for all its members; empty for all.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>Codes begin with one of these.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Codes that begin with one of these do not count.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Words and phrases by language; each counts as whole words (see <see cref="Phrase"/>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Phrases in which a keyword means something harmless, as "knife" in "knife pleat skirt".</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Severity where only the code speaks; null for none.</summary>
    public Severity? OnPrefix { get; init; }

    /// <summary>Severity where only a word speaks; null for none.</summary>
    public Severity? OnKeyword { get; init; }

    /// <summary>Severity where both do; null for none.</summary>
    public Severity? OnBoth { get; init; }

    /// <summary>Attributes that answer the rule; with all of them given, a block becomes a review.</summary>
    public IReadOnlyList<string> AsksFor { get; init; } = [];

    /// <summary>Other ways in which a fact is given: an attribute of that name, or a phrase with a number anywhere in the text, as in "# wh".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GivenAs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The most that is left once all facts are given; null: a block becomes a review.</summary>
    public Severity? WhenAnswered { get; init; }

    /// <summary>Values of an attribute with which only a note is left, as in material_origin = imitation.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ClearedBy { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>One sentence for the seller; "{what}" becomes the words or the code that raised it.</summary>
    public required string Message { get; init; }

    public Question? Question { get; init; }

    /// <summary>Law, carrier rule or list that it rests on.</summary>
    public required string Source { get; init; }

    public bool IsInForce(DateOnly on) => (EffectiveFrom is null || EffectiveFrom <= on) && (EffectiveTo is null || on <= EffectiveTo);
}
