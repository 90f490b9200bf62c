using System.Numerics;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>How alike the words of the index are to those of one query; each word is judged once for a query. Used again for the next query of the same thread.</summary>
internal sealed class WordLikeness
{
    private const int Room = 1024;
    private const int MostKept = Room / 2;
    private readonly int[] _numbers = new int[Room];
    private readonly ulong[] _met = new ulong[Room];
    private readonly int[] _used = new int[MostKept];
    private int _count;
    private IReadOnlyList<QueryWord> _words = [];
    private int _telling;
    private Vocabulary? _vocabulary;

    /// <summary>Begins another query.</summary>
    public void Begin(Vocabulary vocabulary, IReadOnlyList<QueryWord> words, int telling)
    {
        for (var i = 0; i < _count; i++)
        {
            _numbers[_used[i]] = 0;
        }

        (_count, _vocabulary, _words, _telling) = (0, vocabulary, words, telling);
    }

    /// <summary>How alike a word of the index is to each of the query's, a byte each.</summary>
    public ulong Of(int number)
    {
        var place = unchecked((int)(((uint)number * 0x9E3779B1u) >> 22));
        while (_numbers[place] != number + 1)
        {
            if (_numbers[place] == 0)
            {
                return Keep(place, number);
            }

            place = (place + 1) & (Room - 1);
        }

        return _met[place];
    }

    private ulong Keep(int place, int number)
    {
        var (met, held) = (0UL, _vocabulary!.Mark(number));
        for (var i = 0; i < _telling; i++)
        {
            met |= (ulong)Likeness(_words[i], held) << (i * 8);
        }

        if (_count < MostKept)
        {
            _used[_count++] = place;
            _met[place] = met;
            _numbers[place] = number + 1;
        }

        return met;
    }

    private byte Likeness(QueryWord word, WordMark held)
    {
        if (word.Mark.Form == held.Form)
        {
            return byte.MaxValue;
        }

        foreach (var variant in word.Variants)
        {
            if (variant.Class == held.Class)
            {
                return variant.Likeness;
            }
        }

        return word.Mark.First != held.First ? (byte)0
            : word.Mark.Role == PartRole.Initial || held.Role == PartRole.Initial ? (byte)QueryWords.FirstLetter
            : Loose(word, held.Class);
    }

    /// <summary>The same first letter, and no sound in common: how far the beginnings go together.</summary>
    private byte Loose(QueryWord word, int soundClass)
    {
        var (left, right) = (word.Packed.Letters, _vocabulary!.Sounds.Packed(soundClass).Letters);
        var same = BitOperations.TrailingZeroCount(left ^ right) / 5;
        return (byte)(PackedSound.Slips(left, right) == 1 ? 100 : same >= 5 ? 90 : same >= 3 ? 60 : 30);
    }
}
