using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommandCentre.Desks.Journals;

/// <summary>Turns SQLite's failures into the two that this store knows: damaged, or not available now.</summary>
internal static class SqliteFailure
{
    /// <summary>What a failure at or after line <paramref name="line"/> means.</summary>
    public static Exception Of(SqliteException failure, string journal, long line) => IsDamage(failure)
        ? new JournalDamaged(journal, line, $"unreadable, the structure of the database file is damaged ({failure.Message})", failure)
        : Unavailable(journal, failure);

    /// <summary>A failure that is none of the files' content: it may pass.</summary>
    public static JournalUnavailable Unavailable(string subject, SqliteException failure) =>
        new($"{subject}: {Reason(failure)}", failure) { IsFull = failure.SqliteErrorCode is raw.SQLITE_FULL };

    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR;

    private static string Reason(SqliteException failure) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk that holds it is full; nothing was recorded.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds it; nothing was recorded.",
        raw.SQLITE_READONLY => "it is not writable; nothing was recorded.",
        _ => $"it cannot be reached ({failure.Message}).",
    };
}
