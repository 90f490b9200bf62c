using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>
/// The words of all names of the index, each held once and counted; a word nobody bears any more goes, and its number is given to another.
/// One writer, readers without a lock.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Chunked<NamePart?> _parts = new();
    private readonly Chunked<int> _uses = new();
    private readonly Chunked<WordMark> _marks = new();
    private readonly Stack<int> _gaps = new();
    private readonly Postings _postings = new(_ => 0);
    private int _count;

    /// <summary>The sound keys of the words.</summary>
    public SoundClasses Sounds { get; } = new();

    /// <summary>The word of a number; null when it has just gone.</summary>
    public NamePart? Part(int number) => Volatile.Read(ref _parts[number]);

    /// <summary>Takes a word in, or counts it once more.</summary>
    /// <returns>Its number.</returns>
    public int Take(NamePart part)
    {
        var number = Find(part);
        if (number < 0)
        {
            number = _gaps.TryPop(out var gap) ? gap : _count++;
            Add(number, part);
        }

        _uses[number]++;
        return number;
    }

    /// <summary>Counts a word once less.</summary>
    public void Release(int number)
    {
        if (--_uses[number] > 0)
        {
            return;
        }

        var part = _parts[number]!;
        File(part, number, add: false);
        Volatile.Write(ref _parts[number], null);
        Sounds.Release(_marks[number].Class);
        _gaps.Push(number);
    }

    /// <summary>The words of a group of equal names or terms; at most as many as there is room for.</summary>
    public int OfGroup(int group, Span<int> words) => Collect(KeyHash.Of((uint)group, KeyHash.Group), words);

    /// <summary>What a search asks of a word; of another word when it has just gone.</summary>
    public WordMark Mark(int number) => _marks[number];

    private int Find(NamePart part)
    {
        Span<int> words = stackalloc int[64];
        var count = Collect(KeyHash.Of(part.Form, KeyHash.Part), words);
        for (var i = 0; i < count; i++)
        {
            if (IsSame(part, _parts[words[i]]!))
            {
                return words[i];
            }
        }

        return -1;
    }

    // Not the record's own equality: that asks whether the groups are the same array.
    private static bool IsSame(NamePart left, NamePart right) =>
        left.Form == right.Form && left.Role == right.Role && left.Script == right.Script && left.Sound == right.Sound
        && left.Rarity == right.Rarity && left.Groups.AsSpan().SequenceEqual(right.Groups.AsSpan());

    private void Add(int number, NamePart part)
    {
        var (soundClass, sound) = Sounds.Take(NameKeys.SoundOf(part));
        _parts.Reach(number);
        _uses.Reach(number);
        _marks.Reach(number);
        _marks[number] = new(KeyHash.Of(part.Form, KeyHash.Word), soundClass, part.Form.Length > 0 ? part.Form[0] : ' ', part.Role);
        var form = sound == part.Form ? sound : part.Form;
        Volatile.Write(ref _parts[number], part with { Form = form, Sound = sound == part.Sound ? sound : part.Sound == form ? form : part.Sound });
        File(part, number, add: true);
    }

    private void File(NamePart part, int number, bool add)
    {
        Put(KeyHash.Of(part.Form, KeyHash.Part), number, add);
        foreach (var group in part.Groups)
        {
            Put(KeyHash.Of((uint)group, KeyHash.Group), number, add);
        }
    }

    private void Put(uint key, int number, bool add)
    {
        if (add)
        {
            _postings.Add(key, (uint)number + Postings.FirstBearer, 0);
        }
        else
        {
            _postings.Remove(key, (uint)number + Postings.FirstBearer);
        }
    }

    private int Collect(uint key, Span<int> words)
    {
        Span<uint> found = stackalloc uint[Postings.MostPlaces * 2];
        var places = _postings.Find(key, found, out var list);
        var count = 0;
        for (; count < places && count < words.Length; count++)
        {
            words[count] = (int)(found[count] - Postings.FirstBearer);
        }

        foreach (var chunk in list is null ? default : list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && count < words.Length)
                {
                    words[count++] = (int)(unchecked((uint)entry) - Postings.FirstBearer);
                }
            }
        }

        return count;
    }
}
