using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>A sound key that may stand for a word of the query.</summary>
/// <param name="Key">Its hash.</param>
/// <param name="Class">Its class in the vocabulary; -1 when no word has it.</param>
/// <param name="Likeness">How alike, 1 to 255.</param>
internal readonly record struct Variant(uint Key, int Class, byte Likeness);

/// <summary>A word of the query, or two glued to one, or half of one.</summary>
internal sealed class QueryWord
{
    /// <summary>The places in the query's eight bytes it stands for, as bits.</summary>
    public required byte Places { get; init; }

    /// <summary>Which splitting it is half of; 0 for a whole word.</summary>
    public int Split { get; init; }

    /// <summary>It stands so in the name asked for.</summary>
    public bool IsWritten => Split == 0 && (Places & (Places - 1)) == 0;

    /// <summary>The word.</summary>
    public required NamePart Part { get; init; }

    /// <summary>The key of its form.</summary>
    public required uint Form { get; init; }

    /// <summary>How many names hold the very form.</summary>
    public int Count { get; init; }

    /// <summary>The sounds it may have, its own first.</summary>
    public required List<Variant> Variants { get; init; }

    /// <summary>How much the word says: the fewer bear it, the more.</summary>
    public float Weight { get; set; }

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

    /// <summary>Whether a name can hold both as two words.</summary>
    public bool Beside(QueryWord other) => (Places & other.Places) == 0 || (Split != 0 && Split == other.Split);
}
