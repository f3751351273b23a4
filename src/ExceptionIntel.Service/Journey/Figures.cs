using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Journey;

/// <param name="SettledAlike">Exceptions that a precedent settled without asking.</param>
/// <param name="Reasons">Open exceptions by kind of doubt, most frequent first.</param>
/// <param name="Days">The last 30 days on which something happened, oldest first.</param>
public sealed record Stats(
    ProductCounts Products,
    ExceptionCounts Exceptions,
    IReadOnlyDictionary<string, int> Orders,
    int Precedents,
    int SettledAlike,
    IReadOnlyDictionary<string, int> Reasons,
    IReadOnlyList<DayCount> Days,
    IReadOnlyList<ReliabilityBin> Reliability);

public sealed record ProductCounts(int All, int Approved, int Exception, int Blocked, double ApprovedShare);

public sealed record ExceptionCounts(int Open, int Resolved, int Superseded, int Audits);

/// <param name="Day">UTC, as in 2026-11-22.</param>
public sealed record DayCount(string Day, int Approved, int Exceptions);

/// <summary>How well the probability holds: of the cases that a person judged, how often the suggested code stood.</summary>
/// <param name="From">Lower edge of the predicted probability.</param>
public sealed record ReliabilityBin(double From, double To, int Judged, int Right);

public sealed record PromiseView(double MaxErrorRate, double Certainty, string ColdStart, IReadOnlyList<PromiseState> Groups);

/// <summary>Counts what people compare.</summary>
public sealed class Figures(Database database, IOptions<PromiseOptions> promise)
{
    public Stats Of(string workspace)
    {
        var products = Counts("SELECT status AS word, count(*) AS number FROM products WHERE workspace = @workspace GROUP BY status", workspace);
        var cases = Counts("SELECT CASE WHEN kind = 'audit' AND status = 'open' THEN 'audit' ELSE status END AS word, count(*) AS number FROM cases WHERE workspace = @workspace GROUP BY 1", workspace);
        var all = products.Values.Sum();
        var approved = products.GetValueOrDefault("approved");
        return new Stats(
            new ProductCounts(all, approved, products.GetValueOrDefault("exception"), products.GetValueOrDefault("blocked"), all == 0 ? 0 : Math.Round((double)approved / all, 4)),
            new ExceptionCounts(cases.GetValueOrDefault("open"), cases.GetValueOrDefault("resolved"), cases.GetValueOrDefault("superseded"), cases.GetValueOrDefault("audit")),
            Counts("SELECT status AS word, count(*) AS number FROM orders WHERE workspace = @workspace GROUP BY status", workspace),
            Count("SELECT count(*) FROM precedents WHERE workspace = @workspace AND withdrawn = 0", workspace),
            Count("SELECT count(*) - count(DISTINCT precedent_id) FROM cases WHERE workspace = @workspace AND precedent_id IS NOT NULL AND status = 'resolved'", workspace),
            Reasons(workspace),
            Days(workspace),
            Reliability(workspace));
    }

    public PromiseView Promises(string workspace)
    {
        var settings = promise.Value;
        var groups = database.All<AuditRow>(
            """
            SELECT promise_group, count(was_right) AS audited, coalesce(sum(1 - was_right), 0) AS errors
            FROM cases WHERE workspace = @workspace AND kind = 'audit' GROUP BY promise_group ORDER BY promise_group
            """,
            new { workspace });
        return new PromiseView(settings.MaxErrorRate, settings.Certainty, Words.Of(settings.ColdStart), [.. groups.Select(row => PromiseState.From(row.PromiseGroup, (int)row.Audited, (int)row.Errors, settings.MaxErrorRate, settings.Certainty))]);
    }

    private Dictionary<string, int> Reasons(string workspace) => database
        .All<string>("SELECT body FROM cases WHERE workspace = @workspace AND status = 'open' AND kind <> 'audit' ORDER BY sequence DESC LIMIT 5000", new { workspace })
        .SelectMany(body => ServiceJson.Read<Customs.Review.ReviewCase>(body).Reasons)
        .CountBy(reason => reason)
        .OrderByDescending(pair => pair.Value)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private IReadOnlyList<DayCount> Days(string workspace)
    {
        const long Day = 86_400_000;
        var approved = database.All<DayRow>($"SELECT updated_at / {Day} AS day, count(*) AS number FROM products WHERE workspace = @workspace AND status = 'approved' GROUP BY 1 ORDER BY 1 DESC LIMIT 30", new { workspace });
        var opened = database.All<DayRow>($"SELECT opened_at / {Day} AS day, count(*) AS number FROM cases WHERE workspace = @workspace AND kind <> 'audit' GROUP BY 1 ORDER BY 1 DESC LIMIT 30", new { workspace });
        return [.. approved.Select(row => row.Day).Union(opened.Select(row => row.Day)).Order().TakeLast(30).Select(day => new DayCount(
            DateTimeOffset.FromUnixTimeMilliseconds(day * Day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            (int)(approved.FirstOrDefault(row => row.Day == day)?.Number ?? 0),
            (int)(opened.FirstOrDefault(row => row.Day == day)?.Number ?? 0)))];
    }

    private IReadOnlyList<ReliabilityBin> Reliability(string workspace)
    {
        var rows = database.All<JudgedRow>(
            "SELECT probability, was_right FROM judgements WHERE workspace = @workspace ORDER BY sequence DESC LIMIT 20000",
            new { workspace });
        return [.. Enumerable.Range(0, 10).Select(bin =>
        {
            var inside = rows.Where(row => Math.Min(9, (int)(row.Probability * 10)) == bin).ToList();
            return new ReliabilityBin(bin / 10.0, (bin + 1) / 10.0, inside.Count, inside.Count(row => row.WasRight == 1));
        })];
    }

    private Dictionary<string, int> Counts(string sql, string workspace) =>
        database.All<WordRow>(sql, new { workspace }).ToDictionary(row => row.Word, row => (int)row.Number, StringComparer.Ordinal);

    private int Count(string sql, string workspace) => (int)database.First<long>(sql, new { workspace });

    // Classes, not records: the columns of an empty result have no types that a constructor could be found by.
    private sealed class WordRow
    {
        public string Word { get; init; } = "";

        public long Number { get; init; }
    }

    private sealed class DayRow
    {
        public long Day { get; init; }

        public long Number { get; init; }
    }

    private sealed class JudgedRow
    {
        public double Probability { get; init; }

        public long WasRight { get; init; }
    }

    private sealed class AuditRow
    {
        public string PromiseGroup { get; init; } = "";

        public long Audited { get; init; }

        public long Errors { get; init; }
    }
}
