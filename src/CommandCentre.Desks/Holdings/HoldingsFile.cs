using System.Security.Cryptography;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Holdings;

/// <summary>The file of one country's holdings: loads, their rows, saved mappings, and what still has to be written to the country's journal.</summary>
/// <remarks>One writer at a time, which its caller sees to; reading may go on beside it. A row is there once its load is; what belongs to no load that is there is cleaned away.</remarks>
internal sealed partial class HoldingsFile : IDisposable
{
    private const int Version = 1;

    private const string Create = """
        CREATE TABLE loads (number INTEGER PRIMARY KEY AUTOINCREMENT, load BLOB NOT NULL UNIQUE, record BLOB NOT NULL, state INTEGER NOT NULL, form TEXT NOT NULL, officer TEXT NOT NULL,
            begun INTEGER NOT NULL, rejected INTEGER NOT NULL DEFAULT 0, digest TEXT NOT NULL DEFAULT '', label BLOB NOT NULL) STRICT;
        CREATE TABLE rows (row INTEGER PRIMARY KEY AUTOINCREMENT, load INTEGER NOT NULL, id BLOB NOT NULL, own BLOB NOT NULL, mode INTEGER NOT NULL, expires INTEGER, sealed BLOB NOT NULL) STRICT;
        CREATE INDEX rows_of_load ON rows (load, row, mode);
        CREATE INDEX rows_by_own ON rows (own);
        CREATE INDEX rows_by_id ON rows (id);
        CREATE INDEX rows_that_expire ON rows (expires) WHERE expires IS NOT NULL;
        CREATE TABLE mappings (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
        CREATE TABLE pending (number INTEGER PRIMARY KEY AUTOINCREMENT, after INTEGER NOT NULL, entry BLOB NOT NULL) STRICT;
        CREATE TABLE secret (record BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
        PRAGMA user_version = 1;
        """;

    private readonly CountryCode _country;
    private readonly HoldingSeal _seal;
    private readonly string _name;
    private readonly SqliteSession _written;
    private readonly SqliteSession _found;
    private readonly Lock _finding = new();
    private readonly SqliteSession _read;
    private readonly Lock _reading = new();
    private readonly OpenedHoldings _opened = new();

    private HoldingsFile(CountryCode country, HoldingSeal seal, string name, SqliteSession written, SqliteSession found, SqliteSession read)
    {
        (_country, _seal, _name, _written, _found, _read) = (country, seal, name, written, found, read);
    }

    /// <summary>What the country's own keeping is sealed under: the secret, and entries that wait for the journal.</summary>
    public Guid Record { get; private set; }

    private byte[] Secret { get; set; } = [];

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="JournalUnavailable">It cannot be opened, or is of another version.</exception>
    public static async Task<HoldingsFile> OpenAsync(string path, CountryCode country, RecordKeys keys)
    {
        var name = $"holdings/{Path.GetFileName(path)}";
        SqliteSession? written = null;
        SqliteSession? found = null;
        SqliteSession? read = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            written = new SqliteSession(path);
            Ensure(written, name);
            DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
            found = new SqliteSession(path);
            read = new SqliteSession(path);
            var file = new HoldingsFile(country, new HoldingSeal(country, keys), name, written, found, read);
            await file.OpenSecretAsync(keys).ConfigureAwait(false);
            return file;
        }
        catch (Exception failure)
        {
            written?.Dispose();
            found?.Dispose();
            read?.Dispose();
            throw failure is SqliteException sqlite ? SqliteFailure.Unavailable(name, sqlite) : failure;
        }
    }

    /// <summary>The effective value of a SQLite setting on the connection that writes.</summary>
    public string Pragma(string name) => _written.Pragma(name);

    /// <summary>What stands in the open for an owner's id.</summary>
    public byte[] Hash(string ownId) => HoldingSeal.Hash(Secret, ownId);

    /// <summary>One durable transaction.</summary>
    public T Write<T>(Func<T> work)
    {
        try
        {
            return Told(() => _written.Transaction(work));
        }
        finally
        {
            _opened.Drop();
        }
    }

    /// <summary>Takes what was deleted out of every file of the store.</summary>
    public void EmptyLog() => Told(() =>
    {
        _written.EmptyLog();
        return true;
    });

    public void Dispose()
    {
        lock (_finding)
        {
            _found.Dispose();
        }

        lock (_reading)
        {
            _read.Dispose();
        }

        _written.Dispose();
    }

    /// <summary>A new random id.</summary>
    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static Guid Id(SqliteDataReader row, int at) => new((byte[])row.GetValue(at), bigEndian: true);

    private static void Ensure(SqliteSession session, string name)
    {
        if (session.Version == 0)
        {
            session.Transaction(() =>
            {
                session.Execute(Create);
                return true;
            });
        }

        if (session.Version != Version)
        {
            throw new JournalUnavailable($"{name} has schema version {session.Version}; this program knows version {Version}.");
        }
    }

    private async Task OpenSecretAsync(RecordKeys keys)
    {
        var kept = _written.All("SELECT record, sealed FROM secret", row => (Id(row, 0), (byte[])row.GetValue(1)));
        if (kept is [var (record, closed)])
        {
            Record = record;
            Secret = Convert.FromHexString(_seal.OpenText(record, closed) ?? throw new JournalUnavailable($"{_name}: its key is not there; restore the keys, or take the file away and load anew."));
            return;
        }

        Record = NewId();
        await keys.EnsureAsync([(Record, _country.Value)]).ConfigureAwait(false);
        Secret = RandomNumberGenerator.GetBytes(32);
        _written.Run("INSERT INTO secret (record, sealed) VALUES ($1, $2)", Bytes(Record), _seal.CloseText(Record, Convert.ToHexString(Secret)));
    }

    /// <summary>A look at single rows, on a connection of its own: who asks for a hit waits for no counting and no listing.</summary>
    private T Found<T>(Func<SqliteSession, T> look)
    {
        lock (_finding)
        {
            return Told(() => look(_found));
        }
    }

    private T Look<T>(Func<SqliteSession, T> look)
    {
        lock (_reading)
        {
            return Told(() => look(_read));
        }
    }

    private T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Unavailable(_name, failure);
        }
    }
}
