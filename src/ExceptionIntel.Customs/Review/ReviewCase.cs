using System.Text.Json.Serialization;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Customs.Review;

public enum CaseKind
{
    Doubt,
    Audit,
    SecondLook,
    Contradiction,
}

public enum CaseStatus
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>A person, or a precedent that a person set, has decided.</summary>
    Resolved,

    /// <summary>The product changed, and the new text no longer raises the question.</summary>
    Superseded,
}

/// <summary>An exception: a product that waits for a person, with the one question that is put.</summary>
/// <param name="Version">Counts every change; a decision names the version that its author saw.</param>
/// <param name="Reasons">Kinds of the doubts, most severe first.</param>
/// <param name="Fingerprint">The product's inputs at the moment that the question is about.</param>
public sealed record ReviewCase(
    string Id,
    int Version,
    CaseKind Kind,
    CaseStatus Status,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string? Assignee,
    string ProductKey,
    string Fingerprint,
    HsCode? Code,
    IReadOnlyList<Doubt> Doubts,
    Resolution? Resolution)
{
    public IReadOnlyList<string> Reasons => [.. Doubts.Select(doubt => doubt.Kind).Distinct()];

    /// <summary>The question of the most severe doubt that has one.</summary>
    public Question? Question => Doubts.OrderByDescending(doubt => doubt.Severity).FirstOrDefault(doubt => doubt.Question is not null)?.Question;

    public bool IsBlocked => Doubts.Any(doubt => doubt.Severity == Severity.Block);
}

public enum AnswerVerdict
{
    Approve,
    Correct,
    Answer,
    Reject,
    Uncertain,
}

/// <summary>What a reviewer sends.</summary>
/// <param name="Version">The case's version that the reviewer saw.</param>
public sealed record ReviewAnswer(
    [property: JsonRequired] int Version,
    [property: JsonRequired] AnswerVerdict Verdict,
    string? Code = null,
    string? Country = null,
    string? Choice = null,
    string? Reason = null,
    string? Note = null,
    bool ApplyToSimilar = true);

/// <summary>How a case stands after an answer.</summary>
/// <param name="DecidedBy">The owner of the key that signed the answer.</param>
/// <param name="PrecedentId">The precedent that this answer set, or that settled the case without asking.</param>
public sealed record Resolution(
    AnswerVerdict Verdict,
    HsCode? Code,
    string? Country,
    string? Choice,
    string? Reason,
    string? Note,
    string DecidedBy,
    DateTimeOffset DecidedAt,
    string? PrecedentId);
