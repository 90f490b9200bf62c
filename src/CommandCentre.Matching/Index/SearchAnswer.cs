using System.Collections.Immutable;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Index;

/// <summary>One entity that was found.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Entity">The entity as it is held; names without a readable letter are left out.</param>
/// <param name="Comparison">The comparison with the entity asked for.</param>
/// <param name="Rarity">How much the shared words say in this index, in hundredths of a bit: the fewer bear them, the more.</param>
public sealed record Hit(string Owner, Entity Entity, Comparison Comparison, int Rarity);

/// <summary>A value that so many bear that not all of them were compared.</summary>
/// <param name="Value">The value asked for.</param>
/// <param name="Others">How many more bear it than were compared.</param>
public sealed record TooCommon(string Value, int Others);

/// <summary>The answer to a search.</summary>
/// <param name="Hits">What was found, best first: by points, then standing, then rarity and evidence, then owner and id.</param>
/// <param name="TooCommon">What was cut, said aloud; empty when everything that can match was compared.</param>
/// <param name="Compared">Names and entities that were compared exactly.</param>
public sealed record SearchAnswer(ImmutableArray<Hit> Hits, ImmutableArray<TooCommon> TooCommon, int Compared);
