using System.Numerics;

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

    /// <summary>Look-ups of pairs at most.</summary>
    private const int MostPairs = 600;

    /// <summary>Entries read for single words at most.</summary>
    private const int MostSingles = 1500;

    private uint _signature;
    private int _pairs;
    private int _singles;

    private int _least = int.MaxValue;

    /// <summary>How many more may bear all words as written than were read: of their keys, the one that was read farthest tells.</summary>
    public int Unread => _least == int.MaxValue ? 0 : _least;

    /// <summary>Looks everything up.</summary>
    public void Run(List<QueryWord> words, uint wholeKey)
    {
        _signature = 0;
        foreach (var word in words.Where(word => word.Split == 0))
        {
            _signature |= NameKeys.Bits(word.Part);
        }

        Read(wholeKey, ulong.MaxValue);
        Pairs(words);
        if (words.Count == 1 || found.Count == 0)
        {
            _least = Math.Min(_least, Read(words[0].Form, words[0].Met(255)));
        }

        Singles(words);
    }

    /// <summary>Collects who bears a key.</summary>
    /// <returns>How many that bear it were left out.</returns>
    public int Read(uint key, ulong met)
    {
        Span<uint> few = stackalloc uint[Postings.MostPlaces * 2];
        var places = shelves.Postings.Find(key, few, out var list);
        foreach (var bearer in few[..places])
        {
            found.Add(bearer, met);
        }

        if (list is null)
        {
            return 0;
        }

        var count = list.Count;
        if (count <= Whole)
        {
            foreach (var chunk in list.Chunks)
            {
                foreach (var entry in chunk)
                {
                    if (unchecked((uint)entry) != 0)
                    {
                        found.Add(unchecked((uint)entry), met);
                    }
                }
            }
        }

        return count <= Whole ? 0 : count <= Longest ? ReadBest(list, met) : count;
    }

    /// <summary>Of a long list, takes the names whose signature has most in common with the query's.</summary>
    private int ReadBest(PostingList list, ulong met)
    {
        Span<int> counts = stackalloc int[33];
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                counts[unchecked((uint)entry) == 0 ? 0 : BitOperations.PopCount((uint)(entry >> 32) & _signature)]++;
            }
        }

        var least = 32;
        var taken = counts[32];
        while (least > 1 && taken + counts[least - 1] <= Best)
        {
            taken += counts[--least];
        }

        // The best level is taken even when it alone is too long.
        least = taken == 0 ? Math.Max(least - 1, 1) : least;
        Take(list, least, met);
        return Math.Max(0, list.Count - (taken == 0 ? counts[least] : taken));
    }

    private void Take(PostingList list, int least, ulong met)
    {
        foreach (var chunk in list.Chunks)
        {
            foreach (var entry in chunk)
            {
                if (unchecked((uint)entry) != 0 && BitOperations.PopCount((uint)(entry >> 32) & _signature) >= least)
                {
                    found.Add(unchecked((uint)entry), met);
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
                    if (words[i].Beside(words[j]))
                    {
                        Pair(words[i], words[j], step, words.Count);
                    }
                }
            }
        }
    }

    private void Pair(QueryWord left, QueryWord right, int step, int words)
    {
        var halves = left.Split != 0 && left.Split == right.Split;
        if (step == 0)
        {
            var unread = ReadPair(left.Variants[0], right.Variants[0], halves ? left.Met(210) : left.Met(left.Variants[0].Likeness) | right.Met(right.Variants[0].Likeness));
            _least = left.IsWritten && right.IsWritten ? Math.Min(_least, unread) : _least;
            return;
        }

        var (most, from) = step == 1 ? (int.MaxValue, 0) : (words <= 3 ? 6 : 3, 1);
        for (var a = from; a < Math.Min(left.Variants.Count, most) && !halves; a++)
        {
            for (var b = from; b < Math.Min(right.Variants.Count, most) && _pairs < MostPairs; b++)
            {
                if (step == 2 || (a == 0) != (b == 0))
                {
                    ReadPair(left.Variants[a], right.Variants[b], left.Met(left.Variants[a].Likeness) | right.Met(right.Variants[b].Likeness));
                }

                if (step == 1 && a > 0)
                {
                    break;
                }
            }
        }
    }

    private int ReadPair(Variant left, Variant right, ulong met)
    {
        _pairs++;
        return Read(KeyHash.Pair(left.Key, right.Key), met);
    }

    private void Singles(List<QueryWord> words)
    {
        foreach (var word in words.OrderBy(word => word.Count))
        {
            Single(word.Form, word.Count, word.Met(word.Split == 0 ? 255 : 110));
        }

        Span<int> same = stackalloc int[48];
        foreach (var word in words)
        {
            foreach (var variant in word.Variants)
            {
                foreach (var number in variant.Class < 0 ? [] : same[..shelves.Words.OfClass(variant.Class, same)])
                {
                    if (_singles < MostSingles && shelves.Words.Part(number) is { } part && part.Form != word.Part.Form)
                    {
                        var key = KeyHash.Of(part.Form, KeyHash.Word);
                        Single(key, shelves.Postings.Count(key), word.Met(variant.Likeness));
                    }
                }
            }
        }
    }

    private void Single(uint key, int count, ulong met)
    {
        if (count <= Whole && _singles + count <= MostSingles)
        {
            _singles += count;
            Read(key, met);
        }
    }
}
