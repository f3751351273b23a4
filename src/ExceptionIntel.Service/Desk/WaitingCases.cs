using ExceptionIntel.Customs.Review;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Desk;

/// <summary>What the queue is narrowed by; null leaves it open.</summary>
public sealed record QueueFilter(string? Reason = null, string? Kind = null, string? Destination = null)
{
    public bool IsOpen => Reason is null && Kind is null && Destination is null;

    /// <summary>As the end of an address, with its question mark; empty where nothing is narrowed.</summary>
    public string Query => QueryString.Create(new Dictionary<string, string?> { ["reason"] = Reason, ["kind"] = Kind, ["destination"] = Destination }.Where(pair => pair.Value is not null)).ToString();

    public static QueueFilter From(string? reason, string? kind, string? destination) => new(Given(reason), Given(kind), Given(destination));

    /// <param name="query">As <see cref="Query"/> gives it.</param>
    public static QueueFilter Parse(string? query)
    {
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return From(fields.GetValueOrDefault("reason"), fields.GetValueOrDefault("kind"), fields.GetValueOrDefault("destination"));
    }

    public bool Lets(StoredCase stored) =>
        (Reason is null || stored.Case.Reasons.Contains(Reason)) && (Kind is null || Words.Of(stored.Case.Kind) == Kind) && (Destination is null || stored.Destination == Destination);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A case in its place among those that ask alike.</summary>
/// <param name="Group">The same for cases with the same reasons and the same suggested code.</param>
/// <param name="Alike">How many there are of its group, itself included.</param>
public sealed record QueuedCase(StoredCase Stored, string Group, int Alike);

/// <param name="Choices">What the queue can be narrowed by, with counts.</param>
public sealed record QueueOrder(IReadOnlyList<QueuedCase> Cases, QueueChoices Choices);

public sealed record QueueChoices(IReadOnlyDictionary<string, int> Reasons, IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Destinations);

/// <summary>The order in which exceptions are looked at: the most severe first, then those with the most look-alikes, then the oldest.</summary>
public sealed class WaitingCases(Database database)
{
    /// <summary>More than this many wait only in a catalogue's first days; the newest count then.</summary>
    private const int MostCases = 2_000;

    public QueueOrder Read(string workspace, QueueFilter filter)
    {
        var open = CaseStore.Open(database, workspace, MostCases);
        var choices = new QueueChoices(
            Counts(open.SelectMany(stored => stored.Case.Reasons)),
            Counts(open.Select(stored => Words.Of(stored.Case.Kind))),
            Counts(open.Select(stored => stored.Destination).Where(destination => destination.Length > 0)));
        return new QueueOrder(Order(open.Where(filter.Lets)), choices);
    }

    public static IReadOnlyList<QueuedCase> Order(IEnumerable<StoredCase> cases) =>
    [
        .. cases
            .GroupBy(stored => GroupOf(stored.Case), StringComparer.Ordinal)
            .Select(group => group.OrderBy(stored => stored.Case.OpenedAt).ThenBy(stored => stored.Sequence).ToList())
            .OrderByDescending(group => Weight(group[0].Case))
            .ThenByDescending(group => group.Count)
            .ThenBy(group => group[0].Case.OpenedAt)
            .ThenBy(group => group[0].Sequence)
            .SelectMany(group => group.Select(stored => new QueuedCase(stored, GroupOf(stored.Case), group.Count))),
    ];

    public static string GroupOf(ReviewCase reviewCase) =>
        Ids.For("like", [Words.Of(reviewCase.Kind), reviewCase.Code?.Digits ?? "", .. reviewCase.Reasons]);

    // An approved product in the audit sample waits behind everything that cannot ship.
    private static int Weight(ReviewCase reviewCase) =>
        reviewCase.Kind == CaseKind.Audit ? -1 : reviewCase.Doubts.Select(doubt => (int)doubt.Severity).DefaultIfEmpty((int)Severity.Review).Max();

    private static Dictionary<string, int> Counts(IEnumerable<string> words) =>
        words.CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}

/// <summary>Cases that ask alike, as the queue shows them together.</summary>
/// <param name="Total">Of the whole queue; the page may show fewer.</param>
public sealed record QueueGroup(string Id, HsCode? Code, string? CodeTitle, IReadOnlyList<string> Reasons, CaseKind Kind, Severity? Worst, int Total, IReadOnlyList<QueueRow> Rows)
{
    public bool IsBlocked => Worst == Severity.Block;
}

public sealed record QueueRow(StoredCase Stored, StoredProduct Product);
