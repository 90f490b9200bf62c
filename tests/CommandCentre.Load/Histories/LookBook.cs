using System.Runtime.InteropServices;

namespace CommandCentre.Load.Histories;

/// <summary>Every look that was ever seen, once: bytes that were seen before cost a hash and a comparison, whoever sees them.</summary>
/// <remarks>Every member may be called from many threads at once.</remarks>
public sealed class LookBook
{
    private const int Shelves = 64;

    private readonly Dictionary<int, List<(byte[] Bytes, int Place)>>[] _shelves = [.. Enumerable.Range(0, Shelves).Select(_ => new Dictionary<int, List<(byte[], int)>>())];
    private readonly List<Look> _looks = [];
    private readonly Lock _adding = new();

    /// <summary>All of them, by place.</summary>
    public IReadOnlyList<Look> All
    {
        get
        {
            lock (_adding)
            {
                return [.. _looks];
            }
        }
    }

    /// <summary>The number that a look carries.</summary>
    public long Number(int place)
    {
        lock (_adding)
        {
            return _looks[place].Number;
        }
    }

    /// <summary>The place of what these bytes show.</summary>
    public int Place(ReadOnlySpan<byte> element)
    {
        var hash = Hash(element);
        var shelf = _shelves[hash & (Shelves - 1)];
        lock (shelf)
        {
            ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(shelf, hash, out _);
            foreach (var (bytes, place) in CollectionsMarshal.AsSpan(there))
            {
                if (element.SequenceEqual(bytes))
                {
                    return place;
                }
            }

            var added = Add(LookReading.Read(element));
            (there ??= new(1)).Add((element.ToArray(), added));
            return added;
        }
    }

    /// <summary>Puts a look in as it is; used where a history is read or made by hand.</summary>
    public int Add(Look look)
    {
        lock (_adding)
        {
            _looks.Add(look);
            return _looks.Count - 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
