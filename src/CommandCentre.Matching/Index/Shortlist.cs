using System.Runtime.InteropServices;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>Chooses the candidates that are worth an exact comparison: first by the keys that led to them, then by their words.</summary>
internal sealed class Shortlist(Shelves shelves, OwnerFilter owners)
{
    /// <summary>Candidates whose words are looked at.</summary>
    private const int MostRead = 96;

    /// <summary>Fewer than these are not left over only because too many are equal.</summary>
    private const int LeastRead = 32;

    /// <summary>Levels of the first sieve.</summary>
    private const int Levels = 1024;

    /// <summary>Of 1024 levels, the one a candidate must reach to be missed when it is left out.</summary>
    private const int Worth = 860;

    /// <summary>What a word that only the candidate has takes away, as a share of the mean weight of the query's words.</summary>
    private const float Surplus = 0.12f;

    /// <summary>The highest bit of each byte: a likeness of 128 and more.</summary>
    private const ulong Half = 0x8080_8080_8080_8080;

    [ThreadStatic]
    private static WordLikeness? _likeness;

    [ThreadStatic]
    private static RecordAt[]? _places;

    private int _fetched;

    private readonly List<(int Level, uint Order, uint Bearer)> _chosen = [];

    /// <summary>Candidates left out though they meet the query nearly as well as can be.</summary>
    public int Cut { get; private set; }

    /// <summary>The best candidates, best first; among equals the order of owner and id decides, so that it does not depend on the index's history.</summary>
    public List<(int Level, uint Order, uint Bearer)> Of(Candidates candidates, IReadOnlyList<QueryWord> words, int telling, int most)
    {
        Span<float> weights = stackalloc float[NameKeys.MostWords];
        weights = weights[..telling];
        for (var i = 0; i < telling; i++)
        {
            weights[i] = words[i].Weight;
        }

        Sieve(candidates, weights);
        var likeness = _likeness ??= new();
        likeness.Begin(shelves.Words, words, telling);
        var chosen = CollectionsMarshal.AsSpan(_chosen);
        var full = Full(weights);
        Fetch(chosen);
        foreach (ref var choice in chosen)
        {
            choice.Level = Refined(choice.Bearer, candidates.MetBy(choice.Bearer), likeness, weights, full);
        }

        Trim(most);
        return _chosen;
    }

