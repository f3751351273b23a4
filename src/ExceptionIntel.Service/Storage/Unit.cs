using System.Data.Common;

namespace ExceptionIntel.Service.Storage;

/// <summary>Questions to the store, asked from outside a unit of writing or from within one.</summary>
public interface IQueries
{
    T? First<T>(string sql, object? parameters = null);

    IReadOnlyList<T> All<T>(string sql, object? parameters = null);
}

/// <summary>One unit of writing. All that is written through it becomes durable at once, or not at all.</summary>
public sealed class Unit(Statements statements, DbTransaction transaction) : IQueries
{
    public int Execute(string sql, object? parameters = null) => statements.Execute(sql, parameters, transaction);

    public T? First<T>(string sql, object? parameters = null) => statements.First<T>(sql, parameters, transaction);

    public IReadOnlyList<T> All<T>(string sql, object? parameters = null) => statements.All<T>(sql, parameters, transaction);

    /// <summary>A statement to be bound by hand, where even reading the parameters' names costs too much.</summary>
    public DbCommand Prepared(string sql) => statements.Prepared(sql, transaction);
}
