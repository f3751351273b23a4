using System.Security.Cryptography;
using System.Text;

namespace ExceptionIntel.Service.Storage;

/// <summary>What a piece of work is about.</summary>
public enum WorkKind
{
    /// <summary>A product came in: keep it and classify it.</summary>
    Product,

    /// <summary>A product came in on an order's line only: keep and classify it, unless its shop has sent it meanwhile.</summary>
    LineProduct,

    /// <summary>A known product runs again: an answer set an attribute, or a precedent came or went.</summary>
    Reclassify,

    /// <summary>A precedent came or went: the exceptions that it answers, or the products that it decided, run again.</summary>
    Settle,

    /// <summary>An order came in.</summary>
    Order,

    /// <summary>A product of a known order was decided.</summary>
    OrderCheck,
}

/// <summary>How soon a piece of work is wanted.</summary>
public enum WorkPriority
{
    /// <summary>Somebody waits for the answer.</summary>
    Interactive,

    Normal,

    /// <summary>One of many, as in a catalogue upload.</summary>
    Bulk,
}

/// <summary>A piece of work to be done once, whatever happens.</summary>
/// <param name="GroupKey">Work of one group is done in the order in which it came.</param>
/// <param name="DedupeKey">A repeat with the same key is known by it; null for work that follows from other work.</param>
public sealed record Work(string Workspace, WorkKind Kind, string GroupKey, string Body, WorkPriority Priority = WorkPriority.Normal, string? DedupeKey = null)
{
    public string BodyHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)).AsSpan(0, 16));
}

/// <summary>The inbox's rows.</summary>
public static class WorkStore
{
    public static long Add(Unit unit, Work work, DateTimeOffset now)
    {
        var command = unit.Prepared(
            """
            INSERT INTO inbox (workspace, kind, group_key, dedupe_key, body_hash, body, priority, status, next_at, accepted_at)
            VALUES (@workspace, @kind, @group, @dedupe, @hash, @body, @priority, 'pending', @now, @now) RETURNING id
            """);
        command.Set("workspace", work.Workspace);
        command.Set("kind", Words.Of(work.Kind));
        command.Set("group", work.GroupKey);
        command.Set("dedupe", (object?)work.DedupeKey ?? DBNull.Value);
        command.Set("hash", work.BodyHash);
        command.Set("body", work.Body);
        command.Set("priority", (int)work.Priority);
        command.Set("now", now.ToUnixTimeMilliseconds());
        return (long)command.ExecuteScalar()!;
    }

    public static bool IsDone(IQueries queries, long id) =>
        queries.First<long>("SELECT count(*) FROM inbox WHERE id = @id AND status = 'pending'", new { id }) == 0;

    private static void Set(this System.Data.Common.DbCommand command, string name, object value)
    {
        if (!command.Parameters.Contains("@" + name))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }

        command.Parameters["@" + name].Value = value;
    }
}
