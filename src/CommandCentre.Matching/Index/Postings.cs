namespace CommandCentre.Matching.Index;

/// <summary>
/// From keys to who bears them: extendible hashing over small tables. One writer at a time, readers without a lock. No step copies more than one table (8 KB),
/// so growing never stalls; a table that empties shrinks. A key of few bearers has a place for each; a key of many has a list.
/// </summary>
/// <param name="signature">The signature of the name a bearer stands for; asked when a key's places become a list.</param>
internal sealed class Postings(Func<uint, uint> signature)
{
    /// <summary>Entries of one key that stand in places of their own.</summary>
    public const int MostPlaces = 6;

    /// <summary>A list of no more entries than this becomes places again when its table is rewritten.</summary>
    public const int FewEntries = 3;

    /// <summary>The lowest bearer that is allowed.</summary>
    public const uint FirstBearer = 2;

    /// <summary>Places of the largest table.</summary>
    private const int MostRoom = 1024;
    private const int LeastRoom = 16;

    /// <summary>Bits of a key that choose a table, at most.</summary>
    private const int MostDepth = 18;

    private PostingSegment[] _directory = [new(LeastRoom, 0)];
    private int _depth;

    /// <summary>Finds the bearers of a key: those in places are copied, a list is handed out.</summary>
    /// <returns>Number of bearers copied.</returns>
    public int Find(uint key, Span<uint> bearers, out PostingList? list)
    {
        list = null;
        var found = 0;
        var segment = Segment(key);
        var places = segment.Places;
        var place = segment.Start(key);
        for (var steps = 0; steps < places.Length; steps++)
        {
            var entry = Volatile.Read(ref places[place]);
            if (entry == PostingSegment.Free)
            {
                break;
            }

            if ((uint)(entry >> 32) == key && entry > PostingSegment.Gone)
            {
                var bearer = unchecked((uint)entry);
                if ((bearer & PostingSegment.ListBit) != 0)
                {
                    list = segment.List(bearer);
                }
                else if (found < bearers.Length)
                {
                    bearers[found++] = bearer;
                }
            }

            place = place + 1 == places.Length ? 0 : place + 1;
        }

        return found;
    }

    /// <summary>
    /// Fetches where many keys stand. One look-up waits for memory four times in a row; here the waits of different keys overlap, so that looking each up afterwards waits for none.
    /// </summary>
    /// <returns>Nothing of meaning: it keeps the reads from being left out.</returns>
    public ulong Fetch(ReadOnlySpan<uint> keys)
    {
        var read = 0UL;
        foreach (var key in keys)
        {
            var segment = Segment(key);
            read ^= segment.Places[segment.Start(key)];
        }

        return read;
    }

    /// <summary>How many bear a key.</summary>
    public int Count(uint key)
    {
        Span<uint> few = stackalloc uint[MostPlaces * 2];
        var places = Find(key, few, out var list);
        return list is null ? places : list.Count;
    }

    /// <summary>Adds a bearer to a key. The same bearer must not be added twice.</summary>
    public void Add(uint key, uint bearer, uint bearerSignature)
    {
        var segment = Roomy(key);
        Span<int> own = stackalloc int[MostPlaces];
        var count = Own(segment, key, own, out var list);
        if (list is not null)
        {
            list.Add(bearer, bearerSignature);
        }
        else if (count < MostPlaces)
        {
            segment.Write(key, bearer);
        }
        else
        {
            Gather(segment, key, own, bearer, bearerSignature);
        }
    }

    /// <summary>Takes a bearer from a key; false when it is not there.</summary>
    public bool Remove(uint key, uint bearer)
    {
        var segment = Segment(key);
        for (int steps = 0, place = segment.Start(key); steps < segment.Places.Length && segment.Places[place] != PostingSegment.Free; steps++)
        {
            if ((uint)(segment.Places[place] >> 32) == key && segment.Places[place] > PostingSegment.Gone && RemoveAt(segment, place, bearer))
            {
                Tidy(segment, key);
                return true;
            }

            place = place + 1 == segment.Places.Length ? 0 : place + 1;
        }

        return false;
    }

    private static bool RemoveAt(PostingSegment segment, int place, uint bearer)
    {
        var held = unchecked((uint)segment.Places[place]);
        if ((held & PostingSegment.ListBit) == 0)
        {
            if (held != bearer)
            {
                return false;
            }

            segment.Clear(place);
            return true;
        }

        var list = segment.List(held);
        var removed = list.Remove(bearer);
        if (removed && list.Count == 0)
        {
            segment.Clear(place);
        }
        else if (removed && list.IsHollow)
        {
            segment.Replace(held, list.Packed());
        }

        return removed;
    }