    /// <summary>Bearers of a number, all equally good.</summary>
    public List<(int Level, uint Order, uint Bearer)> Of(Candidates candidates, int most)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (owners.Sees(Bearer.Slot(candidates.Bearer(i))))
            {
                _chosen.Add((Levels - 1, shelves.Records.Order(Bearer.Slot(candidates.Bearer(i))), candidates.Bearer(i)));
            }
        }

        Trim(most);
        return _chosen;
    }

    private static float Full(ReadOnlySpan<float> weights)
    {
        var full = 0f;
        foreach (var weight in weights)
        {
            full += weight;
        }

        return full * byte.MaxValue;
    }

    private static int Level(ulong met, ReadOnlySpan<float> weights, float full)
    {
        var score = 0f;
        for (var i = 0; i < weights.Length; i++)
        {
            score += weights[i] * ((met >> (i * 8)) & 0xFF);
        }

        return full == 0 ? 0 : (int)(score * (Levels - 1) / full);
    }

    private void Trim(int most)
    {
        _chosen.Sort(static (left, right) => left.Level != right.Level ? right.Level.CompareTo(left.Level)
            : left.Order != right.Order ? left.Order.CompareTo(right.Order) : Bearer.Name(left.Bearer).CompareTo(Bearer.Name(right.Bearer)));
        for (var i = most; i < _chosen.Count; i++)
        {
            Cut += _chosen[i].Level >= Worth ? 1 : 0;
        }

        if (_chosen.Count > most)
        {
            _chosen.RemoveRange(most, _chosen.Count - most);
        }
    }

    /// <summary>Takes the candidates of the highest levels, as long as whole levels fit.</summary>
    private void Sieve(Candidates candidates, ReadOnlySpan<float> weights)
    {
        Span<int> counts = stackalloc int[Levels];
        var levels = candidates.Levels;
        var full = Full(weights);
        for (var i = 0; i < candidates.Count; i++)
        {
            levels[i] = (short)Math.Min(Level(candidates.Met(i), weights, full), Levels - 1);
            counts[levels[i]]++;
        }

        if (!owners.SeesAll)
        {
            See(candidates, counts);
        }

        var (least, taken) = (Levels, 0);
        while (least > 1 && taken + counts[least - 1] <= MostRead)
        {
            taken += counts[--least];
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (levels[i] >= least)
            {
                _chosen.Add((0, 0, candidates.Bearer(i)));
            }
        }

        if (taken < LeastRead && least > 1)
        {
            TakeSome(candidates, least - 1);
        }

        for (var level = Math.Min(least, Levels) - 1; level >= Worth; level--)
        {
            Cut += counts[level];
        }

        Cut -= Math.Min(Cut, Math.Max(0, _chosen.Count - taken));
    }

    /// <summary>Takes those whose owners are not asked out of the highest levels and their counts: as far down as more than can be taken are left, or a cut is told of.</summary>
    private void See(Candidates candidates, Span<int> counts)
    {
        var levels = candidates.Levels;
        for (var (until, seen, most) = (Levels, 0, MostRead); until > Worth || (until > 0 && seen <= MostRead); most *= 2)
        {
            // Twice as many in each pass: where few owners are asked there are not many passes.
            var (from, more) = (until, 0);
            while (from > 0 && (from > Worth || more <= most))
            {
                more += counts[--from];
            }

            seen += more;
            for (var i = 0; i < candidates.Count; i++)
            {
                if (levels[i] >= from && levels[i] < until && !owners.Sees(Bearer.Slot(candidates.Bearer(i))))
                {
                    counts[levels[i]]--;
                    levels[i] = -1;
                    seen--;
                }
            }

            until = from;
        }
    }

    /// <summary>Of a level of too many, those that come first in their order.</summary>
    private void TakeSome(Candidates candidates, int level)
    {
        var equals = new List<(uint Order, uint Bearer)>();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.Levels[i] == level)
            {
                equals.Add((shelves.Records.Order(Bearer.Slot(candidates.Bearer(i))), candidates.Bearer(i)));
            }
        }

        equals.Sort(static (left, right) => left.Order != right.Order ? left.Order.CompareTo(right.Order) : Bearer.Name(left.Bearer).CompareTo(Bearer.Name(right.Bearer)));
        foreach (var (_, bearer) in equals.Take(MostRead - _chosen.Count))
        {
            _chosen.Add((0, 0, bearer));
        }
    }

    /// <summary>Asks for the records all at once, first where they begin and then their beginning: memory is slower than everything else here.</summary>
    private void Fetch(Span<(int Level, uint Order, uint Bearer)> chosen)
    {
        var places = (_places ??= new RecordAt[MostRead]).AsSpan(0, chosen.Length);
        for (var i = 0; i < chosen.Length; i++)
        {
            var slot = Bearer.Slot(chosen[i].Bearer);
            chosen[i].Order = shelves.Records.Order(slot);
            places[i] = shelves.Records.At(slot);
        }

        foreach (ref readonly var place in places)
        {
            _fetched += place.Bytes is [var first, ..] ? first : 0;
        }

        places.Clear();
    }

    /// <summary>Whether no word of the query is like it.</summary>
    private static bool IsSurplus(ulong met) => (met & Half) == 0;

    /// <summary>The level by the words of the name itself.</summary>
    private int Refined(uint bearer, ulong met, WordLikeness likeness, ReadOnlySpan<float> weights, float full)
    {
        Span<int> numbers = stackalloc int[NameForm.MostParts];
        var record = shelves.Records.Read(Bearer.Slot(bearer));
        numbers = numbers[..(record.IsEmpty ? 0 : Record.Words(record, Bearer.Name(bearer), numbers))];
        var surplus = 0;

        // What was only estimated from the signature is known now.
        met &= ((met & Half) >> 7) * byte.MaxValue;
        foreach (var number in numbers)
        {
            var word = likeness.Of(number);
            met = Candidates.Better(met, word);
            surplus += IsSurplus(word) && shelves.Words.Mark(number).Role is PartRole.Name ? 1 : 0;
        }

        var level = Level(met, weights, full);
        return Math.Max(0, (int)(level * (1 - (Surplus * Math.Min(surplus, 5) / weights.Length))));
    }
}
