using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <content>Looking keys up, in memory and in the file.</content>
public sealed partial class RecordKeys
{
    /// <summary>Reads the keys of many records into memory together, before they are asked for one by one: many times faster at a start.</summary>
    /// <param name="records">At most as many as the memory holds (50,000); those without a key, or whose key does not open, are passed over.</param>
    public void Warm(IEnumerable<Guid> records)
    {
        List<(Guid Record, string Owner, byte[] Wrapped)> kept;
        IReadOnlyDictionary<string, byte[]> owners;
        long erasures;
        lock (_lookup)
        {
            erasures = _erasures;
            kept = Found(records);
            owners = _owners.All;
        }

        var keys = OwnerKeys.Unwrap(owners, kept);
        lock (_lookup)
        {
            foreach (var (record, key) in keys.Where(_ => erasures == _erasures))
            {
                _cache.Keep(record, key);
            }
        }
    }

    private List<(Guid Record, string Owner, byte[] Wrapped)> Found(IEnumerable<Guid> records)
    {
        try
        {
            return _read.Find(records.Where(record => !_cache.TryGet(record, out _)));
        }
        catch (SqliteException)
        {
            return []; // Each is asked for by itself then, and the one that cannot be read is named.
        }
    }

    private RecordKey? Find(Guid record, out SealOpening absent)
    {
        (var key, absent) = Looked(() => _cache.TryGet(record, out var known) ? (known, SealOpening.Opened) : Read(record));
        return key;
    }

    private (RecordKey? Key, SealOpening Absent) Read(Guid record)
    {
        if (_read.Find(record) is not var (owner, wrapped))
        {
            return (null, _read.IsErased(record) ? SealOpening.Erased : _read.IsNotRestored(record) ? SealOpening.NotRestored : SealOpening.NoKey);
        }

        var key = _owners.Unwrap(record, owner, wrapped);
        _cache.Keep(record, key);
        return (key, SealOpening.Opened);
    }

    /// <summary>One look at a time, its failure told as this store tells it.</summary>
    private T Looked<T>(Func<T> look)
    {
        lock (_lookup)
        {
            try
            {
                return look();
            }
            catch (SqliteException failure)
            {
                throw KeyStore.Failure(failure);
            }
        }
    }
}
