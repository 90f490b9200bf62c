using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>The journal of one machine: <c>journal.db</c> (SQLite, write-ahead log, synchronous FULL) with its witness <c>heads.log</c>.</summary>
/// <remarks>
/// One connection appends; what comes for one journal or several while it writes is written together next. A few others read beside it. Several processes may have the same folder open:
/// the expected head keeps them apart. Opening repairs nothing: a journal that is shorter than its witness says is read up to what is lost,
/// which is said then, and not appended to until somebody has looked (<see cref="Damage"/>). All lines hang in one tree: where its structure is
/// damaged nothing is appended to any journal, because a write for one could take lines from another.
/// </remarks>
public sealed partial class SqliteJournal : IJournal, IAsyncDisposable
{
    private const int Readers = 4;

    private readonly JournalFiles _files;
    private readonly JournalWriter _writer;
    private readonly HeadsLog _heads;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(Readers, Readers);
    private readonly ConcurrentBag<JournalReader> _idle = [];
    private readonly Dictionary<string, JournalDamaged> _damage;
    private readonly string? _structure;

    /// <summary>The newest line of each journal that heads.log names or this process has appended: no reading may come back with less.</summary>
    private readonly ConcurrentDictionary<string, JournalHead> _known;

    private bool _closed;

    private SqliteJournal(JournalFiles files, JournalWriter writer, HeadsLog heads, HeadsLogReading witness, Dictionary<string, JournalDamaged> damage, string? witnessFault)
    {
        _files = files;
        _writer = writer;
        _heads = heads;
        _damage = damage;
        _structure = writer.StructureFault();
        WitnessFault = witnessFault;
        _known = new(witness.Newest.Select(newest => KeyValuePair.Create(newest.Journal, newest.Head)), StringComparer.Ordinal);
    }

    /// <summary>The journals that do not hold what <c>heads.log</c> says was recorded, as found at opening. Appending to them is refused.</summary>
    public IReadOnlyCollection<JournalDamaged> Damage => _damage.Values;

    /// <summary>What is wrong with <c>heads.log</c>, as found at opening: a loss at the end of a journal might have gone unseen. Nothing when it can be believed.</summary>
    public string? WitnessFault { get; }

    /// <summary>Opens the journals of a data folder; the folder and the files are made when they are not there.</summary>
    /// <exception cref="JournalDamaged"><c>journal.db</c> is missing, empty or no database although <c>heads.log</c> names lines of it.</exception>
    /// <exception cref="JournalUnavailable">The files cannot be opened, or are of another version.</exception>
    public static SqliteJournal Open(string dataFolder)
    {
        var files = new JournalFiles(Path.GetFullPath(dataFolder));
        Directory.CreateDirectory(files.Folder);
        var witness = HeadsLogReading.Of(files.Heads);
        RefuseMissing(files, witness);
        KeepDamagedLog(files, witness);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenWriter(files.Database);
            JournalSchema.Ensure(connection);
            var writer = new JournalWriter(connection);
            return new SqliteJournal(files, writer, HeadsLog.Open(files), witness, JournalAgainstWitness.Damage(connection, witness), JournalAgainstWitness.Fault(connection, witness));
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
    public async ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default)
    {
        JournalName.Checked(journal);
        ThrowIfDamaged(journal);
        var known = Known(journal);
        var head = await WithReaderAsync(reader => reader.Head(journal), cancellationToken);
        ThrowIfShort(journal, head.Number, known);
        return head;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredLine> ReadAsync(
        string journal,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // What is known to have been recorded must come, or it is said that it does not.
        var (known, reached) = (_known.GetValueOrDefault(journal), after);

        // A page at a time: a slow reader must not hold a snapshot, or the log could never be cut back.
        var place = await WithReaderAsync(reader => reader.Start(journal, after), cancellationToken);
        if (place is null)
        {
            ThrowIfShort(journal, after - 1, known.Number);
        }

        while (place is { } from)
        {
            var (lines, next) = await WithReaderAsync(reader => (reader.Page(journal, from, out var end), end), cancellationToken);
            place = next;
            foreach (var line in lines)
            {
                reached = line.Number == known.Number && line.Hash != known.Hash
                    ? throw new JournalDamaged(journal, line.Number, "not the line that was recorded")
                    : line.Number;
                yield return line;
            }
        }

        ThrowIfShort(journal, reached, known.Number);
        ThrowIfStructureDamaged(journal, reached);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var names = await WithReaderAsync(reader => reader.Names(), cancellationToken);
            return [.. names.Union(_known.Keys).Order(StringComparer.Ordinal)];
        }
        catch (JournalDamaged) when (!_known.IsEmpty)
        {
            // Each says of itself what is damaged when it is read; that one cannot be listed must not hide the others.
            return [.. _known.Keys.Order(StringComparer.Ordinal)];
        }
    }

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

    private long Known(string journal) => _known.GetValueOrDefault(journal).Number;

    private void ThrowIfDamaged(string journal)
    {
        if (_damage.TryGetValue(journal, out var damage))
        {
            throw new JournalDamaged(journal, damage.Line, "see `journal verify`: " + damage.Message, damage);
        }
    }

    private void ThrowIfStructureDamaged(string journal, long last)
    {
        if (_structure is not null)
        {
            throw new JournalDamaged(journal, last + 1, $"nothing is recorded any more, the structure of the database file is damaged ({_structure})");
        }
    }

    private static void ThrowIfShort(string journal, long last, long known)
    {
        if (last < known)
        {
            throw Short(journal, last, known);
        }
    }

    private static JournalDamaged Short(string journal, long last, long known) => new(journal, last + 1, $"lost, line {known} was recorded and the journal ends at {last}");

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

    /// <summary>Where lines are lost they may still lie in the log behind a damaged place, and the first write would go over them: it is laid aside once.</summary>
    private static void KeepDamagedLog(JournalFiles files, HeadsLogReading witness)
    {
        if (File.Exists(files.WriteAheadLog) && !File.Exists(files.KeptLog) && IsDamaged(files, witness))
        {
            File.Copy(files.WriteAheadLog, files.KeptLog);
            DurableFiles.SyncFolder(files.Folder);
        }
    }

    private static bool IsDamaged(JournalFiles files, HeadsLogReading witness)
    {
        try
        {
            using var connection = SqliteConnections.OpenReader(files.Database);
            return JournalAgainstWitness.Damage(connection, witness).Count > 0;
        }
        catch (SqliteException failure)
        {
            return SqliteFailure.IsDamage(failure);
        }
    }

    private static void RefuseMissing(JournalFiles files, HeadsLogReading witness)
    {
        if (witness.Newest.FirstOrDefault() is (string journal, var head) && new FileInfo(files.Database) is not { Exists: true, Length: > 0 })
        {
            throw new JournalDamaged(journal, 1, $"lost, {files.Database} is missing or empty although heads.log names line {head.Number}");
        }
    }
}
