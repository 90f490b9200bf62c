namespace CommandCentre.Matching.Index;

/// <summary>
/// A part of <see cref="Postings"/>: an open hash table of 64-bit places, key above and bearer below. A place is written at once, so readers need no lock;
/// a table that grows or shrinks is a new object, and who reads the old one reads on.
/// </summary>
internal sealed class PostingSegment(int room, int depth)
{
    /// <summary>A place nobody has used.</summary>
    public const ulong Free = 0;

    /// <summary>A place whose entry has gone.</summary>
    public const ulong Gone = 1;

    /// <summary>The bit of a bearer that says: the number of a list.</summary>
    public const uint ListBit = 0x8000_0000;

    private PostingList[] _lists = [];
    private int _listed;

    /// <summary>The places.</summary>
    public ulong[] Places { get; } = new ulong[room];

    /// <summary>Leading bits of a key that all entries here share.</summary>
    public int Depth { get; } = depth;

    /// <summary>Places in use.</summary>
    public int Live { get; set; }

    /// <summary>Places whose entry has gone.</summary>
    public int Dead { get; set; }

    /// <summary>Where the search for a key begins.</summary>
    public int Start(uint key) => unchecked((int)(((ulong)(key * 0x9E3779B1u) * (uint)Places.Length) >> 32));

    /// <summary>The list a place speaks of.</summary>
    public PostingList List(uint bearer) => Volatile.Read(ref _lists)[bearer & ~ListBit];

    /// <summary>Takes a list in.</summary>
    /// <returns>The bearer that stands for it.</returns>
    public uint Keep(PostingList list)
    {
        if (_listed == _lists.Length)
        {
            var more = new PostingList[_listed + Math.Max(2, _listed / 4)];
            _lists.CopyTo(more, 0);
            Volatile.Write(ref _lists, more);
        }

        _lists[_listed] = list;
        return (uint)_listed++ | ListBit;
    }

    /// <summary>Puts another list where one was.</summary>
    public void Replace(uint bearer, PostingList list) => Volatile.Write(ref _lists[bearer & ~ListBit], list);

    /// <summary>Writes an entry into the first place that is free for it.</summary>
    public void Write(uint key, uint bearer)
    {
        var place = Start(key);
        while (Places[place] > Gone)
        {
            place = place + 1 == Places.Length ? 0 : place + 1;
        }

        Dead -= Places[place] == Gone ? 1 : 0;
        Live++;
        Volatile.Write(ref Places[place], ((ulong)key << 32) | bearer);
    }

    /// <summary>Empties a place.</summary>
    public void Clear(int place)
    {
        Volatile.Write(ref Places[place], Gone);
        Live--;
        Dead++;
    }

    /// <summary>Copies the entries into one or two new tables: those whose key has <paramref name="bit"/> go into the second.</summary>
    public void Share(PostingSegment low, PostingSegment high, uint bit)
    {
        foreach (var entry in Places)
        {
            if (entry > Gone)
            {
                var key = (uint)(entry >> 32);
                Pass((key & bit) == 0 ? low : high, key, unchecked((uint)entry));
            }
        }
    }

    private void Pass(PostingSegment target, uint key, uint bearer)
    {
        if ((bearer & ListBit) == 0)
        {
            target.Write(key, bearer);
            return;
        }

        var list = List(bearer);
        if (list.Count > Postings.FewEntries)
        {
            target.Write(key, target.Keep(list));
            return;
        }

        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0)
                {
                    target.Write(key, unchecked((uint)entry));
                }
            }
        }
    }
}
