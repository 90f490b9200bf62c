using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>The last line that a viewer may know to be a country's.</summary>
internal readonly record struct LastWord(long Number, DateTimeOffset At);

/// <summary>For one viewing country: how many hits of each country it may read, and when it last heard from each. A fold, kept and carried on.</summary>
/// <remarks>
/// Always by the marks of the state it was carried on to: a correction or withdrawal takes its hit's earlier lines back into account,
/// so carrying on costs what the new lines cost, however many lie before them.
/// </remarks>
internal sealed record Heard(
    long UpTo,
    ImmutableHashSet<Guid> Counted,
    ImmutableDictionary<CountryCode, int> Hits,
    ImmutableDictionary<CountryCode, LastWord> Last)
{
    private static readonly Heard Nothing =
        new(0, [], ImmutableDictionary<CountryCode, int>.Empty, ImmutableDictionary<CountryCode, LastWord>.Empty);

    /// <summary>Carries an earlier fold on to a state.</summary>
    internal static Heard CarriedOn(Heard? before, DeskState state, CountryCode viewer)
    {
        var from = before ?? Nothing;
        var (counted, hits, last) = (from.Counted.ToBuilder(), from.Hits.ToBuilder(), from.Last.ToBuilder());
        for (var number = from.UpTo + 1; number <= state.Head.Number; number++)
        {
            var entry = state.Lines[number];
            Count(state.Operation, entry, viewer, counted, hits);
            if (WordOf(state.Operation, entry, viewer) is { } word)
            {
                last[entry.Owner] = word;
            }
            else if (last.TryGetValue(entry.Owner, out var standing) && state.Operation.Records[entry.Record].Lines.Contains(standing.Number))
            {
                Step(state, entry.Owner, viewer, standing.Number, last);
            }
        }

        return new Heard(state.Head.Number, counted.ToImmutable(), hits.ToImmutable(), last.ToImmutable());
    }

    private static void Count(
        Operation operation,
        Entry entry,
        CountryCode viewer,
        ImmutableHashSet<Guid>.Builder counted,
        ImmutableDictionary<CountryCode, int>.Builder hits)
    {
        var record = operation.Records[entry.Record];
        if (record.Kind is not LineKind.HitPushed)
        {
            return;
        }

        var stands = !record.Withdrawn && operation.SightOf(viewer, record.Id, LineKind.HitPushed).Level is SightLevel.Full;
        if (stands ? counted.Add(record.Id) : counted.Remove(record.Id))
        {
            hits[record.Owner] = (hits.TryGetValue(record.Owner, out var count) ? count : 0) + (stands ? 1 : -1);
        }
    }

    /// <summary>The line that stood as a country's last may not be known to be its any more: the one before it that may stands instead.</summary>
    private static void Step(DeskState state, CountryCode owner, CountryCode viewer, long from, ImmutableDictionary<CountryCode, LastWord>.Builder last)
    {
        last.Remove(owner);
        for (var number = from; number >= 1; number--)
        {
            if (state.Lines[number].Owner == owner && WordOf(state.Operation, state.Lines[number], viewer) is { } word)
            {
                last[owner] = word;
                return;
            }
        }
    }

    private static LastWord? WordOf(Operation operation, Entry entry, CountryCode viewer) =>
        entry.By == Actor.Clock
            ? null
            : operation.SightOf(viewer, entry.Record, entry.Event.Kind).Level switch
            {
                SightLevel.None or SightLevel.Number => null,
                SightLevel.Counts => new LastWord(entry.Number, Tallies.HourOf(entry.At)),
                _ => new LastWord(entry.Number, entry.At),
            };
}

/// <summary>The folds of <see cref="Heard"/> by viewing country, carried on from view to view of one desk.</summary>
internal sealed class HeardCache
{
    private readonly ConcurrentDictionary<CountryCode, Heard> _heard = new();

    internal Heard For(DeskState state, CountryCode viewer)
    {
        var known = _heard.TryGetValue(viewer, out var kept) ? kept : null;
        if (known?.UpTo == state.Head.Number)
        {
            return known;
        }

        if (known?.UpTo > state.Head.Number)
        {
            // A look back at an older state: worked out for it alone, because today's fold goes by today's marks.
            return Heard.CarriedOn(null, state, viewer);
        }

        return _heard[viewer] = Heard.CarriedOn(known, state, viewer);
    }
}
