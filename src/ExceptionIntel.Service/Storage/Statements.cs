using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace ExceptionIntel.Service.Storage;

/// <summary>
/// One connection with the statements that were run on it, each parsed by the store once: the same few run thousands of times a
/// second, and parsing them again costs more than running them. Not for two threads at once.
/// </summary>
public sealed class Statements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<(string Sql, Type? Parameters), Statement> known = [];

    public DbConnection Connection => connection;

    public int Execute(string sql, object? parameters, DbTransaction? transaction = null) =>
        Find(sql, parameters) is { } statement ? statement.Bind(parameters, transaction).ExecuteNonQuery() : connection.Execute(sql, parameters, transaction);

    public T? First<T>(string sql, object? parameters, DbTransaction? transaction = null)
    {
        if (Find(sql, parameters) is not { } statement)
        {
            return connection.QueryFirstOrDefault<T>(sql, parameters, transaction);
        }

        using var reader = statement.Bind(parameters, transaction).ExecuteReader();
        return reader.Read() ? Value<T>(reader.GetRowParser(typeof(T))(reader)) : default;
    }

    public IReadOnlyList<T> All<T>(string sql, object? parameters, DbTransaction? transaction = null)
    {
        if (Find(sql, parameters) is not { } statement)
        {
            return connection.Query<T>(sql, parameters, transaction).AsList();
        }

        var rows = new List<T>();
        using var reader = statement.Bind(parameters, transaction).ExecuteReader();
        Func<DbDataReader, object>? parse = null;
        while (reader.Read())
        {
            parse ??= reader.GetRowParser(typeof(T));
            rows.Add(Value<T>(parse(reader))!);
        }

        return rows;
    }

    /// <summary>A statement to be bound by hand.</summary>
    public DbCommand Prepared(string sql, DbTransaction? transaction) => Find(sql, null)!.Bind(null, transaction);

    public void Dispose()
    {
        foreach (var statement in known.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    /// <returns>Null for a statement whose text depends on a list's length: it is another one each time.</returns>
    private Statement? Find(string sql, object? parameters)
    {
        var key = (sql, parameters?.GetType());
        if (known.TryGetValue(key, out var statement))
        {
            return statement;
        }

        var properties = parameters?.GetType().GetProperties().Where(property => sql.Contains($"@{property.Name}", StringComparison.Ordinal)).ToArray() ?? [];
        if (properties.Any(property => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)))
        {
            return null;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        known.Add(key, statement = new Statement(command, properties));
        return statement;
    }

    private static T? Value<T>(object? value) => value switch
    {
        T fits => fits,
        null or DBNull => default,
        _ => (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture),
    };

    private sealed class Statement : IDisposable
    {
        private readonly DbCommand command;
        private readonly PropertyInfo[] properties;

        public Statement(DbCommand command, PropertyInfo[] properties)
        {
            this.command = command;
            this.properties = properties;
            foreach (var property in properties)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@{property.Name}";
                command.Parameters.Add(parameter);
            }
        }

        public DbCommand Bind(object? parameters, DbTransaction? transaction)
        {
            command.Transaction = transaction;
            for (var i = 0; i < properties.Length; i++)
            {
                command.Parameters[i].Value = properties[i].GetValue(parameters) ?? DBNull.Value;
            }

            return command;
        }

        public void Dispose() => command.Dispose();
    }
}
