using System.Collections.Immutable;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Names;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>A date of an entity in normal form.</summary>
/// <param name="Sort">The property it came with (birthDate, incorporationDate), where known.</param>
/// <param name="Raw">As given.</param>
/// <param name="Date">As far as it is known.</param>
public sealed record DateForm(string? Sort, string Raw, PartialDate Date);

/// <summary>A country of an entity in normal form.</summary>
/// <param name="Sort">The property it came with (nationality, jurisdiction), where known.</param>
/// <param name="Raw">As given.</param>
/// <param name="Code">ISO 3166-1 alpha-2, upper case; see <see cref="CountryReader"/>.</param>
public sealed record CountryForm(string? Sort, string Raw, string Code);

/// <summary>A place of birth.</summary>
/// <param name="Raw">As given, in one line.</param>
/// <param name="Words">Its words in Latin letters, without names of countries.</param>
public sealed record PlaceForm(string Raw, ImmutableArray<string> Words);

/// <summary>Which part of a name is all that is known of it.</summary>
public enum NameCut
{
    /// <summary>A whole name is known, or none.</summary>
    None,

    /// <summary>Only the given name.</summary>
    GivenOnly,

    /// <summary>Only the family name.</summary>
    FamilyOnly,
}

/// <summary>An entity with every value in normal form, computed once; comparing two of them reads no text again.</summary>
/// <remarks>Immutable; made by <see cref="Read(Entity)"/>. Values that cannot be read are left out: unknown stays unknown.</remarks>
public sealed record EntityForm
{
    /// <summary>Names of one entity that are read; further ones are left out.</summary>
    public const int MostNames = 64;

    /// <summary>Other values of one kind that are read; further ones are left out.</summary>
    public const int MostValues = 64;

    /// <summary>Its owner's id.</summary>
    public required string Id { get; init; }

    /// <summary>The schema it came with.</summary>
    public required string Schema { get; init; }

    /// <summary>What it can be at all.</summary>
    public required Family Family { get; init; }

    /// <summary>Its names, whole ones and those put together from given and family names.</summary>
    public ImmutableArray<NameForm> Names { get; init; } = [];

    /// <summary>Names that cannot carry a match by themselves.</summary>
    public ImmutableArray<NameForm> WeakNames { get; init; } = [];

    /// <summary>Whether only one part of its name is known; it stands among the weak names.</summary>
    public NameCut Cut { get; init; }

    /// <summary>Dates.</summary>
    public ImmutableArray<DateForm> Dates { get; init; } = [];

    /// <summary>Countries.</summary>
    public ImmutableArray<CountryForm> Countries { get; init; } = [];

    /// <summary>Sex: M, F; O for another; null when not known.</summary>
    public string? Gender { get; init; }

    /// <summary>Sex as given.</summary>
    public string? GenderRaw { get; init; }

    /// <summary>Postal addresses.</summary>
    public ImmutableArray<AddressForm> Addresses { get; init; } = [];

    /// <summary>Places of birth.</summary>
    public ImmutableArray<PlaceForm> Places { get; init; } = [];

    /// <summary>Numbers that point to one holder.</summary>
    public ImmutableArray<NumberForm> Numbers { get; init; } = [];

    /// <summary>Exact blocking keys of everything but names, for an index: two entities that share a number share its key, and so do two spellings of an address that is an entity by itself.</summary>
    public IEnumerable<string> Keys =>
        Numbers.Select(number => number.Block).Concat(Family == Family.Address ? Addresses.SelectMany(address => address.Keys) : []).Distinct(StringComparer.Ordinal);

    /// <summary>Brings every value of an entity into its normal form. Never throws.</summary>
    public static EntityForm Read(Entity entity) => EntityFormReader.Read(entity);
}
