using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommandCentre.Desks.Journals;

/// <summary>Opens SQLite files the way this store needs them and reads the effective settings back.</summary>
internal static class SqliteConnections
{
    private const int BusySeconds = 5;

    /// <summary>No line comes near this: a damaged length must not be believed.</summary>
    private const int LongestValue = 64 * 1024 * 1024;

    /// <summary>A connection that writes durably: write-ahead log, synchronous FULL, both read back.</summary>
    /// <exception cref="JournalUnavailable">The file cannot be opened or the settings do not hold.</exception>
    public static SqliteConnection OpenWriter(string file)
    {
        var connection = Open(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate });
        try
        {
            // 8 KB: measured on rows of 0.3 to 1.5 KB without rowid, half the file and twice the speed of 4 KB.
            Execute(connection, "PRAGMA page_size = 8192");
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = FULL");
            Require(connection, "journal_mode", "wal");
            Require(connection, "synchronous", "2");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection beside a writer, or on the files of a stopped or crashed server; it changes neither the database nor its log.</summary>
    /// <remarks>
    /// Without a log nobody has the database open: it is then read as immutable, or SQLite would leave a log and its index behind.
    /// </remarks>
    public static SqliteConnection OpenReader(string file)
    {
        var source = File.Exists(file + "-wal") ? file : $"file:{Uri.EscapeDataString(Path.GetFullPath(file)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1";
        var connection = Open(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly });
        try
        {
            _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
            Execute(connection, "PRAGMA query_only = ON");
            Execute(connection, "PRAGMA cell_size_check = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The value of a setting as it really is on this connection.</summary>
    public static string Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A statement that is prepared once and lives as long as its connection.</summary>
    public static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        command.Prepare();
        return command;
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        settings.DefaultTimeout = BusySeconds;
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
            Execute(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Require(SqliteConnection connection, string pragma, string expected)
    {
        var actual = Pragma(connection, pragma);
        if (actual != expected)
        {
            throw new JournalUnavailable($"{connection.DataSource}: PRAGMA {pragma} is {actual}, not {expected}: lines would not be durable.");
        }
    }
}
