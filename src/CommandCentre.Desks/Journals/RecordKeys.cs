using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <summary>
/// One AES-256 key per record, kept in <c>keys.db</c> wrapped by the owner country's key, which lies outside the data folder.
/// Fields about persons and H1-H3 text are sealed under it from the first line on; erasing it erases them and leaves the journal's chain whole.
/// </summary>
/// <remarks>Every member may be called from many threads at once. Unwrapped keys are kept in memory for at most the 100,000 records used last.</remarks>
public sealed partial class RecordKeys : IDisposable
{
    private const int CacheGeneration = 50_000;

    private readonly Lock _lookup = new();
    private readonly KeyCache _cache = new(CacheGeneration);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly KeyStore _written;
    private readonly KeyStore _read;
    private readonly OwnerKeys _owners;

    /// <summary>Counts erasures, so that a key read before one is not remembered after it.</summary>
    private long _erasures;

    private RecordKeys(KeyStore written, KeyStore read, OwnerKeys owners)
    {
        _written = written;
        _read = read;
        _owners = owners;
    }

    /// <summary>Sees to it that every record has a key. When the call returns, all of them are on disk: do this before the append that uses them.</summary>
    /// <param name="records">Record and owner country (two capital letters); a record may be named again and keeps its key.</param>
    /// <param name="cancellationToken">Looked at until writing begins.</param>
    /// <exception cref="RecordErased">One of them was erased; no key was made for any.</exception>
    /// <exception cref="RecordNotRestored">The key of one of them was not restored; no key was made for any.</exception>
    /// <exception cref="ArgumentException">An owner is not two capital letters, or the record has another owner.</exception>
    /// <exception cref="OwnerKeysMissing">The owner's key was there once and is not now.</exception>
    /// <exception cref="JournalUnavailable">The store failed.</exception>
    public async ValueTask EnsureAsync(IReadOnlyCollection<(Guid Record, string Owner)> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.All(asked => Has(asked.Record, asked.Owner)))
        {
            return;
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            Make(records);
        }
        catch (SqliteException failure)
        {
            throw KeyStore.Failure(failure);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Seals bytes under the record's key: 12 bytes nonce, 16 bytes tag, then as many bytes as <paramref name="plain"/> has.</summary>
    /// <param name="record">A record named to <see cref="EnsureAsync"/> before.</param>
    /// <param name="plain">What to seal.</param>
    /// <param name="associated">What the seal belongs to, in the open: the same bytes are needed to open it.</param>
    /// <exception cref="RecordErased">The record's key was erased.</exception>
    /// <exception cref="InvalidOperationException">The record never had a key.</exception>
    public byte[] Seal(Guid record, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var key = Find(record, out var absent);
        return key is not null ? AesSeal.Close(key.Key, plain, associated)
            : absent is SealOpening.Erased ? throw new RecordErased(record)
            : absent is SealOpening.NotRestored ? throw new RecordNotRestored(record)
            : throw new InvalidOperationException($"Record {record} has no key: EnsureAsync comes before sealing.");
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <param name="record">The record it was sealed for.</param>
    /// <param name="closed">The sealed bytes.</param>
    /// <param name="associated">The same associated bytes.</param>
    /// <param name="plain">The plain bytes when opened, else empty.</param>
    /// <exception cref="KeysDamaged">The record's key is not as it was kept.</exception>
    /// <exception cref="JournalUnavailable">The store of the keys failed.</exception>
    public SealOpening TryOpen(Guid record, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> associated, out byte[] plain)
    {
        plain = [];
        if (Find(record, out var absent) is not { } key)
        {
            return absent;
        }

        if (AesSeal.Open(key.Key, closed, associated) is not { } opened)
        {
            return SealOpening.Damaged;
        }

        plain = opened;
        return SealOpening.Opened;
    }

    /// <summary>Whether the record's key was erased.</summary>
    public bool IsErased(Guid record)
    {
        return Looked(() => _read.IsErased(record));
    }

    /// <summary>Whether the record's key was left out when the folder was restored.</summary>
    public bool IsNotRestored(Guid record)
    {
        return Looked(() => _read.IsNotRestored(record));
    }

    /// <summary>How many records' keys were left out when the folder was restored: their sealed fields are closed until the keys are restored too.</summary>
    public long CountNotRestored()
    {
        return Looked(_read.CountNotRestored);
    }

    /// <summary>Erases the record's key for ever, durably, from every file of the store. No key is made for that record again.</summary>
    /// <remarks>Another process that has the folder open may keep the key in memory until it ends.</remarks>
    /// <returns>Whether there was a key.</returns>
    /// <exception cref="JournalUnavailable">The store failed; call again.</exception>
    public async ValueTask<bool> EraseAsync(Guid record, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return _written.Erase(record);
        }
        catch (SqliteException failure)
        {
            throw KeyStore.Failure(failure);
        }
        finally
        {
            // Whatever came of it: from now on the file is asked, not the memory.
            lock (_lookup)
            {
                _erasures++;
                _cache.Forget(record);
            }

            _writing.Release();
        }
    }

    /// <summary>The effective value of a SQLite setting on the connection that writes: <c>synchronous</c> is 2 (FULL), <c>secure_delete</c> 1.</summary>
    public string Pragma(string name) => _written.Pragma(name);

    /// <summary>Closes the files after what is being written.</summary>
    public void Dispose()
    {
        _writing.Wait();
        lock (_lookup)
        {
            _read.Dispose();
            _written.Dispose();
        }

        _writing.Release();
    }

    private bool Has(Guid record, string owner)
    {
        if (owner is null || !OwnerShape().IsMatch(owner))
        {
            throw new ArgumentException($"'{owner}' is no owner: allowed are two capital letters, as in DE, EU or XK.", nameof(owner));
        }

        if (Find(record, out var absent) is not { } key)
        {
            return absent is SealOpening.Erased ? throw new RecordErased(record)
                : absent is SealOpening.NotRestored ? throw new RecordNotRestored(record)
                : false;
        }

        return key.Owner == owner ? true : throw new ArgumentException($"Record {record} is owned by {key.Owner}, not {owner}.", nameof(owner));
    }

    private void Make(IReadOnlyCollection<(Guid Record, string Owner)> records)
    {
        if (records.Distinct().GroupBy(asked => asked.Record).FirstOrDefault(owners => owners.Skip(1).Any()) is { } disputed)
        {
            throw new ArgumentException($"Record {disputed.Key} is named with {disputed.Count()} owners; it has one.", nameof(records));
        }

        var made = new Dictionary<Guid, RecordKey>();
        using (var transaction = _written.Begin())
        {
            var fingerprints = _written.Fingerprints();
            foreach (var (record, owner) in records)
            {
                // Another process may have been faster: looked up again inside the transaction.
                if (!Has(record, owner) && made.TryAdd(record, new RecordKey(RandomNumberGenerator.GetBytes(OwnerKeys.KeySize), owner)))
                {
                    var ownerKey = OwnerKey(transaction, owner, fingerprints);
                    _written.Insert(transaction, record, owner, OwnerKeys.Wrap(ownerKey, record, made[record]));
                }
            }

            transaction.Commit();
        }

        lock (_lookup)
        {
            foreach (var (record, key) in made)
            {
                _cache.Keep(record, key);
            }
        }
    }

    private byte[] OwnerKey(SqliteTransaction transaction, string owner, Dictionary<string, byte[]> fingerprints)
    {
        lock (_lookup)
        {
            if (_owners.Of(owner) is null)
            {
                _owners.Read();
            }

            if (fingerprints.TryGetValue(owner, out var fingerprint))
            {
                return _owners.Known(owner, fingerprint);
            }

            // The owner's key is on disk before the first key it wraps.
            var key = _owners.Of(owner) ?? _owners.Make(owner);
            fingerprints[owner] = OwnerKeys.Fingerprint(owner, key);
            _written.AddOwner(transaction, owner, fingerprints[owner]);
            return key;
        }
    }

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex OwnerShape();
}
