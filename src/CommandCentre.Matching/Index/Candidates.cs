using System.Runtime.Intrinsics;

namespace CommandCentre.Matching.Index;

/// <summary>
/// The names found for one query, each with how well every word of the query (at most eight, a byte each) is met by it. A table that is used again for the
/// next query of the same thread.
/// </summary>
internal sealed class Candidates
{
    /// <summary>Names at most; further ones are not taken in.</summary>
    public const int Most = 6144;

    private const int Room = 8192;
    private readonly uint[] _bearers = new uint[Room];
    private readonly ulong[] _met = new ulong[Room];
    private readonly int[] _used = new int[Most];

    /// <summary>Names found.</summary>
    public int Count { get; private set; }

    /// <summary>The name at a place.</summary>
    public uint Bearer(int place) => _bearers[_used[place]];

    /// <summary>How well the words are met by the name at a place.</summary>
    public ulong Met(int place) => _met[_used[place]];

    /// <summary>For whoever sorts the names: a number for each.</summary>
    public short[] Levels { get; } = new short[Most];

    /// <summary>Makes the table ready for another query.</summary>
    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            _bearers[_used[i]] = 0;
        }

        Count = 0;
    }

    private static int Place(uint bearer) => unchecked((int)((bearer * 0x9E3779B1u) >> (32 - 13)));

    /// <summary>Takes a name in, or says of one that is in that it meets words better.</summary>
    public void Add(uint bearer, ulong met)
    {
        var place = Place(bearer);
        while (_bearers[place] != bearer)
        {
            if (_bearers[place] == 0)
            {
                if (Count < Most)
                {
                    _bearers[place] = bearer;
                    _met[place] = met;
                    _used[Count++] = place;
                }

                return;
            }

            place = (place + 1) & (Room - 1);
        }

        _met[place] = Better(_met[place], met);
    }

    /// <summary>How well the words are met by a name that is in.</summary>
    public ulong MetBy(uint bearer)
    {
        var place = Place(bearer);
        while (_bearers[place] != bearer)
        {
            place = (place + 1) & (Room - 1);
        }

        return _met[place];
    }

    /// <summary>The larger of each of eight bytes.</summary>
    public static ulong Better(ulong left, ulong right) =>
        Vector128.Max(Vector128.CreateScalar(left).AsByte(), Vector128.CreateScalar(right).AsByte()).AsUInt64().ToScalar();
}
