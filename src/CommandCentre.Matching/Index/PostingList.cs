namespace CommandCentre.Matching.Index;

/// <summary>
/// The entries of one frequent key: who bears it, each with the signature of the name that bears it. One writer, any number of readers without a lock:
/// an entry is one 64-bit number, written at once; an entry that goes leaves a hole that the next one fills; nothing that stays is ever moved in place.
/// </summary>
internal sealed class PostingList
{
    /// <summary>Entries in a full chunk: 32 KB, below the large object heap, so that growing never copies a long list.</summary>
    private const int Chunk = 4096;

    /// <summary>Entries of the first chunk at first.</summary>
    private const int First = 12;

    private ulong[][] _chunks;
    private int _count;
    private int _reach;
    private int _hole = -1;

    /// <summary>An empty list.</summary>
    public PostingList() => _chunks = [new ulong[First]];

    /// <summary>Entries in the list.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The chunks to read; a number whose low half is 0 is no entry.</summary>
    public ReadOnlySpan<ulong[]> Chunks => Volatile.Read(ref _chunks);

    /// <summary>Whether so few entries are left of so much room that a new list is due.</summary>
    public bool IsHollow => _reach > 64 && _count < _reach / 4;

    /// <summary>Adds an entry.</summary>
    public void Add(uint bearer, uint signature)
    {
        var place = _hole;
        if (place >= 0)
        {
            _hole = unchecked((int)(_chunks[place / Chunk][place % Chunk] >> 32)) - 1;
        }
        else
        {
            place = _reach;
            MakeRoom(place);
            _reach++;
        }

        Volatile.Write(ref _chunks[place / Chunk][place % Chunk], ((ulong)signature << 32) | bearer);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Takes an entry out; false when it is not there.</summary>
    public bool Remove(uint bearer)
    {
        for (var chunk = 0; chunk < _chunks.Length; chunk++)
        {
            var entries = _chunks[chunk];
            for (var i = 0; i < entries.Length; i++)
            {
                if (unchecked((uint)entries[i]) == bearer)
                {
                    Volatile.Write(ref entries[i], (ulong)(uint)(_hole + 1) << 32);
                    _hole = (chunk * Chunk) + i;
                    Volatile.Write(ref _count, _count - 1);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The same entries without holes.</summary>
    public PostingList Packed()
    {
        var packed = new PostingList();
        foreach (var chunk in _chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0)
                {
                    packed.Add(unchecked((uint)entry), (uint)(entry >> 32));
                }
            }
        }

        return packed;
    }

    private void MakeRoom(int place)
    {
        var chunk = place / Chunk;
        if (chunk == _chunks.Length)
        {
            ulong[][] more = [.. _chunks, new ulong[Chunk]];
            Volatile.Write(ref _chunks, more);
        }
        else if (place % Chunk == _chunks[chunk].Length)
        {
            // Readers keep the shorter chunk they hold; entries in it stay where they are.
            var longer = new ulong[Math.Min(Chunk, _chunks[chunk].Length + (_chunks[chunk].Length / 2))];
            _chunks[chunk].CopyTo(longer, 0);
            Volatile.Write(ref _chunks[chunk], longer);
        }
    }
}
