using System.Numerics;
using System.Runtime.InteropServices;

namespace CommandCentre.Matching.Index;

/// <summary>Looks the words of a query up and collects the names that meet them.</summary>
internal sealed class Gathering(Shelves shelves, Candidates found)
{
    /// <summary>A list of no more entries than this is read whole.</summary>
    private const int Whole = 384;

    /// <summary>Of a list of no more entries than this, those whose signature fits best are taken; longer ones are not read.</summary>
    private const int Longest = 16384;

    /// <summary>Names taken by signature at most, apart from those that are equally good.</summary>
    private const int Best = 192;

    /// <summary>How alike two words must be for both of a pair to be only near.</summary>
    private const int Surely = 95;

    /// <summary>How alike a name is to its first letters.</summary>
    private const int Acronym = 190;

    /// <summary>Look-ups of pairs at most.</summary>
    private const int MostPairs = 320;

    /// <summary>A list of a word that is only near is read when it is no longer than this.</summary>
    private const int MostOfNear = 64;

    /// <summary>The same for a word of the same consonants.</summary>
    private const int MostOfClose = 192, Closely = 180;

    /// <summary>Entries read for words that are only near at most.</summary>
    private const int MostNear = 1000;

    /// <summary>Values of <see cref="Fit"/>: from 1 to twice the bits of a signature.</summary>
    private const int Fits = 65;

    private readonly List<uint> _keys = new(512);
    private Estimate _estimate = new([]);
    private bool _fetching;
    private int _pairs;
    private int _near;

    private int _least = int.MaxValue;

    /// <summary>How many more may bear all words as written than were read: of their keys, the one that was read farthest tells.</summary>
    public int Unread => _least == int.MaxValue ? 0 : _least;

    /// <summary>Looks everything up.</summary>
    public void Run(List<QueryWord> words, uint wholeKey, string acronym)
    {
        _estimate = new(words);

        // All keys once without looking: memory is slower than everything else here.
        _keys.Clear();
        _fetching = true;
        LookUp(words, wholeKey, acronym);
        _fetching = false;
        shelves.Postings.Fetch(CollectionsMarshal.AsSpan(_keys));
        (_pairs, _least) = (0, int.MaxValue);
        LookUp(words, wholeKey, acronym);
    }

    private void LookUp(List<QueryWord> words, uint wholeKey, string acronym)
    {
        Read(wholeKey, ulong.MaxValue);
        Pairs(words);
        Singles(words);
        Acronyms(words, acronym);
    }

    /// <summary>Collects who bears a key.</summary>
    /// <returns>How many that bear it were left out.</returns>
    public int Read(uint key, ulong met)
    {
        if (_fetching)
        {
            _keys.Add(key);
            return 0;
        }

        Span<uint> few = stackalloc uint[Postings.MostPlaces * 2];
        var places = shelves.Postings.Find(key, few, out var list);
        foreach (var bearer in few[..places])
        {
            found.Add(bearer, Candidates.Better(met, _estimate.Neutral));
        }

        if (list is null)
        {
            return 0;
        }

        var count = list.Count;
        if (count <= Whole)
        {
            ReadAll(list, met);
        }

        return count <= Whole ? 0 : count <= Longest ? ReadBest(list, met) : count;
    }

