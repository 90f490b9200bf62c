using System.Collections.Immutable;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Index;

/// <summary>One entity that was found.</summary>
public sealed class Hit
{
    private readonly EntityForm _asked;
    private readonly EntityForm _held;
    private Comparison? _comparison;

    internal Hit(string owner, Entity entity, int rarity, (EntityForm Asked, EntityForm Held) forms, int points, Comparison? comparison)
    {
        (Owner, Entity, Rarity, Points) = (owner, entity, rarity, points);
        (_asked, _held, _comparison) = (forms.Asked, forms.Held, comparison);
    }

    /// <summary>Whose it is.</summary>
    public string Owner { get; }

    /// <summary>The entity as it is held; names without a readable letter are left out.</summary>
    public Entity Entity { get; }

    /// <summary>The score, 0 to 10,000: that of <see cref="Comparison"/>.</summary>
    public int Points { get; }

    /// <summary>How much the shared words say in this index, in hundredths of a bit: the fewer bear them, the more.</summary>
    public int Rarity { get; }

    /// <summary>The comparison with the entity asked for; made when it is first asked for, so that who only wants the list does not pay for the reasons.</summary>
    public Comparison Comparison => _comparison ??= EntityComparer.Compare(_asked, _held);
}

/// <summary>A value that so many bear that not all of them were compared.</summary>
/// <param name="Value">The value asked for.</param>
/// <param name="Others">How many more bear it than were compared; null where some owners only were asked and counting would tell of the holdings of others.</param>
public sealed record TooCommon(string Value, int? Others);

/// <summary>The answer to a search.</summary>
/// <param name="Hits">What was found, best first: by points, then standing, then rarity and evidence, then owner and id.</param>
/// <param name="TooCommon">What was cut, said aloud; empty when everything that can match was compared.</param>
/// <param name="Compared">Names and entities that were compared exactly.</param>
public sealed record SearchAnswer(ImmutableArray<Hit> Hits, ImmutableArray<TooCommon> TooCommon, int Compared)
{
    /// <summary>Of an index that holds nothing.</summary>
    internal static SearchAnswer Nothing { get; } = new([], [], 0);
}
