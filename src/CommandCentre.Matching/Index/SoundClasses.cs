namespace CommandCentre.Matching.Index;

/// <summary>
/// The sound keys of all words of the index, each once, and the way from a key to those near it: every key is also filed under its consonants in broad
/// classes, under these without one, and, when it is short, under itself without one letter, so that two keys one slip apart meet.
/// One writer, readers without a lock.
/// </summary>
internal sealed class SoundClasses
{
    /// <summary>A list longer than this holds too many for any of them to be near.</summary>
    private const int MostOfOne = 192;

    private readonly Chunked<string?> _sounds = new();
    private readonly Chunked<PackedSound> _packed = new();
    private readonly Chunked<int> _words = new();
    private readonly Stack<int> _gaps = new();
    private readonly Postings _postings = new(_ => 0);
    private int _count;

    /// <summary>The class of a sound key; -1 when no word has it.</summary>
    public int Find(string sound)
    {
        Span<uint> found = stackalloc uint[Postings.MostPlaces * 2];
        var count = _postings.Find(KeyHash.Of(sound, KeyHash.Sound), found, out var list);
        for (var i = 0; i < count; i++)
        {
            if (Sound(Number(found[i])) == sound)
            {
                return Number(found[i]);
            }
        }

        return list is null ? -1 : Find(list, sound);
    }

    /// <summary>The sound key of a class; null when it has just gone.</summary>
    public string? Sound(int number) => Volatile.Read(ref _sounds[number]);

    /// <summary>Takes one more word into the class of a sound key.</summary>
    /// <returns>The key as it is held, one object for all words.</returns>
    public (int Class, string Sound) Take(string sound)
    {
        var number = Find(sound);
        if (number < 0)
        {
            number = _gaps.TryPop(out var gap) ? gap : _count++;
            _sounds.Reach(number);
            _words.Reach(number);
            _packed.Reach(number);
            _packed[number] = PackedSound.Of(sound);
            Volatile.Write(ref _sounds[number], sound);
            File(sound, number, add: true);
        }

        _words[number]++;
        return (number, _sounds[number]!);
    }

    /// <summary>Takes a word out of a class.</summary>
    public void Release(int number)
    {
        if (--_words[number] == 0)
        {
            File(_sounds[number]!, number, add: false);
            Volatile.Write(ref _sounds[number], null);
            _gaps.Push(number);
        }
    }

    /// <summary>The sound key of a class in numbers.</summary>
    public PackedSound Packed(int number) => _packed[number];

    /// <summary>The words of a class.</summary>
    public int Words(int number) => _words[number];

    /// <summary>The classes that may be near a sound key, each once or more often; at most as many as there is room for.</summary>
    public int Near(string sound, Span<int> classes)
    {
        Span<uint> keys = stackalloc uint[NearKeys.Most];
        var count = 0;
        foreach (var key in keys[..NearKeys.Of(sound, keys)])
        {
            count = Collect(key, classes, count);
        }

        return count;
    }

    private static int Number(uint bearer) => (int)(bearer - Postings.FirstBearer);

    private int Find(PostingList list, string sound)
    {
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && Sound(Number(unchecked((uint)entry))) == sound)
                {
                    return Number(unchecked((uint)entry));
                }
            }
        }

        return -1;
    }

    private int Collect(uint key, Span<int> classes, int count)
    {
        Span<uint> found = stackalloc uint[Postings.MostPlaces * 2];
        var places = _postings.Find(key, found, out var list);
        for (var i = 0; i < places && count < classes.Length; i++)
        {
            classes[count++] = Number(found[i]);
        }


        // All of a list or nothing: which part of it would depend on what was put in first.
        return list is null || list.Count > MostOfOne || count + list.Count > classes.Length ? count : Collect(list, classes, count);
    }

    private static int Collect(PostingList list, Span<int> classes, int count)
    {
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && count < classes.Length)
                {
                    classes[count++] = Number(unchecked((uint)entry));
                }
            }
        }

        return count;
    }

    private void File(string sound, int number, bool add)
    {
        var bearer = (uint)number + Postings.FirstBearer;
        Put(KeyHash.Of(sound, KeyHash.Sound), bearer, add);
        Span<uint> keys = stackalloc uint[NearKeys.Most];
        foreach (var key in keys[..NearKeys.Of(sound, keys)])
        {
            Put(key, bearer, add);
        }
    }

    private void Put(uint key, uint bearer, bool add)
    {
        if (add)
        {
            _postings.Add(key, bearer, 0);
        }
        else
        {
            _postings.Remove(key, bearer);
        }
    }
}
