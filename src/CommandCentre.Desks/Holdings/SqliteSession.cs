using CommandCentre.Desks.Journals;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommandCentre.Desks.Holdings;

/// <summary>One connection to a file of holdings, its statements prepared once. One caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int CacheKibibytes = 32 * 1024;
    private const int CheckpointPages = 8_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteSession(string file)
    {
        _connection = SqliteConnections.OpenWriter(file);
        // Freed bytes are overwritten with zeros: what was withdrawn must not stay in the slack of a page.
        SqliteConnections.Execute(_connection, "PRAGMA secure_delete = ON");
        // Ids are random, so their trees are written all over: they have to fit.
        SqliteConnections.Execute(_connection, $"PRAGMA cache_size = -{CacheKibibytes}");
        SqliteConnections.Execute(_connection, $"PRAGMA wal_autocheckpoint = {CheckpointPages}");
    }

    public string Pragma(string name) => SqliteConnections.Pragma(_connection, name);

    /// <summary>The schema's version; 0 for a new file.</summary>
    public int Version => JournalSchema.VersionOf(_connection);

    /// <summary>Runs statements that are not prepared.</summary>
    public void Execute(string sql) => SqliteConnections.Execute(_connection, sql);

    /// <summary>Runs a statement with <c>$1, $2 ...</c>; how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row; absent for none.</summary>
    public object? One(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>All rows.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The number of the row inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(_connection.Handle);

    /// <summary>All that is done in it is on disk together, or none of it.</summary>
    public T Transaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var made = work();
            Run("COMMIT");
            return made;
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Run("ROLLBACK");
            }
        }
    }

    /// <summary>Takes what was deleted out of the log too, as far as no reader stands in the way.</summary>
    public void EmptyLog() => One("PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            string[] names = [.. Enumerable.Range(1, values.Length).Select(number => $"${number}")];
            _commands[sql] = command = SqliteConnections.Prepare(_connection, sql, names);
        }

        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }

        return command;
    }
}
