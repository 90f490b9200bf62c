using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Fills <c>keys.db</c> from archives in one transaction: first everything that is erased, then names and keys of what is not.</summary>
internal sealed class KeyFilling : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private long _restored;

    public KeyFilling(JournalFiles files)
    {
        new KeyStore(files.Keys).Dispose(); // Makes the tables.
        _connection = SqliteConnections.OpenWriter(files.Keys);
        SqliteConnections.Execute(_connection, "PRAGMA secure_delete = ON");
        _transaction = _connection.BeginTransaction(deferred: false);
    }

    /// <summary>Takes a list of erased records; other entries are left.</summary>
    public void Erase(ArchiveEntry entry)
    {
        if (!entry.Name.StartsWith(RecordLists.Erased, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var words in RecordLists.Read(entry, 1))
        {
            var record = Id(entry, words);
            Run("INSERT OR IGNORE INTO erased (record) VALUES ($1)", record);
            Run("DELETE FROM keys WHERE record = $1", record);
            Run("DELETE FROM not_restored WHERE record = $1", record);
        }
    }

    /// <summary>Takes names, keys and owners; other entries are left.</summary>
    public void Fill(ArchiveEntry entry)
    {
        if (entry.Name.StartsWith(RecordLists.Named, StringComparison.Ordinal))
        {
            foreach (var words in RecordLists.Read(entry, 2))
            {
                Run("INSERT OR IGNORE INTO not_restored (record, owner) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM erased WHERE record = $1)", Id(entry, words), words[1]);
            }
        }
        else if (entry.Name.StartsWith(RecordLists.Keys, StringComparison.Ordinal))
        {
            foreach (var words in RecordLists.Read(entry, 3))
            {
                Add(Id(entry, words), words[1], RecordLists.Bytes(entry, words[2]));
            }
        }
        else if (entry.Name.StartsWith(RecordLists.Owners, StringComparison.Ordinal))
        {
            foreach (var words in RecordLists.Read(entry, 2))
            {
                AddOwner(words[0], RecordLists.Bytes(entry, words[1]));
            }
        }
    }

    /// <summary>Ends the transaction: all of it is on disk.</summary>
    public (long Keys, long Erased, long NotRestored) Commit()
    {
        var counts = (_restored, Count("SELECT count(*) FROM erased"), Count("SELECT count(*) FROM not_restored"));
        _transaction.Commit();
        SqliteConnections.Execute(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return counts;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _transaction.Dispose();
        _connection.Dispose();
    }

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private static byte[] Id(ArchiveEntry entry, string[] words) => RecordLists.Record(entry, words[0]).ToByteArray(bigEndian: true);

    /// <summary>A key that is newer than the archive of journals is of no use here; one of an erased record stays away.</summary>
    private void Add(byte[] record, string owner, byte[] wrapped)
    {
        if (Run("DELETE FROM not_restored WHERE record = $1 AND owner = $2", record, owner) == 1)
        {
            _restored += Run("INSERT INTO keys (record, owner, wrapped) VALUES ($1, $2, $3)", record, owner, wrapped);
        }
    }

    private void AddOwner(string owner, byte[] fingerprint)
    {
        Run("INSERT OR IGNORE INTO owners (owner, fingerprint) VALUES ($1, $2)", owner, fingerprint);
        using var command = Command("SELECT count(*) FROM owners WHERE owner = $1 AND fingerprint = $2");
        Bind(command, [owner, fingerprint]);
        if ((long)command.ExecuteScalar()! == 0)
        {
            throw new IOException(
                $"The data folder has been given another key of {owner} than the one that wraps these record keys: what was recorded since is sealed under it. Restore into an empty folder, with the archives of both.");
        }
    }

    private long Count(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private int Run(string sql, params object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _commands[sql] = Command(sql);
        }

        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        return command;
    }

    private static void Bind(SqliteCommand command, object[] values)
    {
        command.Parameters.Clear();
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters.AddWithValue($"${place + 1}", values[place]);
        }
    }
}
