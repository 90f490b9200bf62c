using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>The journal of one machine: <c>journal.db</c> (SQLite, write-ahead log, synchronous FULL) with its witness <c>heads.log</c>.</summary>
/// <remarks>
/// One connection appends, one caller at a time; a few others read beside it. Several processes may have the same folder open:
/// the expected head keeps them apart. Opening repairs nothing: a journal that is shorter than its witness says is readable but not
/// appended to until somebody has looked (<see cref="Damage"/>).
/// </remarks>
public sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    private const int Readers = 4;

    private readonly JournalFiles _files;
    private readonly JournalWriter _writer;
    private readonly HeadsLog _heads;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(Readers, Readers);
    private readonly ConcurrentBag<JournalReader> _idle = [];
    private readonly Dictionary<string, JournalDamaged> _damage;
    private bool _closed;

    private SqliteJournal(JournalFiles files, JournalWriter writer, HeadsLog heads, Dictionary<string, JournalDamaged> damage)
    {
        _files = files;
        _writer = writer;
        _heads = heads;
        _damage = damage;
    }

    /// <summary>The journals that do not hold what <c>heads.log</c> says was recorded, as found at opening. Appending to them is refused.</summary>
    public IReadOnlyCollection<JournalDamaged> Damage => _damage.Values;

    /// <summary>Opens the journals of a data folder; the folder and the files are made when they are not there.</summary>
    /// <exception cref="JournalDamaged"><c>journal.db</c> is missing, empty or no database although <c>heads.log</c> names lines of it.</exception>
    /// <exception cref="JournalUnavailable">The files cannot be opened, or are of another version.</exception>
    public static SqliteJournal Open(string dataFolder)
    {
        var files = new JournalFiles(Path.GetFullPath(dataFolder));
        Directory.CreateDirectory(files.Folder);
        var witness = HeadsLogReading.Of(files.Heads);
        RefuseMissing(files, witness);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenWriter(files.Database);
            JournalSchema.Ensure(connection);
            var writer = new JournalWriter(connection);
            return new SqliteJournal(files, writer, HeadsLog.Open(files), DamageAgainst(witness, connection));
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            throw SqliteFailure.Of(failure, files.Database, 1);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default)
    {
        JournalName.Checked(journal);
        return WithReaderAsync(reader => reader.Head(journal), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(
        string journal,
        JournalHead expected,
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        CancellationToken cancellationToken = default)
    {
        JournalAppends.Check(journal, lines);
        if (_damage.TryGetValue(journal, out var damage))
        {
            throw new JournalDamaged(journal, damage.Line, "not appended to, see `journal verify`: " + damage.Message, damage);
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var outcome = _writer.Append(journal, expected, lines);
            if (outcome.Recorded)
            {
                _heads.Append(journal, outcome.Head);
            }

            return outcome;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredLine> ReadAsync(
        string journal,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A page at a time: a slow reader must not hold a snapshot, or the log could never be cut back.
        var place = await WithReaderAsync(reader => reader.Start(journal, after), cancellationToken);
        while (place is { } from)
        {
            var (lines, next) = await WithReaderAsync(reader => (reader.Page(journal, from, out var end), end), cancellationToken);
            place = next;
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) =>
        WithReaderAsync(reader => reader.Names(), cancellationToken);

    /// <summary>The effective value of a SQLite setting on the connection that appends: <c>synchronous</c> is 2 (FULL).</summary>
    public string Pragma(string name) => _writer.Pragma(name);

    /// <summary>Closes the files after what is under way; who waits behind it hears that the journal is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        for (var reader = 0; reader < Readers; reader++)
        {
            await _reading.WaitAsync();
        }

        if (!_closed)
        {
            _closed = true;
            Close();
        }

        _reading.Release(Readers);
        _writing.Release();
    }

    private void Close()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _heads.Dispose();
        _writer.Dispose();
    }

    private async ValueTask<T> WithReaderAsync<T>(Func<JournalReader, T> read, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var reader = _idle.TryTake(out var idle) ? idle : JournalReader.Open(_files.Folder);
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private static void RefuseMissing(JournalFiles files, HeadsLogReading witness)
    {
        if (witness.Newest.FirstOrDefault() is (string journal, var head) && new FileInfo(files.Database) is not { Exists: true, Length: > 0 })
        {
            throw new JournalDamaged(journal, 1, $"lost, {files.Database} is missing or empty although heads.log names line {head.Number}");
        }
    }

    private static Dictionary<string, JournalDamaged> DamageAgainst(HeadsLogReading witness, SqliteConnection connection)
    {
        var damage = new Dictionary<string, JournalDamaged>(StringComparer.Ordinal);
        using var hashAt = SqliteConnections.Prepare(connection, "SELECT hash FROM lines WHERE journal = $journal AND number = $number", "$journal", "$number");
        using var headOf = SqliteConnections.Prepare(connection, JournalReader.HeadSql, "$journal");
        foreach (var (journal, head) in witness.Newest)
        {
            hashAt.Parameters[0].Value = journal;
            hashAt.Parameters[1].Value = head.Number;
            if (hashAt.ExecuteScalar() is not byte[] { Length: JournalHash.Size } hash)
            {
                var last = JournalReader.HeadBy(headOf, journal).Number;
                damage[journal] = new JournalDamaged(journal, Math.Min(last, head.Number - 1) + 1, $"lost, heads.log names line {head.Number} and the journal ends at {last}");
            }
            else if (new JournalHash(hash) != head.Hash)
            {
                damage[journal] = new JournalDamaged(journal, head.Number, "not the line that heads.log names");
            }
        }

        return damage;
    }
}
