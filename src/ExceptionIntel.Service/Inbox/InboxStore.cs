using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Inbox;

/// <summary>A piece of work under lease.</summary>
/// <param name="Attempt">Counted before it runs, so that work that kills the process is seen to.</param>
public sealed record ClaimedWork(long Id, Work Work, int Attempt);

/// <param name="Stage">Where it failed.</param>
/// <param name="Cause">What went wrong, in one line.</param>
/// <param name="AcceptedAt">Unix milliseconds.</param>
public sealed record DeadWork(long Id, string Kind, string GroupKey, long Attempts, string? Stage, string? Cause, long AcceptedAt, string Body);

/// <summary>What happens to rows of the inbox after they are written.</summary>
public sealed class InboxStore(Database database, TimeProvider clock)
{
    private readonly string owner = Guid.NewGuid().ToString("N");

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes due work under lease: the most wanted first, in each group the oldest first. Work that waits for its next attempt holds nobody up.</summary>
    public Task<IReadOnlyList<ClaimedWork>> ClaimAsync(int count, TimeSpan lease) => database.WriteAsync<IReadOnlyList<ClaimedWork>>(unit =>
    [
        .. unit.All<Row>(
            """
            UPDATE inbox SET lease_owner = @owner, leased_until = @until, attempts = attempts + 1
            WHERE id IN (
              SELECT due.id FROM inbox AS due
              WHERE due.status = 'pending' AND due.next_at <= @now AND due.leased_until <= @now
                AND NOT EXISTS (
                  SELECT 1 FROM inbox AS earlier
                  WHERE earlier.workspace = due.workspace AND earlier.group_key = due.group_key AND earlier.status = 'pending' AND earlier.id < due.id
                    AND (earlier.next_at <= @now OR earlier.leased_until > @now OR earlier.attempts = 0))
              ORDER BY due.priority, due.id LIMIT @count)
            RETURNING id, workspace, kind, group_key, body, priority, attempts
            """,
            new { owner, until = Now + (long)lease.TotalMilliseconds, now = Now, count })
            .OrderBy(row => row.Priority)
            .ThenBy(row => row.Id)
            .Select(row => row.Read()),
    ]);

    /// <summary>Marks work as done within the unit that writes its effects.</summary>
    /// <returns>False when the lease was lost meanwhile: somebody else does the work, and this unit must write nothing.</returns>
    public bool Complete(Unit unit, long id) =>
        unit.Execute("UPDATE inbox SET status = 'done', done_at = @now, leased_until = 0 WHERE id = @id AND status = 'pending' AND lease_owner = @owner", new { id, owner, now = Now }) == 1;

    public Task RenewAsync(long id, TimeSpan lease) => database.WriteAsync(unit => unit.Execute(
        "UPDATE inbox SET leased_until = @until WHERE id = @id AND status = 'pending' AND lease_owner = @owner", new { id, owner, until = Now + (long)lease.TotalMilliseconds }));

    /// <param name="wait">Null: no further attempt.</param>
    public Task FailAsync(long id, string stage, string cause, TimeSpan? wait) => database.WriteAsync(unit => unit.Execute(
        "UPDATE inbox SET status = @status, stage = @stage, cause = @cause, next_at = @next, leased_until = 0 WHERE id = @id AND status = 'pending' AND lease_owner = @owner",
        new { id, owner, stage, cause, status = wait is null ? "dead" : "pending", next = Now + (long)(wait ?? TimeSpan.Zero).TotalMilliseconds }));

    /// <summary>Gives back what was taken and not begun, uncounted.</summary>
    public Task ReleaseAsync(IReadOnlyList<long> ids) => database.WriteAsync(unit => unit.Execute(
        "UPDATE inbox SET leased_until = 0, attempts = attempts - 1 WHERE id IN @ids AND status = 'pending' AND lease_owner = @owner", new { ids, owner }));

    /// <summary>Frees the leases of a process that is gone: the embedded store has one service at a time.</summary>
    public Task FreeAbandonedAsync() => database.WriteAsync(unit => unit.Execute("UPDATE inbox SET leased_until = 0 WHERE status = 'pending' AND leased_until > 0"));

    public Page<DeadWork> Dead(string workspace, PageRequest page)
    {
        var rows = database.All<DeadWork>(
            "SELECT id, kind, group_key, attempts, stage, cause, accepted_at, body FROM inbox WHERE workspace = @workspace AND status = 'dead' AND id < @before ORDER BY id DESC LIMIT @take",
            new { workspace, before = page.Before, take = page.Take + 1 });
        return page.Cut(rows, dead => dead.Id);
    }

    public int CountDead(string workspace) => (int)database.First<long>("SELECT count(*) FROM inbox WHERE workspace = @workspace AND status = 'dead'", new { workspace });

    /// <returns>False when there is no such dead work.</returns>
    public Task<bool> ReplayAsync(string workspace, long id) => database.WriteAsync(unit => unit.Execute(
        "UPDATE inbox SET status = 'pending', attempts = 0, next_at = @now, stage = NULL, cause = NULL WHERE workspace = @workspace AND id = @id AND status = 'dead'",
        new { workspace, id, now = Now }) == 1);

    /// <summary>Forgets work that was done, and answers that were given, longer ago than keys are remembered.</summary>
    public Task<int> ForgetAsync(TimeSpan age) => database.WriteAsync(unit =>
        unit.Execute("DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE status = 'done' AND done_at < @before LIMIT 5000)", new { before = Now - (long)age.TotalMilliseconds })
        + unit.Execute("DELETE FROM replies WHERE created_at < @before", new { before = Now - (long)age.TotalMilliseconds }));

    /// <summary>Asked for by every health check: it reads indexes of what waits, not what was done.</summary>
    public InboxState State() => database.First<InboxState>(
        """
        SELECT (SELECT count(*) FROM inbox WHERE status = 'pending') AS pending,
               (SELECT count(*) FROM inbox WHERE status = 'dead') AS dead,
               coalesce((SELECT min(accepted_at) FROM inbox WHERE id IN (SELECT min(id) FROM inbox WHERE status = 'pending' GROUP BY priority)), 0) AS oldest_pending
        """)!;

    private sealed class Row
    {
        public long Id { get; init; }

        public string Workspace { get; init; } = "";

        public string Kind { get; init; } = "";

        public string GroupKey { get; init; } = "";

        public string Body { get; init; } = "";

        public long Priority { get; init; }

        public long Attempts { get; init; }

        public ClaimedWork Read() => new(
            Id,
            new Work(Workspace, Words.TryParse<WorkKind>(Kind, out var kind) ? kind : throw new FormatException($"Work {Id} is of the unknown kind '{Kind}'."), GroupKey, Body, (WorkPriority)Priority),
            (int)Attempts);
    }
}

/// <param name="OldestPending">When the oldest waiting work was accepted, Unix milliseconds; 0 when none waits.</param>
public sealed record InboxState(long Pending, long Dead, long OldestPending);
