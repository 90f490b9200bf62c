using System.Collections.Immutable;

namespace CommandCentre.Matching.Names;

/// <summary>What sort of thing bears a name; it decides how the name is read.</summary>
public enum NameKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A company or another organisation.</summary>
    Organisation,

    /// <summary>A person or a company; not told which.</summary>
    Either,

    /// <summary>A ship, a vehicle, a thing.</summary>
    Thing,
}

/// <summary>A name as given, and its words in normal form, in the order written.</summary>
/// <param name="Raw">As given.</param>
/// <param name="Kind">What bears it.</param>
/// <param name="Parts">Its words; at most <see cref="MostParts"/>, further ones are not read.</param>
public sealed record NameForm(string Raw, NameKind Kind, ImmutableArray<NamePart> Parts)
{
    /// <summary>Words of a name that are read.</summary>
    public const int MostParts = 24;
}
