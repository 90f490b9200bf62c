using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Desks.Journals;

/// <summary>A record's key out of its wrapping, and the owner country whose key wraps it.</summary>
internal sealed record RecordKey(byte[] Key, string Owner);

/// <summary>The keys used of late, at most twice <paramref name="generation"/> of them. One caller at a time.</summary>
internal sealed class KeyCache(int generation)
{
    private Dictionary<Guid, RecordKey> _young = [];
    private Dictionary<Guid, RecordKey> _old = [];

    public int Count => _young.Count + _old.Count;

    public bool TryGet(Guid record, [NotNullWhen(true)] out RecordKey? key)
    {
        if (_young.TryGetValue(record, out key))
        {
            return true;
        }

        if (!_old.Remove(record, out key))
        {
            return false;
        }

        Keep(record, key);
        return true;
    }

    public void Keep(Guid record, RecordKey key)
    {
        if (_young.Count >= generation)
        {
            (_old, _young) = (_young, []);
        }

        _young[record] = key;
    }

    public void Forget(Guid record)
    {
        _young.Remove(record);
        _old.Remove(record);
    }
}
