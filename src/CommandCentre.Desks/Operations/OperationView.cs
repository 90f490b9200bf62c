using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Operations;

/// <summary>An operation as one viewer may see it at one moment: the only way to its data for every outlet.</summary>
public sealed partial class OperationView
{
    /// <summary>Most lines in a page.</summary>
    public const int PageLimit = 500;

    private readonly DeskState _state;
    private readonly HeardCache _heard;

    private readonly ILogger _log;
    private readonly Seat _seat;
    private readonly Seat _knows;

    private OperationView(Viewer viewer, DeskState state, DateTimeOffset now, HeardCache heard, ILogger log)
    {
        Viewer = viewer;
        _state = state;
        _heard = heard;
        _log = log;
        _seat = state.Operation.SeatOf(Seer.Of(viewer));
        // Whether a line may be known to be a country's does not depend on persons: one fold serves all but walls.
        _knows = _seat with { Seer = _seat.Seer with { Clearance = viewer.IsWall ? Clearance.Visitors : Clearance.All } };
        Now = now;
    }

    /// <summary>Who looks.</summary>
    public Viewer Viewer { get; }

    /// <summary>Operation time of the look.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Number of the last line.</summary>
    public long Head => Operation.Head;

    /// <summary>What the operation is.</summary>
    public OperationSummary Summary => new(
        Operation.Key, Operation.Name, Operation.Phase, Operation.FirstDay, Operation.LastDay,
        [.. Operation.Participants.Values], Operation.Head, Operation.LastAt, Now);

    /// <summary>The published figures; open to every participant.</summary>
    public Figures Figures => new(Operation.Tallies.Total, Operation.Officers.Count);

    /// <summary>Counts by hour, rising; open to every participant.</summary>
    public IReadOnlyList<HourRow> Hours => _state.Hours;

    /// <summary>The table of countries, in alphabetical order of code.</summary>
    public IReadOnlyList<CountryRow> Countries
    {
        get
        {
            var heard = _heard.For(_state, _knows);
            var hits = Operation.Hits.ReadableBy(_seat);
            var onDuty = Operation.OnDuty.Values.ToLookup(duty => duty.Officer.Country);
            var waiting = _state.OpenChecks.Where(check => IsReadable(check.Id, LineKind.CheckRequested))
                .SelectMany(check => check.Outstanding)
                .ToLookup(country => country);
            return [.. Operation.Participants.Values.Select(participant => new CountryRow(
                participant.Country,
                participant.Agencies,
                _state.ByCountry.GetValueOrDefault(participant.Country),
                hits.GetValueOrDefault(participant.Country),
                waiting[participant.Country].Count(),
                onDuty[participant.Country].Count(),
                heard.Last.TryGetValue(participant.Country, out var word) ? word.At : null))];
        }
    }

    /// <summary>Officers on duty now; open to every participant.</summary>
    public int OnDuty => Operation.OnDuty.Count;

    /// <summary>The viewer's own duty, if on duty.</summary>
    public Duty? OwnDuty => Operation.OnDuty.GetValueOrDefault(Viewer.Actor.Officer);

    /// <summary>Officers on duty of the viewer's own country.</summary>
    public IReadOnlyList<Duty> OwnOfficers =>
        [.. Operation.OnDuty.Values.Where(duty => duty.Officer.Country == Viewer.Country).OrderBy(duty => duty.Officer.Officer, StringComparer.Ordinal)];

    private Operation Operation => _state.Operation;

    /// <summary>Whether the viewer may give a command in the operation as it stands.</summary>
    public bool May(CommandKind command) => Refusal(command) is null;

    /// <summary>Why the viewer may not give a command in the operation as it stands; absent where they may.</summary>
    public Refusal? Refusal(CommandKind command) => Powers.Check(Viewer.Actor, command, Operation);

    /// <summary>Whether a command would drop a handling code of a record of the viewer's own country: that asks for a fresh proof of who gives it.</summary>
    public bool IsDowngrade(OperationCommand command) =>
        Downgrade.Of(command) is { } record && Operation.Records.TryGetValue(record, out var state) && state.Owner == Viewer.Country && Downgrade.Is(Operation, command);

    /// <summary>One line; absent beyond the head. A line whose sight fails is its number, with an alarm in the log.</summary>
    public LineView? Line(long number)
    {
        if (number < 1 || number > _state.Head.Number)
        {
            return null;
        }

        try
        {
            return LineView.Of(Operation, _state.Lines[number], _seat);
        }
        catch (Exception poison)
        {
            _log.LogCritical(DeskEvents.SightFailed, poison, "Line {Line} of {Operation} has no sight for {Country}; shown as its number", number, Operation.Key, Viewer.Country);
            return LineView.NumberOnly(Operation.Key, number, SightReason.Restricted);
        }
    }

    /// <summary>Lines after a number, rising, each at least as its number.</summary>
    /// <param name="after">The last number known; less than 0 is 0, and beyond the head there is nothing.</param>
    /// <param name="limit">1 to <see cref="PageLimit"/>; more or less is cut to it.</param>
    public LinePage Lines(long after, int limit)
    {
        var first = Math.Clamp(after, 0, Head) + 1;
        var last = Math.Min(Head, first - 1 + Math.Clamp(limit, 1, PageLimit));
        var lines = new List<LineView>();
        for (var number = first; number <= last; number++)
        {
            lines.Add(Line(number)!);
        }

        return new LinePage(lines, Head);
    }

    /// <summary>The newest lines that match, newest first.</summary>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>; more or less is cut to it.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only lines with a smaller number.</param>
    public IReadOnlyList<LineView> Latest(int count, LineFilter filter, long? before = null)
    {
        var found = new List<LineView>();
        for (var number = Math.Clamp(before ?? long.MaxValue, 1, Head + 1) - 1; number >= 1 && found.Count < Math.Clamp(count, 1, PageLimit); number--)
        {
            // What does not match unseen cannot match as seen: most lines are passed over without being drawn.
            if (filter.MayMatch(_state.Lines[number]) && Line(number) is { } line && filter.Matches(line))
            {
                found.Add(line);
            }
        }

        return found;
    }

    /// <summary>All lines about the record of a line, rising; empty when the viewer may not read the line in full.</summary>
    public IReadOnlyList<LineView> History(LineView line) =>
        line.Record is { } record && Operation.Records.TryGetValue(record, out var state) ? [.. state.Lines.Select(number => Line(number)!)] : [];

    /// <summary>The line of a record by its id, where the viewer may read it; absent otherwise, whether it exists or not.</summary>
    public LineView? Record(Guid record) =>
        Operation.Records.TryGetValue(record, out var state) && IsReadable(record, state.Kind) ? Line(state.Lines[0]) : null;

    internal static OperationView? For(Viewer viewer, DeskState state, DateTimeOffset now, HeardCache heard, ILogger log) =>
        state.Operation.Participates(viewer.Country) ? new OperationView(viewer, state, now < state.Operation.LastAt ? state.Operation.LastAt : now, heard, log) : null;

    private bool IsReadable(Guid record, LineKind kind) => Operation.SightOf(_seat, record, kind).IsReadable;
}
