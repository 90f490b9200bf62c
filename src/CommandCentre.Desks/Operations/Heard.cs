using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>The last line that a viewer may know to be a country's.</summary>
internal readonly record struct LastWord(long Number, DateTimeOffset At);

/// <summary>For one seer: when it last heard from each. A fold, kept and carried on.</summary>
/// <remarks>
/// Always by the marks of the state it was carried on to: a correction or withdrawal takes its hit's earlier lines back into account,
/// so carrying on costs what the new lines cost, however many lie before them. The first fold begins at the newest line and ends when all have been heard.
/// </remarks>
internal sealed record Heard(long UpTo, ImmutableDictionary<CountryCode, LastWord> Last)
{
    /// <summary>The fold of a state.</summary>
    internal static Heard First(DeskState state, Seat viewer)
    {
        var last = ImmutableDictionary.CreateBuilder<CountryCode, LastWord>();
        var silent = state.Operation.Participants.Keys.ToHashSet();
        for (var number = state.Head.Number; number >= 1 && silent.Count > 0; number--)
        {
            var entry = state.Lines[number];
            if (silent.Contains(entry.Owner) && WordOf(state.Operation, entry, viewer) is { } word)
            {
                last[entry.Owner] = word;
                silent.Remove(entry.Owner);
            }
        }

        return new Heard(state.Head.Number, last.ToImmutable());
    }

    /// <summary>Carries the fold on to a later state.</summary>
    internal Heard CarriedOn(DeskState state, Seat viewer)
    {
        var last = Last.ToBuilder();
        for (var number = UpTo + 1; number <= state.Head.Number; number++)
        {
            var entry = state.Lines[number];
            if (entry.Event.Kind is LineKind.GroupFormed or LineKind.GroupDissolved)
            {
                // Who is in a group decides on lines of any age.
                return First(state, viewer);
            }

            if (WordOf(state.Operation, entry, viewer) is { } word)
            {
                last[entry.Owner] = word;
            }
            else if (last.TryGetValue(entry.Owner, out var standing) && state.Operation.Records.TryGetValue(entry.Record, out var record) && record.Lines.Contains(standing.Number))
            {
                Step(state, entry.Owner, viewer, standing.Number, last);
            }
        }

        return new Heard(state.Head.Number, last.ToImmutable());
    }

    /// <summary>The line that stood as a country's last may not be known to be its any more: the one before it that may stands instead.</summary>
    private static void Step(DeskState state, CountryCode owner, Seat viewer, long from, ImmutableDictionary<CountryCode, LastWord>.Builder last)
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

    /// <summary>Somebody else pressed for the answers to a country's request, or decided over the centre's link: the line is its own, the word is not.</summary>
    private static bool IsAnothers(Entry entry) => entry.Event.Kind is LineKind.CheckChased or LineKind.MatchDecided or LineKind.ExhibitReceived or LineKind.ExhibitHandedOver && entry.By.Country != entry.Owner;

    private static LastWord? WordOf(Operation operation, Entry entry, Seat viewer) =>
        entry.By.IsCentre || IsAnothers(entry) || !operation.Records.ContainsKey(entry.Record) // the latter is poison, shown as its number
            ? null
            : operation.SightOf(viewer, entry.Record, entry.Event.Kind).Level switch
            {
                SightLevel.None or SightLevel.Number => null,
                SightLevel.Counts => new LastWord(entry.Number, Tallies.HourOf(entry.At)),
                _ => new LastWord(entry.Number, entry.At),
            };
}

/// <summary>The folds of <see cref="Heard"/> by who looks, carried on from view to view of one desk.</summary>
internal sealed class HeardCache
{
    private readonly ConcurrentDictionary<Seer, Heard> _heard = new();

    internal Heard For(DeskState state, Seat viewer)
    {
        var known = _heard.TryGetValue(viewer.Seer, out var kept) ? kept : null;
        if (known?.UpTo == state.Head.Number)
        {
            return known;
        }

        if (known?.UpTo > state.Head.Number)
        {
            // A look back at an older state: worked out for it alone, because today's fold goes by today's marks.
            return Heard.First(state, viewer);
        }

        return _heard[viewer.Seer] = known?.CarriedOn(state, viewer) ?? Heard.First(state, viewer);
    }
}