    private PostingSegment Segment(uint key)
    {
        // The directory tells its own depth by its length, so that one read gives both.
        var directory = Volatile.Read(ref _directory);
        return Volatile.Read(ref directory[Index(key, directory.Length)]);
    }

    private static int Index(uint key, int length) => (int)(((ulong)key * (uint)length) >> 32);

    private static int Own(PostingSegment segment, uint key, Span<int> own, out PostingList? list)
    {
        list = null;
        var count = 0;
        for (var place = segment.Start(key); segment.Places[place] != PostingSegment.Free; place = place + 1 == segment.Places.Length ? 0 : place + 1)
        {
            if ((uint)(segment.Places[place] >> 32) == key && segment.Places[place] > PostingSegment.Gone)
            {
                var bearer = unchecked((uint)segment.Places[place]);
                list = (bearer & PostingSegment.ListBit) != 0 ? segment.List(bearer) : list;
                own[Math.Min(count++, own.Length - 1)] = place;
            }
        }

        return count;
    }

    /// <summary>Makes a list of a key's places. The list stands in the last of them before the others are emptied: a reader on its way meets an entry twice rather than not at all.</summary>
    private void Gather(PostingSegment segment, uint key, ReadOnlySpan<int> own, uint bearer, uint bearerSignature)
    {
        var list = new PostingList();
        foreach (var place in own)
        {
            var held = unchecked((uint)segment.Places[place]);
            list.Add(held, signature(held));
        }

        list.Add(bearer, bearerSignature);
        Volatile.Write(ref segment.Places[own[^1]], ((ulong)key << 32) | segment.Keep(list));
        foreach (var place in own[..^1])
        {
            segment.Clear(place);
        }
    }

    private PostingSegment Roomy(uint key)
    {
        var segment = Segment(key);
        while ((segment.Live + segment.Dead + 1) * 5 > segment.Places.Length * 4)
        {
            Rewrite(segment, key);
            segment = Segment(key);
        }

        return segment;
    }

    private void Tidy(PostingSegment segment, uint key)
    {
        if (segment.Places.Length > LeastRoom && segment.Live * 4 < segment.Places.Length)
        {
            Rewrite(segment, key);
        }
    }

    /// <summary>Writes a table anew: in the size it needs, or as two when it has grown too large for one.</summary>
    private void Rewrite(PostingSegment segment, uint key)
    {
        var room = Math.Max(LeastRoom, segment.Live + (segment.Live / 2) + 8);
        if (room <= MostRoom || segment.Depth == MostDepth)
        {
            var fresh = new PostingSegment(room, segment.Depth);
            segment.Share(fresh, fresh, 0);
            Publish(key, segment.Depth, fresh);
            return;
        }

        Split(segment, key, room);
    }

    private void Split(PostingSegment segment, uint key, int room)
    {
        if (segment.Depth == _depth)
        {
            Deepen();
        }

        // Both halves have room for an uneven share; the next rewriting finds the right size.
        var low = new PostingSegment(room, segment.Depth + 1);
        var high = new PostingSegment(room, segment.Depth + 1);
        var bit = 1u << (31 - segment.Depth);
        segment.Share(low, high, bit);
        Publish(key & ~bit, low.Depth, Fitted(low));
        Publish(key | bit, high.Depth, Fitted(high));
    }

    private static PostingSegment Fitted(PostingSegment segment)
    {
        var fitted = new PostingSegment(Math.Max(LeastRoom, segment.Live + (segment.Live / 2) + 8), segment.Depth);
        segment.Share(fitted, fitted, 0);
        return fitted;
    }

    private void Deepen()
    {
        var deeper = new PostingSegment[_directory.Length * 2];
        for (var i = 0; i < deeper.Length; i++)
        {
            deeper[i] = _directory[i / 2];
        }

        Volatile.Write(ref _directory, deeper);
        _depth++;
    }

    private void Publish(uint key, int depth, PostingSegment segment)
    {
        var width = 1 << (_depth - depth);
        var first = Index(key, _directory.Length) / width * width;
        for (var i = first; i < first + width; i++)
        {
            Volatile.Write(ref _directory[i], segment);
        }
    }
}
