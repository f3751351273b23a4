using System.Data.Common;
using Dapper;

namespace ExceptionIntel.Service.Storage;

/// <summary>Questions to the store, asked from outside a unit of writing or from within one.</summary>
public interface IQueries
{
    T? First<T>(string sql, object? parameters = null);

    IReadOnlyList<T> All<T>(string sql, object? parameters = null);
}

/// <summary>One unit of writing. All that is written through it becomes durable at once, or not at all.</summary>
public sealed class Unit(DbConnection connection, DbTransaction transaction) : IQueries, IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    public T? First<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    public IReadOnlyList<T> All<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();

    /// <summary>A command that is prepared once for all units of the group: the inbox writes thousands a second.</summary>
    public DbCommand Prepared(string sql)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            prepared.Add(sql, command);
        }

        return command;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }
    }
}
