using System.Numerics;

namespace CommandCentre.Matching.Index;

/// <summary>
/// The records of 64 entities in one block of bytes. A record never changes where it stands: a new one is written behind the others and then pointed to.
/// When the block is full, a fresh page takes the living records over; who reads the old page reads on.
/// </summary>
internal sealed class RecordPage
{
    /// <summary>Entities of a page.</summary>
    public const int Size = 64;

    private readonly int[] _starts = new int[Size];
    private readonly uint[] _orders = new uint[Size];
    private readonly byte[] _bytes;
    private int _used;
    private int _dead;

    /// <summary>An empty page.</summary>
    public RecordPage(int room) => _bytes = new byte[room];

    /// <summary>Which of the 64 are taken.</summary>
    public ulong Taken { get; set; }

    /// <summary>Where the record of a place begins; 0 when there is none.</summary>
    public int Start(int place) => Volatile.Read(ref _starts[place]);

    /// <summary>The record that begins somewhere; empty for 0. It stays what it is as long as the page is held.</summary>
    public ReadOnlySpan<byte> Read(int start) => start == 0 ? default : _bytes.AsSpan(start, BitConverter.ToInt32(_bytes, start - sizeof(int)));

    /// <summary>A number that depends on owner and id only: the order among equals.</summary>
    public uint Order(int place) => Volatile.Read(ref _orders[place]);

    /// <summary>Writes a record; false when there is no room.</summary>
    public bool TryWrite(int place, ReadOnlySpan<byte> record, uint order)
    {
        if (_bytes.Length - _used < record.Length + sizeof(int))
        {
            return false;
        }

        BitConverter.TryWriteBytes(_bytes.AsSpan(_used), record.Length);
        record.CopyTo(_bytes.AsSpan(_used + sizeof(int)));
        _orders[place] = order;
        Volatile.Write(ref _starts[place], _used + sizeof(int));
        _used += record.Length + sizeof(int);
        return true;
    }

    /// <summary>Takes a record away and its place back.</summary>
    public void Clear(int place)
    {
        _dead += Read(_starts[place]).Length + sizeof(int);
        Volatile.Write(ref _starts[place], 0);
        Taken &= ~(1UL << place);
    }

    /// <summary>Whether more of the bytes are dead than alive.</summary>
    public bool IsHollow => _dead > 1024 && _dead > _used / 2;

    /// <summary>A fresh page with the living records and room for as many bytes more; no slack when every place is taken.</summary>
    public RecordPage Fresh(int more)
    {
        var live = _used - _dead + more;
        var waiting = Size - BitOperations.PopCount(Taken);
        var fresh = new RecordPage(live + (waiting == 0 ? 0 : Math.Max(live / 4, waiting * 32))) { Taken = Taken };
        for (var place = 0; place < Size; place++)
        {
            var record = Read(_starts[place]);
            if (record.Length > 0)
            {
                fresh.TryWrite(place, record, _orders[place]);
            }
        }

        return fresh;
    }
}

/// <summary>One record as it was when it was looked up, whatever became of it since.</summary>
internal readonly record struct RecordAt(RecordPage? Page, int Start)
{
    /// <summary>Its bytes; empty when there is none.</summary>
    public ReadOnlySpan<byte> Bytes => Page is null ? default : Page.Read(Start);
}
