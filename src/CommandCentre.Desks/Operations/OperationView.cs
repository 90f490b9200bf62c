using System.Collections.Concurrent;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>An operation as one viewer may see it at one moment: the only way to its data for every outlet.</summary>
public sealed class OperationView
{
    /// <summary>Most lines in a page.</summary>
    public const int PageLimit = 500;

    private readonly DeskState _state;
    private readonly HeardCache _heard;

    private OperationView(Viewer viewer, DeskState state, DateTimeOffset now, HeardCache heard)
    {
        Viewer = viewer;
        _state = state;
        _heard = heard;
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
    public IReadOnlyList<HourRow> Hours =>
        [.. Operation.Tallies.ByHour.GroupBy(hour => hour.Key.Hour)
            .OrderBy(hour => hour.Key)
            .Select(hour => new HourRow(hour.Key, Sum(hour.Select(country => country.Value))))];

    /// <summary>The table of countries, in alphabetical order of code.</summary>
    public IReadOnlyList<CountryRow> Countries
    {
        get
        {
            var heard = _heard.For(_state, Viewer.Country);
            var counts = Operation.Tallies.ByHour.ToLookup(hour => hour.Key.Country, hour => hour.Value);
            var onDuty = Operation.OnDuty.Values.ToLookup(duty => duty.Officer.Country);
            var waiting = Checks.Where(check => check.Check.IsOpen).SelectMany(check => check.Check.Outstanding).ToLookup(country => country);
            return [.. Operation.Participants.Values.Select(participant => new CountryRow(
                participant.Country,
                participant.Agencies,
                Sum(counts[participant.Country]),
                heard.Hits.GetValueOrDefault(participant.Country),
                waiting[participant.Country].Count(),
                onDuty[participant.Country].Count(),
                heard.Last.TryGetValue(participant.Country, out var at) ? at : null))];
        }
    }

    /// <summary>Cross-check requests the viewer may read, those with answers missing first, then by due time.</summary>
    public IReadOnlyList<CheckRow> Checks =>
        [.. Operation.Checks.Values
            .Where(check => IsFull(check.Id, LineKind.CheckRequested))
            .OrderByDescending(check => check.IsOpen)
            .ThenBy(check => check.Due)
            .Select(check => new CheckRow(Line(check.Number)!, check, [.. check.Answers.Select(Answer)]))];

    /// <summary>Requests with answers missing.</summary>
    public IReadOnlyList<CheckRow> OpenChecks => [.. Checks.TakeWhile(check => check.Check.IsOpen)];

    /// <summary>Parcel leads the viewer may read, open ones first, newest first.</summary>
    public IReadOnlyList<LeadRow> Leads =>
        [.. Operation.Leads.Values
            .Where(lead => IsFull(lead.Id, LineKind.LeadSent))
            .OrderByDescending(lead => lead.IsOpen)
            .ThenByDescending(lead => lead.Number)
            .Select(lead => new LeadRow(Line(lead.Number)!, lead))];

    /// <summary>The viewer's own duty, if on duty.</summary>
    public Duty? OwnDuty => Operation.OnDuty.GetValueOrDefault(Viewer.Actor.Officer);

    /// <summary>Officers on duty of the viewer's own country.</summary>
    public IReadOnlyList<Duty> OwnOfficers =>
        [.. Operation.OnDuty.Values.Where(duty => duty.Officer.Country == Viewer.Country).OrderBy(duty => duty.Officer.Officer, StringComparer.Ordinal)];

    private Operation Operation => _state.Operation;

    /// <summary>Whether the viewer's role may give a command in the present phase.</summary>
    public bool May(CommandKind command) => Powers.Allow(Viewer.Actor.Role, command, Operation.Phase);

    /// <summary>One line; absent beyond the head.</summary>
    public LineView? Line(long number) =>
        number >= 1 && number <= _state.Head.Number ? LineView.Of(Operation, _state.Lines[number], Viewer.Country) : null;

    /// <summary>Lines after a number, rising, each at least as its number.</summary>
    /// <param name="after">0 or more.</param>
    /// <param name="limit">1 to <see cref="PageLimit"/>; more is cut to it.</param>
    public LinePage Lines(long after, int limit)
    {
        var last = Math.Min(Head, after + Math.Clamp(limit, 1, PageLimit));
        var lines = new List<LineView>();
        for (var number = Math.Max(after, 0) + 1; number <= last; number++)
        {
            lines.Add(Line(number)!);
        }

        return new LinePage(lines, Head);
    }

    /// <summary>The newest lines that match, newest first.</summary>
    /// <param name="count">How many at most, up to <see cref="PageLimit"/>.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only lines with a smaller number.</param>
    public IReadOnlyList<LineView> Latest(int count, LineFilter filter, long? before = null)
    {
        var found = new List<LineView>();
        for (var number = Math.Min(Head, (before ?? long.MaxValue) - 1); number >= 1 && found.Count < Math.Clamp(count, 1, PageLimit); number--)
        {
            if (Line(number) is { } line && filter.Matches(line))
            {
                found.Add(line);
            }
        }

        return found;
    }

    /// <summary>All lines about the record of a line, rising; empty when the viewer may not read the line in full.</summary>
    public IReadOnlyList<LineView> History(LineView line) =>
        line.Record is { } record ? [.. Operation.Records[record].Lines.Select(number => Line(number)!)] : [];

    /// <summary>Lines that answer the record of a line, or that it answers: answers to a request, feedback on a lead, what a seizure or message refers to.</summary>
    public IReadOnlyList<LineView> Related(LineView line)
    {
        var numbers = line.Event switch
        {
            CheckRequested or CheckOverdue => Operation.Checks[line.Record!.Value].Answers.Values.Select(answer => answer.Number),
            CheckAnswered answered => FirstLine(answered.Check),
            Domain.Leads.LeadSent => Operation.Leads[line.Record!.Value].FeedbackNumber is { } number ? [number] : [],
            Domain.Leads.FeedbackGiven given => FirstLine(given.Lead),
            Domain.Seizures.SeizureReported { Lead: { } lead } => FirstLine(lead),
            Domain.Messages.MessagePosted { About: { } about } => FirstLine(about),
            _ => [],
        };
        return [.. numbers.Select(number => Line(number)!).Where(related => related.Sight.Level is SightLevel.Full)];
    }

    /// <summary>The line of a record by its id, where the viewer may read it in full; absent otherwise, whether it exists or not.</summary>
    public LineView? Record(Guid record) =>
        Operation.Records.TryGetValue(record, out var state) && IsFull(record, state.Kind) ? Line(state.Lines[0]) : null;

    /// <summary>The state of a request the viewer may read.</summary>
    public CheckRow? Check(Guid record) => Checks.FirstOrDefault(check => check.Check.Id == record);

    /// <summary>The state of a lead the viewer may read.</summary>
    public LeadRow? Lead(Guid record) => Leads.FirstOrDefault(lead => lead.Lead.Id == record);

    /// <summary>Who sees a line, and why: for its owner every participant, for others themselves alone.</summary>
    public IReadOnlyList<(CountryCode Country, Sighted Sighted)> Audience(LineView line) =>
        line is { Owner: { } owner, Record: { } record, Kind: { } kind } && (owner == Viewer.Country || line.Marks is null)
            ? [.. Operation.Participants.Keys.Select(country => (country, Operation.SightOf(country, record, kind)))]
            : [(Viewer.Country, line.Sight)];

    /// <summary>Who would see what a command records, by the very rule that records it.</summary>
    public IReadOnlyList<(CountryCode Country, Sighted Sighted)> Preview(OperationCommand command, LineKind kind) =>
        Addressing.Preview(Operation, Viewer.Country, Addressing.Of(Operation, command, Viewer.Actor), kind);

    internal static OperationView? For(Viewer viewer, DeskState state, DateTimeOffset now, HeardCache heard) =>
        state.Operation.Participates(viewer.Country) ? new OperationView(viewer, state, now < state.Operation.LastAt ? state.Operation.LastAt : now, heard) : null;

    private static Counts Sum(IEnumerable<Counts> counts) => counts.Aggregate(default(Counts), (a, b) => a + b);

    private bool IsFull(Guid record, LineKind kind) => Operation.SightOf(Viewer.Country, record, kind).Level is SightLevel.Full;

    private IEnumerable<long> FirstLine(Guid record) =>
        Operation.Records.TryGetValue(record, out var state) ? [state.Lines[0]] : [];

    private AnswerRow Answer(KeyValuePair<CountryCode, CheckAnswer> answer) =>
        new(answer.Key, Line(answer.Value.Number)!.Sight.Level is SightLevel.Full ? answer.Value.Outcome : null, answer.Value.Number);
}

/// <summary>The folds of <see cref="Heard"/> by viewing country, carried on from view to view of one desk.</summary>
internal sealed class HeardCache
{
    private readonly ConcurrentDictionary<CountryCode, Heard> _heard = new();

    internal Heard For(DeskState state, CountryCode viewer)
    {
        var before = _heard.TryGetValue(viewer, out var known) && known.UpTo <= state.Head.Number ? known : null;
        return before?.UpTo == state.Head.Number ? before : _heard[viewer] = Heard.CarriedOn(before, state, viewer);
    }
}
