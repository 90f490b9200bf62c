namespace CommandCentre.Matching.Index;

/// <summary>
/// The sound keys of all words of the index, each once, and the way from a key to those near it: every key is also filed under itself without one letter,
/// so that two keys one slip apart meet. One writer, readers without a lock.
/// </summary>
internal sealed class SoundClasses
{
    /// <summary>Letters of a key that count; longer keys are cut for the search of neighbours.</summary>
    public const int MostLetters = 12;

    private readonly Chunked<string?> _sounds = new();
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

    /// <summary>The classes that may be one slip away from a sound key, each once or more often; at most as many as there is room for.</summary>
    public int Near(string sound, Span<int> classes)
    {
        var letters = sound.AsSpan(0, Math.Min(sound.Length, MostLetters));
        var count = Collect(KeyHash.Of(letters, KeyHash.Near), classes, 0);
        for (var i = 0; i < letters.Length && letters.Length > 2; i++)
        {
            if (i == 0 || letters[i] != letters[i - 1])
            {
                count = Collect(KeyHash.Without(letters, i, KeyHash.Near), classes, count);
            }
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

        return list is null ? count : Collect(list, classes, count);
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
        var letters = sound.AsSpan(0, Math.Min(sound.Length, MostLetters));
        Put(KeyHash.Of(letters, KeyHash.Near), bearer, add);
        for (var i = 0; i < letters.Length && letters.Length > 2; i++)
        {
            // Of letters that repeat, leaving out one or the other gives the same key.
            if (i == 0 || letters[i] != letters[i - 1])
            {
                Put(KeyHash.Without(letters, i, KeyHash.Near), bearer, add);
            }
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
