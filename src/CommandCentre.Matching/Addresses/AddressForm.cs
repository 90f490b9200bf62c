using System.Collections.Immutable;

namespace CommandCentre.Matching.Addresses;

/// <summary>Where in an address a word stands.</summary>
public enum AddressZone
{
    /// <summary>Not told: a building, a firm, a word beside street and town.</summary>
    Unknown,

    /// <summary>In the line of the street.</summary>
    Street,

    /// <summary>In the line of the town, the district or the region.</summary>
    Place,
}

/// <summary>One word of an address in normal form.</summary>
/// <param name="Form">Latin, a-z and 0-9.</param>
/// <param name="Zone">Where it stands.</param>
/// <param name="Terms">Numbers of the terms it may stand for (street = str. = ulica); empty for a plain word.</param>
/// <param name="Weight">What it says: 100 for a plain word, less for a word any address may have.</param>
/// <param name="Abbreviated">It was written with a full stop, or is a single letter.</param>
public sealed record AddressWord(string Form, AddressZone Zone, ImmutableArray<int> Terms, int Weight, bool Abbreviated)
{
    /// <summary>Bit set of the signs of <see cref="Form"/>: two words whose sets differ much cannot be alike.</summary>
    internal uint Signs { get; } = SignsOf(Form);

    private static uint SignsOf(string form)
    {
        var signs = 0U;
        foreach (var letter in form)
        {
            signs |= 1U << (letter is >= 'a' and <= 'z' ? letter - 'a' : 26 + (letter % 6));
        }

        return signs;
    }
}

/// <summary>A part within a house: flat, floor, entrance, block.</summary>
/// <param name="Kind">What part: flat, floor, block, entrance, room, building, or the word of the address's own.</param>
/// <param name="Value">Its number or letter in normal form.</param>
public sealed record AddressUnit(string Kind, string Value);

/// <summary>Words of an address that name a town the tables know.</summary>
/// <param name="Start">Index of its first word in <see cref="AddressForm.Words"/>.</param>
/// <param name="Length">Number of words.</param>
/// <param name="Ids">The towns that bear the name, ascending; the same in every language.</param>
public sealed record AddressTown(int Start, int Length, ImmutableArray<int> Ids);

/// <summary>An address as given and its parts in normal form.</summary>
/// <param name="Raw">As given.</param>
/// <param name="Country">ISO 3166-1 alpha-2, from the address or as told beside it; null where neither tells.</param>
/// <param name="Words">Street, house, district, town, region: in the order written; at most <see cref="MostWords"/>.</param>
/// <param name="Numbers">The house number first, then other numbers that were not read as anything else.</param>
/// <param name="Units">Flat, floor, entrance, block.</param>
/// <param name="PostBox">The number of a post-office box, or null.</param>
/// <param name="Postcode">Upper-case letters and digits without blanks, or null.</param>
/// <param name="Towns">Words that name towns the tables know.</param>
public sealed record AddressForm(
    string Raw,
    string? Country,
    ImmutableArray<AddressWord> Words,
    ImmutableArray<HouseNumber> Numbers,
    ImmutableArray<AddressUnit> Units,
    string? PostBox,
    string? Postcode,
    ImmutableArray<AddressTown> Towns)
{
    /// <summary>Letters of an address that are read; what follows is not.</summary>
    public const int MostLetters = 512;

    /// <summary>Words of an address that are read.</summary>
    public const int MostWords = 24;

    /// <summary>Keys under which spellings of one address meet in an index; stable over runs, at most six.</summary>
    public ImmutableArray<string> Keys => AddressKeys.Of(this);
}
