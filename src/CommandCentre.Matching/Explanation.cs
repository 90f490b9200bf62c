using System.Collections.Immutable;

namespace CommandCentre.Matching;

/// <summary>Why one part of a comparison added to the score or took from it. The words for it stand at the edge.</summary>
public enum Ground
{
    /// <summary>Both values are the same in normal form.</summary>
    Same,

    /// <summary>Both are one name in other letters or another customary romanisation.</summary>
    SameSound,

    /// <summary>A nickname, a short form or the same given name of another language.</summary>
    SameName,

    /// <summary>A small difference of spelling.</summary>
    Spelling,

    /// <summary>An initial that stands for the other value.</summary>
    Initial,

    /// <summary>The value stands on one side only.</summary>
    OneSideOnly,

    /// <summary>The two values differ where they should be alike.</summary>
    Differs,

    /// <summary>The same parts in another order.</summary>
    Order,

    /// <summary>The values agree as far as they go (a year of a whole date, a town of an address).</summary>
    Partly,

    /// <summary>A likely slip of reading or typing (0 for O, two neighbouring digits swapped).</summary>
    Slip,

    /// <summary>Several things agree that hardly agree together by chance, so that a cut or mangled name is taken for the other.</summary>
    Together,

    /// <summary>The score was held to its range, 0 to 10,000, or to what its evidence allows.</summary>
    Limit,
}

/// <summary>What kind of value a part of a comparison speaks of.</summary>
public enum Feature
{
    /// <summary>A word of a name.</summary>
    NamePart,

    /// <summary>A whole name.</summary>
    Name,

    /// <summary>A date of birth or foundation.</summary>
    Date,

    /// <summary>A country.</summary>
    Country,

    /// <summary>Sex.</summary>
    Gender,

    /// <summary>An address.</summary>
    Address,

    /// <summary>The street of an address.</summary>
    Street,

    /// <summary>The house number of an address.</summary>
    HouseNumber,

    /// <summary>Flat, floor, entrance or block within a house.</summary>
    Unit,

    /// <summary>The number of a post-office box.</summary>
    PostBox,

    /// <summary>The postcode of an address.</summary>
    Postcode,

    /// <summary>The town, district or region of an address.</summary>
    Town,

    /// <summary>A number that belongs to one holder: passport, registration, firearm serial, parcel, wallet, account, phone, e-mail.</summary>
    Number,

    /// <summary>The whole comparison.</summary>
    Whole,
}

/// <summary>One part of a comparison: the two values compared, as they were given, and what it added (above 0) or took (below 0).</summary>
/// <param name="Feature">What kind of value.</param>
/// <param name="Left">The value asked for; null when there is none.</param>
/// <param name="Right">The value held; null when there is none.</param>
/// <param name="Ground">Why.</param>
/// <param name="Points">Ten-thousandths of a score; the points of all parts sum to the score exactly.</param>
public sealed record Part(Feature Feature, string? Left, string? Right, Ground Ground, int Points);

/// <summary>How far a comparison goes: "nothing contradicts" is not "confirmed".</summary>
public enum Standing
{
    /// <summary>Something that should agree does not.</summary>
    Contradicted,

    /// <summary>Nothing contradicts, and nothing beside the name confirms.</summary>
    Open,

    /// <summary>Something beside the name agrees (a date, a number, an address), or a number does.</summary>
    Confirmed,
}

/// <summary>The outcome of one comparison.</summary>
/// <param name="Points">0 to 10,000, the sum of the parts.</param>
/// <param name="Evidence">How much the agreement says, in hundredths of a bit: a shared rare surname says more than a common one. Ranks within ties.</param>
/// <param name="Standing">Contradicted, open or confirmed.</param>
/// <param name="Parts">What the score is made of.</param>
public sealed record Comparison(int Points, int Evidence, Standing Standing, ImmutableArray<Part> Parts)
{
    /// <summary>The highest score: 10,000 points.</summary>
    public const int Full = 10_000;

    /// <summary>The one threshold of all kinds of names, in points: at or above it the two are taken for one.</summary>
    public const int Threshold = 7_000;

    /// <summary>The score between 0 and 1.</summary>
    public double Score => Points / (double)Full;

    /// <summary>At or above the threshold.</summary>
    public bool IsMatch => Points >= Threshold;
}
