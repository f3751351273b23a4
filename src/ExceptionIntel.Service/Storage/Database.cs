using System.Collections.Concurrent;
using System.Data;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Storage;

/// <summary>The store does not take the write now: its queue is full, or the disk is. The request may be repeated.</summary>
public sealed class StorageBusyException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// The embedded store. One thread writes: units that arrive together share one durable commit (WAL, synchronous=FULL),
/// and nobody is answered before it. Readers have connections of their own and never wait for the writer.
/// </summary>
public sealed partial class Database : IQueries, IAsyncDisposable
{
    private const int QueueLength = 8_192;
    private const int UnitsPerCommit = 1_024;

    private readonly Channel<PendingUnit> queue = Channel.CreateBounded<PendingUnit>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly ConcurrentBag<Statements> readers = [];
    private readonly string connectionString;
    private readonly Thread writer;
    private readonly ILogger<Database> log;

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Database(IOptions<StorageOptions> options, ILogger<Database> log)
    {
        this.log = log;
        connectionString = Connection(options.Value);
        CreateSchema();
        writer = new Thread(WriteForever) { IsBackground = true, Name = "storage writer" };
        writer.Start();
    }

    /// <summary>Runs the work in a unit of writing and returns after its commit is on disk. The work runs on the writer's thread: it must not wait for anything.</summary>
    /// <exception cref="StorageBusyException">The queue is full, or the store cannot write.</exception>
    public async Task<T> WriteAsync<T>(Func<Unit, T> work)
    {
        var pending = new PendingUnit<T>(work);
        if (!queue.Writer.TryWrite(pending))
        {
            throw new StorageBusyException("The store has more waiting than it can take now.");
        }

        return await pending.Completion.Task;
    }

    public Task WriteAsync(Action<Unit> work) => WriteAsync(unit =>
    {
        work(unit);
        return true;
    });

    public T? First<T>(string sql, object? parameters = null) => Read(statements => statements.First<T>(sql, parameters));

    public IReadOnlyList<T> All<T>(string sql, object? parameters = null) => Read(statements => statements.All<T>(sql, parameters));

    /// <summary>A copy of the whole store, taken while it runs.</summary>
    public void BackUpTo(string file) => Read(statements => statements.Execute("VACUUM INTO @file", new { file }));

    public async ValueTask DisposeAsync()
    {
        if (queue.Writer.TryComplete())
        {
            await Task.Run(writer.Join);
            while (readers.TryTake(out var reader))
            {
                reader.Dispose();
            }

            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        }
    }

    private static string Connection(StorageOptions options)
    {
        if (options.ConnectionString is { Length: > 0 } given)
        {
            return given;
        }

        Directory.CreateDirectory(options.DataDirectory);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataDirectory, "exceptionintel.db"), Pooling = true, DefaultTimeout = 10 }.ToString();
    }

    private T Read<T>(Func<Statements, T> work)
    {
        if (!readers.TryTake(out var statements))
        {
            statements = new Statements(Open());
        }

        try
        {
            var answer = work(statements);
            readers.Add(statements);
            return answer;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private void CreateSchema()
    {
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode=WAL");
        using var stream = typeof(Database).Assembly.GetManifestResourceStream("storage/schema.sqlite.sql")!;
        using var reader = new StreamReader(stream);
        connection.Execute(reader.ReadToEnd());
    }

    private void WriteForever()
    {
        Statements? statements = null;
        var group = new List<PendingUnit>(UnitsPerCommit);
        while (Take(group))
        {
            try
            {
                statements ??= OpenForWriting();
                Commit(statements, group);
            }
            catch (Exception cause) when (cause is SqliteException or InvalidOperationException or IOException)
            {
                Log.NotWritten(log, group.Count, cause);
                group.ForEach(pending => pending.Fail(new StorageBusyException("The store cannot write now. Nothing was kept; send it again.", cause)));
                statements?.Dispose();
                statements = null;
            }

            group.Clear();
        }

        statements?.Dispose();
    }

    private Statements OpenForWriting()
    {
        var connection = Open();
        connection.Execute("PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000");
        return new Statements(connection);
    }

    private bool Take(List<PendingUnit> group)
    {
        while (queue.Reader.TryRead(out var pending) || (group.Count == 0 && queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()))
        {
            if (pending is not null)
            {
                group.Add(pending);
            }

            if (group.Count == UnitsPerCommit)
            {
                break;
            }
        }

        return group.Count > 0;
    }

    private static void Commit(Statements statements, List<PendingUnit> group)
    {
        using var transaction = statements.Connection.BeginTransaction(IsolationLevel.Serializable);
        var unit = new Unit(statements, transaction);
        foreach (var pending in group)
        {
            // A savepoint each, so that one unit's failure takes nothing of its neighbours with it.
            unit.Prepared("SAVEPOINT one").ExecuteNonQuery();
            if (!pending.Run(unit))
            {
                unit.Prepared("ROLLBACK TO one").ExecuteNonQuery();
            }

            unit.Prepared("RELEASE one").ExecuteNonQuery();
        }

        transaction.Commit();
        group.ForEach(pending => pending.Complete());
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The store could not write {Units} units; their requests were told to come again.")]
        public static partial void NotWritten(ILogger log, int units, Exception cause);
    }
}
