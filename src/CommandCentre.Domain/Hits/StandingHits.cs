using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Hits;

/// <summary>How many hits stand, by owner and by the marks that decide who may read them: what a viewer may count follows from it without looking at each hit.</summary>
public sealed class StandingHits
{
    /// <summary>No hit yet.</summary>
    public static readonly StandingHits None = new(ImmutableDictionary<Sightable, int>.Empty);

    private readonly ImmutableDictionary<Sightable, int> _counts;

    private StandingHits(ImmutableDictionary<Sightable, int> counts) => _counts = counts;

    /// <summary>Hits of each owner that a seat may read; owners without one are absent.</summary>
    public IReadOnlyDictionary<CountryCode, int> ReadableBy(Seat seat)
    {
        var readable = new Dictionary<CountryCode, int>();
        foreach (var (hits, count) in _counts)
        {
            if (Sight.Of(seat, hits).IsReadable)
            {
                readable[hits.Owner] = readable.GetValueOrDefault(hits.Owner) + count;
            }
        }

        return readable;
    }

    /// <summary>After a line about a record.</summary>
    /// <param name="before">The record before it; absent for a new one.</param>
    /// <param name="after">The record with it.</param>
    internal StandingHits After(RecordState? before, RecordState after) =>
        after.Kind is not LineKind.HitPushed || (before is not null && Group(before) == Group(after))
            ? this
            : new(Add(Add(_counts, Group(before), -1), Group(after), 1));

    private static ImmutableDictionary<Sightable, int> Add(ImmutableDictionary<Sightable, int> counts, Sightable? group, int change) =>
        group is not { } hits ? counts
            : counts.GetValueOrDefault(hits) + change is > 0 and var count ? counts.SetItem(hits, count)
            : counts.Remove(hits);

    /// <summary>What sight depends on; evaluation and the text of H3 would only part what belongs together. Absent for a hit that does not stand.</summary>
    private static Sightable? Group(RecordState? hit) =>
        hit is { Withdrawn: false } && hit.Sightable(LineKind.HitPushed) is var seen
            ? seen with { Grants = null, Marks = seen.Marks is { } marks ? marks with { Evaluation = null, Handling = new Handling(marks.Handling.Codes) } : null }
            : null;
}