    private void ReadAll(PostingList list, ulong met)
    {
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0)
                {
                    found.Add(unchecked((uint)entry), _estimate.Of((uint)(entry >> 32), met));
                }
            }
        }
    }

    /// <summary>Of a long list, takes the names whose signature fits the query's best.</summary>
    private int ReadBest(PostingList list, ulong met)
    {
        Span<int> counts = stackalloc int[Fits];
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                counts[unchecked((uint)entry) == 0 ? 0 : Fit(entry)]++;
            }
        }

        var least = Fits;
        var taken = 0;
        while (least > 1 && taken + counts[least - 1] <= Best)
        {
            taken += counts[--least];
        }

        // The best level is taken even when it alone is too long.
        while (taken == 0 && least > 1)
        {
            taken = counts[--least];
        }

        Take(list, least, met);
        return Math.Max(0, list.Count - taken);
    }

    /// <summary>Bits in common twice, less the bits that only the name has.</summary>
    private int Fit(ulong entry)
    {
        var signature = (uint)(entry >> 32);
        return Math.Max(1, (2 * BitOperations.PopCount(signature & _estimate.Any)) - BitOperations.PopCount(signature & ~_estimate.Any));
    }

    private void Take(PostingList list, int least, ulong met)
    {
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && Fit(entry) >= least)
                {
                    found.Add(unchecked((uint)entry), _estimate.Of((uint)(entry >> 32), met));
                }
            }
        }
    }

    private void Pairs(List<QueryWord> words)
    {
        // What is certain first: the words as written, then one of both near, then both.
        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < words.Count; i++)
            {
                for (var j = i + 1; j < words.Count; j++)
                {
                    if ((words[i].Places & words[j].Places) == 0)
                    {
                        Pair(words[i], words[j], step, words.Count);
                    }
                }
            }
        }
    }

    private void Pair(QueryWord left, QueryWord right, int step, int words)
    {
        if (step == 0)
        {
            var unread = ReadPair(left, 0, right, 0);
            _least = left.IsWritten && right.IsWritten ? Math.Min(_least, unread) : _least;
            return;
        }

        if (step == 1)
        {
            for (var i = 1; i < Math.Max(left.Variants.Count, right.Variants.Count) && _pairs < MostPairs; i++)
            {
                _ = i < left.Variants.Count ? ReadPair(left, i, right, 0) : 0;
                _ = i < right.Variants.Count ? ReadPair(left, 0, right, i) : 0;
            }

            return;
        }

        var most = words <= 2 ? 13 : words == 3 ? 8 : 4;
        for (var a = 1; a < Math.Min(left.Variants.Count, most) && left.Variants[a].Likeness >= Surely; a++)
        {
            for (var b = 1; b < Math.Min(right.Variants.Count, most) && right.Variants[b].Likeness >= Surely && _pairs < MostPairs; b++)
            {
                ReadPair(left, a, right, b);
            }
        }
    }

    private int ReadPair(QueryWord left, int leftVariant, QueryWord right, int rightVariant)
    {
        _pairs++;
        var (a, b) = (left.Variants[leftVariant], right.Variants[rightVariant]);
        return Read(KeyHash.Pair(a.Key, b.Key), left.Met(a.Likeness) | right.Met(b.Likeness));
    }

    private void Singles(List<QueryWord> words)
    {
        foreach (var word in words)
        {
            var own = word.Variants[0];
            var unread = Read(NameKeys.Single(own.Key), word.Met(own.Likeness));
            _least = words.Count == 1 ? unread : _least;
            if (word.Sound.Length > 2)
            {
                Read(NameKeys.Joined(word.Sound), word.Met(QueryWords.Glued));
            }
        }

        foreach (var word in words)
        {
            for (var i = 1; i < word.Variants.Count && _near < MostNear; i++)
            {
                var variant = word.Variants[i];
                if (variant.Class >= 0)
                {
                    ReadFew(NameKeys.Single(variant.Key), word.Met(variant.Likeness), variant.Likeness >= Closely ? MostOfClose : MostOfNear);
                }
            }
        }
    }

    /// <summary>A short word may be the first letters of a name, and a long name may be held by its first letters.</summary>
    private void Acronyms(List<QueryWord> words, string acronym)
    {
        foreach (var word in words)
        {
            if (word.IsWritten && word.Part.Form.Length is >= NameKeys.LeastLetters and <= NameKeys.MostLetters && words.Count <= 2)
            {
                Read(NameKeys.Initials(word.Part.Form), word.Met(Acronym));
            }
        }

        if (acronym.Length > 0)
        {
            Read(NameKeys.Single(KeyHash.Of(Text.Sound.Key(acronym), KeyHash.Sound)), (ulong.MaxValue / byte.MaxValue) * Acronym);
        }
    }

    private void ReadFew(uint key, ulong met, int most)
    {
        if (_fetching)
        {
            _keys.Add(key);
            return;
        }

        Span<uint> few = stackalloc uint[Postings.MostPlaces * 2];
        var places = shelves.Postings.Find(key, few, out var list);
        foreach (var bearer in few[..places])
        {
            found.Add(bearer, Candidates.Better(met, _estimate.Neutral));
        }

        if (list?.Count <= most)
        {
            ReadAll(list, met);
        }

        _near += places + (list?.Count <= most ? list.Count : 0);
    }
}
