using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Lists what <c>keys.db</c> holds, beside a running server, in short reads: an erasure never waits for it.</summary>
internal sealed class KeyListing : IDisposable
{
    private const int Page = 10_000;

    private readonly SqliteConnection? _connection;

    /// <summary>Opens the file for reading; where there is none, every list is empty.</summary>
    public KeyListing(JournalFiles files)
    {
        if (File.Exists(files.Keys))
        {
            _connection = SqliteConnections.OpenReader(files.Keys);
        }
    }

    /// <summary>Records that have a key, or had one when the folder was restored without it: record and owner.</summary>
    public IEnumerable<string> Named() => Rows("SELECT record, owner FROM keys WHERE record > $after ORDER BY record LIMIT $page", Owned)
        .Concat(HasLater ? Rows("SELECT record, owner FROM not_restored WHERE record > $after ORDER BY record LIMIT $page", Owned) : []);

    /// <summary>Wrapped keys: record, owner, bytes.</summary>
    public IEnumerable<string> Keys() =>
        Rows("SELECT record, owner, wrapped FROM keys WHERE record > $after ORDER BY record LIMIT $page", row => $"{Owned(row)} {Convert.ToBase64String(row.GetFieldValue<byte[]>(2))}");

    /// <summary>Erased records.</summary>
    public IEnumerable<string> Erased() => Rows(
        $"SELECT record, {(Version >= KeyStore.MarksVersion ? "mark = 'erased'" : "1")} FROM erased WHERE record > $after ORDER BY record LIMIT $page",
        row => row.GetValue(1) is 1L ? Record(row) : throw new KeysDamaged($"the row of record {Record(row)} stands in another table"));

    /// <summary>Owners and the fingerprints of their keys.</summary>
    public IReadOnlyList<string> Owners()
    {
        if (_connection is null)
        {
            return [];
        }

        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT owner, fingerprint FROM owners ORDER BY owner";
        using var rows = command.ExecuteReader();
        var owners = new List<string>();
        while (rows.Read())
        {
            owners.Add($"{rows.GetString(0)} {Convert.ToBase64String(rows.GetFieldValue<byte[]>(1))}");
        }

        return owners;
    }

    public void Dispose() => _connection?.Dispose();

    private int Version => _connection is null ? 0 : JournalSchema.VersionOf(_connection);

    private bool HasLater => Version >= KeyStore.NotRestoredVersion;

    private static string Record(SqliteDataReader row) => new Guid(row.GetFieldValue<byte[]>(0), bigEndian: true).ToString("D");

    private static string Owned(SqliteDataReader row) => row.GetString(1) is { Length: 2 } owner
        ? $"{Record(row)} {owner}"
        : throw new KeysDamaged($"the row of record {Record(row)} is damaged");

    private IEnumerable<string> Rows(string sql, Func<SqliteDataReader, string> shown)
    {
        byte[]? after = [];
        while (_connection is not null && after is not null)
        {
            var page = new List<string>();
            after = Read(sql, after, row => page.Add(shown(row)));
            foreach (var row in page)
            {
                yield return row;
            }
        }
    }

    /// <summary>One page; the record to go on behind, or nothing at the end.</summary>
    private byte[]? Read(string sql, byte[] after, Action<SqliteDataReader> see)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$page", Page);
        using var rows = command.ExecuteReader();
        byte[]? last = null;
        while (rows.Read())
        {
            see(rows);
            last = rows.GetFieldValue<byte[]>(0);
        }

        return last;
    }
}
