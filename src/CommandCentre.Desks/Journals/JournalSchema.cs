using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>The one table of <c>journal.db</c>, and the version of it kept in <c>user_version</c>.</summary>
internal static class JournalSchema
{
    public const int Version = 1;

    // One tree without a second index: nothing in the file says the same thing twice, so no copy can rot unseen.
    private const string Create = """
        CREATE TABLE lines (
            journal TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            bytes BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (journal, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER lines_are_never_changed BEFORE UPDATE ON lines BEGIN SELECT RAISE(ABORT, 'a journal line is never changed'); END;
        CREATE TRIGGER lines_are_never_removed BEFORE DELETE ON lines BEGIN SELECT RAISE(ABORT, 'a journal line is never removed'); END;
        PRAGMA user_version = 1;
        """;

    /// <summary>Makes the table in a new file, or checks that the file is of the version known here.</summary>
    /// <exception cref="JournalUnavailable">The file is of another version.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        if (VersionOf(connection) == 0)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (VersionOf(connection) == 0)
            {
                SqliteConnections.Execute(connection, Create);
            }

            transaction.Commit();
        }

        var version = VersionOf(connection);
        if (version != Version)
        {
            throw new JournalUnavailable($"{connection.DataSource} has schema version {version}; this program knows version {Version}.");
        }
    }

    public static int VersionOf(SqliteConnection connection) =>
        int.Parse(SqliteConnections.Pragma(connection, "user_version"), System.Globalization.CultureInfo.InvariantCulture);
}
