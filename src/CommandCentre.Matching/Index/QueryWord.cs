using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>A sound key that may stand for a word of the query.</summary>
/// <param name="Key">Its hash.</param>
/// <param name="Class">Its class in the vocabulary; -1 when no word has it.</param>
/// <param name="Likeness">How alike, 1 to 255.</param>
internal readonly record struct Variant(uint Key, int Class, byte Likeness);

/// <summary>A word of the query, or neighbouring ones written as one.</summary>
internal sealed class QueryWord
{
    /// <summary>The places in the query's eight bytes it stands for, as bits.</summary>
    public required byte Places { get; init; }

    /// <summary>The word.</summary>
    public required NamePart Part { get; init; }

    /// <summary>The word in brief.</summary>
    public required WordMark Mark { get; init; }

    /// <summary>Its sound key.</summary>
    public required string Sound { get; init; }

    /// <summary>Its sound key in numbers.</summary>
    public PackedSound Packed { get; init; }

    /// <summary>The sounds it may have, its own first, then the most alike first.</summary>
    public required List<Variant> Variants { get; init; }

    /// <summary>How much the word says: the fewer bear its sound, the more; 0 for glued ones.</summary>
    public float Weight { get; init; }

    /// <summary>It stands so in the name asked for.</summary>
    public bool IsWritten => (Places & (Places - 1)) == 0;

    /// <summary>The same likeness at all its places.</summary>
    public ulong Met(int likeness)
    {
        var met = 0UL;
        for (var place = 0; place < 8; place++)
        {
            met |= (Places & (1 << place)) != 0 ? (ulong)likeness << (place * 8) : 0;
        }

        return met;
    }
}
