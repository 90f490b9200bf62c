using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>For one viewing country: how many hits of each country it may read, and when it last heard from each. A fold, kept and carried on.</summary>
internal sealed record Heard(long UpTo, ImmutableDictionary<CountryCode, int> Hits, ImmutableDictionary<CountryCode, DateTimeOffset> Last)
{
    private static readonly Heard Nothing =
        new(0, ImmutableDictionary<CountryCode, int>.Empty, ImmutableDictionary<CountryCode, DateTimeOffset>.Empty);

    /// <summary>Carries an earlier fold on to a state; starts anew when a line in between changed what earlier lines show.</summary>
    internal static Heard CarriedOn(Heard? before, DeskState state, CountryCode viewer)
    {
        var from = before ?? Nothing;
        for (var number = from.UpTo + 1; number <= state.Head.Number; number++)
        {
            if (state.Lines[number].Event.Kind is LineKind.HitCorrected or LineKind.HitWithdrawn or LineKind.ParticipantAdmitted && from.UpTo > 0)
            {
                from = Nothing;
                break;
            }
        }

        var (hits, last) = (from.Hits.ToBuilder(), from.Last.ToBuilder());
        for (var number = from.UpTo + 1; number <= state.Head.Number; number++)
        {
            Count(state.Operation, state.Lines[number], viewer, hits, last);
        }

        return new Heard(state.Head.Number, hits.ToImmutable(), last.ToImmutable());
    }

    private static void Count(
        Operation operation,
        Entry entry,
        CountryCode viewer,
        ImmutableDictionary<CountryCode, int>.Builder hits,
        ImmutableDictionary<CountryCode, DateTimeOffset>.Builder last)
    {
        var level = operation.SightOf(viewer, entry.Record, entry.Event.Kind).Level;
        if (level >= SightLevel.Existence && entry.By != Actor.Clock)
        {
            last[entry.Owner] = level is SightLevel.Counts ? Tallies.HourOf(entry.At) : entry.At;
        }

        if (level is SightLevel.Full && entry.Event.Kind is LineKind.HitPushed && !operation.Records[entry.Record].Withdrawn)
        {
            hits[entry.Owner] = hits.TryGetValue(entry.Owner, out var count) ? count + 1 : 1;
        }
    }
}
