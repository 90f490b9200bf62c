using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>One connection to <c>keys.db</c>: wrapped keys, the owners whose keys wrap them, and the records whose key was erased. One caller at a time.</summary>
internal sealed class KeyStore : IDisposable
{
    private const string Create = """
        CREATE TABLE owners (owner TEXT PRIMARY KEY, fingerprint BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE keys (record BLOB PRIMARY KEY, owner TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE erased (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    // Records that had a key where a backup was taken, restored here without it: a key made anew would open nothing of theirs.
    private const string AddNotRestored = """
        CREATE TABLE not_restored (record BLOB PRIMARY KEY, owner TEXT NOT NULL) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 2;
        """;

    // A damaged file can hang the rows of one table under the name of another: a key must not pass for an erased one, which nobody would look for.
    private const string AddMarks = """
        ALTER TABLE erased ADD COLUMN mark TEXT NOT NULL DEFAULT 'erased';
        ALTER TABLE not_restored ADD COLUMN mark TEXT NOT NULL DEFAULT 'not restored';
        PRAGMA user_version = 3;
        """;

    internal const int NotRestoredVersion = 2;
    internal const int MarksVersion = 3;
    internal const int Version = 3;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findAll;
    private readonly SqliteCommand _isErased;
    private readonly SqliteCommand _isNotRestored;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _overwrite;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _markErased;

    public KeyStore(string file)
    {
        _connection = SqliteConnections.OpenWriter(file);
        // Freed bytes are overwritten with zeros: an erased key must not stay in the slack of a page.
        SqliteConnections.Execute(_connection, "PRAGMA secure_delete = ON");
        EnsureSchema();
        _find = SqliteConnections.Prepare(_connection, "SELECT owner, wrapped FROM keys WHERE record = $record", "$record");
        _findAll = SqliteConnections.Prepare(
            _connection, "SELECT record, owner, wrapped FROM keys WHERE record IN (SELECT unhex(value) FROM json_each($records))", "$records");
        _isErased = SqliteConnections.Prepare(_connection, "SELECT mark = 'erased' FROM erased WHERE record = $record", "$record");
        _isNotRestored = SqliteConnections.Prepare(_connection, "SELECT mark = 'not restored' FROM not_restored WHERE record = $record", "$record");
        _insert = SqliteConnections.Prepare(
            _connection, "INSERT INTO keys (record, owner, wrapped) VALUES ($record, $owner, $wrapped)", "$record", "$owner", "$wrapped");
        _overwrite = SqliteConnections.Prepare(_connection, "UPDATE keys SET wrapped = zeroblob(length(wrapped)) WHERE record = $record", "$record");
        _delete = SqliteConnections.Prepare(_connection, "DELETE FROM keys WHERE record = $record", "$record");
        _markErased = SqliteConnections.Prepare(_connection, "INSERT OR IGNORE INTO erased (record) VALUES ($record)", "$record");
    }

    /// <summary>What a failure of SQLite means here: the keys are not to be had now, or they are damaged.</summary>
    public static Exception Failure(SqliteException failure) => SqliteFailure.IsDamage(failure)
        ? new KeysDamaged($"unreadable, the structure of the file is damaged ({failure.Message})", failure)
        : SqliteFailure.Unavailable("keys.db", failure);

    public string Pragma(string name) => SqliteConnections.Pragma(_connection, name);

    public SqliteTransaction Begin() => _connection.BeginTransaction(deferred: false);

    public (string Owner, byte[] Wrapped)? Find(Guid record)
    {
        _find.Parameters[0].Value = Bytes(record);
        using var reader = _find.ExecuteReader();
        return !reader.Read() ? null
            : reader.GetValue(0) is string owner && reader.GetValue(1) is byte[] wrapped ? (owner, wrapped)
            : throw new KeysDamaged($"the row of record {record} is damaged");
    }

    /// <summary>What is kept for many records at once, damaged rows passed over: one statement instead of one for each.</summary>
    public List<(Guid Record, string Owner, byte[] Wrapped)> Find(IEnumerable<Guid> records)
    {
        _findAll.Parameters[0].Value = $"[{string.Join(',', records.Select(record => $"\"{Convert.ToHexString(Bytes(record))}\""))}]";
        using var reader = _findAll.ExecuteReader();
        var found = new List<(Guid, string, byte[])>();
        while (reader.Read())
        {
            if (reader.GetValue(0) is byte[] { Length: 16 } record && reader.GetValue(1) is string owner && reader.GetValue(2) is byte[] wrapped)
            {
                found.Add((new Guid(record, bigEndian: true), owner, wrapped));
            }
        }

        return found;
    }

    public bool IsErased(Guid record) => IsMarked(_isErased, record);

    /// <summary>Whether the record's key was left out when the folder was restored.</summary>
    public bool IsNotRestored(Guid record) => IsMarked(_isNotRestored, record);

    /// <summary>How many records' keys were left out when the folder was restored.</summary>
    public long CountNotRestored()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM not_restored";
        return (long)command.ExecuteScalar()!;
    }

    public void Insert(SqliteTransaction transaction, Guid record, string owner, byte[] wrapped)
    {
        _insert.Parameters[0].Value = Bytes(record);
        _insert.Parameters[1].Value = owner;
        _insert.Parameters[2].Value = wrapped;
        Run(_insert, transaction);
    }

    /// <summary>Takes a record's key out of the file for ever, durably; afterwards no file of the store holds it.</summary>
    /// <returns>Whether there was a key.</returns>
    /// <exception cref="JournalUnavailable">The key is gone from the table but another program kept the log from being emptied: call again.</exception>
    public bool Erase(Guid record)
    {
        bool found;
        using (var transaction = Begin())
        {
            _overwrite.Parameters[0].Value = _delete.Parameters[0].Value = _markErased.Parameters[0].Value = Bytes(record);
            found = Run(_overwrite, transaction) > 0;
            Run(_delete, transaction);
            Run(_markErased, transaction);
            transaction.Commit();
        }

        EmptyLog(record);
        return found;
    }

    public Dictionary<string, byte[]> Fingerprints()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT owner, fingerprint FROM owners";
        using var reader = command.ExecuteReader();
        var fingerprints = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.GetValue(0) is not string owner || reader.GetValue(1) is not byte[] fingerprint || !fingerprints.TryAdd(owner, fingerprint))
            {
                throw new KeysDamaged("the list of owners is damaged");
            }
        }

        return fingerprints;
    }

    public void AddOwner(SqliteTransaction transaction, string owner, byte[] fingerprint)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO owners (owner, fingerprint) VALUES ($owner, $fingerprint)";
        command.Parameters.AddWithValue("$owner", owner);
        command.Parameters.AddWithValue("$fingerprint", fingerprint);
        Run(command, transaction);
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_find, _findAll, _isErased, _isNotRestored, _insert, _overwrite, _delete, _markErased])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static bool IsMarked(SqliteCommand mark, Guid record)
    {
        mark.Parameters[0].Value = Bytes(record);
        return mark.ExecuteScalar() switch
        {
            null => false,
            1L => true,
            _ => throw new KeysDamaged($"the row of record {record} stands in another table"),
        };
    }

    private static byte[] Bytes(Guid record) => record.ToByteArray(bigEndian: true);

    private static int Run(SqliteCommand command, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        return command.ExecuteNonQuery();
    }

    private void EmptyLog(Guid record)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (command.ExecuteScalar() is not 0L)
        {
            throw new JournalUnavailable($"The key of record {record} is erased, but another program reads keys.db and its log still holds a copy: erase again.");
        }
    }

    private void EnsureSchema()
    {
        if (JournalSchema.VersionOf(_connection) is >= 0 and < Version)
        {
            using var transaction = Begin();
            string[] steps = [Create, AddNotRestored, AddMarks];
            foreach (var step in steps.Skip(JournalSchema.VersionOf(_connection)))
            {
                SqliteConnections.Execute(_connection, step);
            }

            transaction.Commit();
        }

        if (JournalSchema.VersionOf(_connection) is not Version and var version)
        {
            throw new JournalUnavailable($"{_connection.DataSource} has schema version {version}; this program knows version {Version}.");
        }
    }
}
