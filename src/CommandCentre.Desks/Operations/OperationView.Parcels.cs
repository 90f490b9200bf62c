using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <content>The life of a parcel: leads, controls, seizures, exhibits.</content>
public sealed partial class OperationView
{
    /// <summary>Months after its first report from which a number is another parcel's. Source: UPU S10, numbers may be issued again after 12 months.</summary>
    public const int WindowMonths = 12;

    /// <summary>How many leads wait for the viewer's country to finish them.</summary>
    public int LeadsToFinish => Viewer.IsWall ? 0 : Operation.LeadBook.OpenTo.GetValueOrDefault(Viewer.Country);

    /// <summary>A page of the leads asked for that the viewer may read.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over, 0 or more.</param>
    /// <param name="count">How many at most, 1 to <see cref="PageLimit"/>; more or less is cut to it.</param>
    public LeadPage LeadPage(LeadFilter filter, int skip, int count)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var shelves = Operation.LeadBook.Shelves
            .Where(shelf => (shelf.Key.Stage is LeadStage.Closed) == filter.Closed && IsOf(filter.Side, shelf.Key) && IsReadable(shelf.Value.Min.Id, LineKind.LeadSent))
            .ToList();
        var asked = shelves.Where(shelf => (filter.Stage is null || shelf.Key.Stage == filter.Stage) && (!filter.Missed || shelf.Key.WasMissed)).Select(shelf => shelf.Value).ToList();
        return new LeadPage(
            [.. LeadOrder.Of(asked, newestFirst: filter.Closed, skip, Math.Clamp(count, 1, PageLimit)).Select(place => Row(Operation.Leads[place.Id]))],
            asked.Sum(shelf => shelf.Count),
            shelves.Where(shelf => shelf.Key is { WasMissed: true, Stage: not LeadStage.Closed }).Sum(shelf => shelf.Value.Count),
            new SortedDictionary<LeadStage, int>(shelves.GroupBy(shelf => shelf.Key.Stage).ToDictionary(stage => stage.Key, stage => stage.Sum(shelf => shelf.Value.Count))));
    }

    /// <summary>Missed leads that nobody has touched since and that concern the viewer: its country's own and those for it; all that it may read for the coordination centre.</summary>
    /// <param name="most">How many of them to give.</param>
    public MissedLeads MissedLeads(int most)
    {
        Lead[] missed =
        [
            .. Operation.LeadBook.Missed.Select(place => Operation.Leads[place.Id])
                .Where(lead => (lead.Destination == Viewer.Country || lead.Owner == Viewer.Country || Viewer.Country.IsCoordinationCentre) && IsReadable(lead.Id, LineKind.LeadSent)),
        ];
        return new MissedLeads(missed.Length, missed.Length > 0 && missed.All(lead => lead.Destination == Viewer.Country), [.. missed.OrderByDescending(lead => lead.MissedNumber).Take(most).Select(Row)]);
    }

    /// <summary>A control the viewer may read.</summary>
    public ControlRow? Control(Guid record) => Operation.Controls.TryGetValue(record, out var control) && IsReadable(record, LineKind.ControlReported) ? Row(control) : null;

    /// <summary>A seizure the viewer may read.</summary>
    public SeizureRow? Seizure(Guid record) => Operation.Seized.TryGetValue(record, out var seized) && IsFull(record, LineKind.SeizureReported) ? Row(seized) : null;

    /// <summary>An exhibit the viewer may read.</summary>
    public ExhibitRow? Exhibit(Guid record) => Operation.Exhibits.TryGetValue(record, out var exhibit) && IsReadable(record, LineKind.ExhibitSealed) ? Row(exhibit) : null;

    /// <summary>Exhibits that the viewer may read: those in the hands of its own service or on their way to it first, then the newest.</summary>
    public IReadOnlyList<ExhibitRow> Exhibits =>
        [.. Operation.Exhibits.Values.Where(exhibit => IsReadable(exhibit.Id, LineKind.ExhibitSealed))
            .OrderByDescending(exhibit => exhibit.Transfer?.Receiver == OwnService).ThenByDescending(exhibit => exhibit.Holder == OwnService).ThenByDescending(exhibit => exhibit.Number).Select(Row)];

    /// <summary>Hours that a country's law lets a measure last, where it has stated them; open to every participant.</summary>
    public int? LegalHours(Domain.Codes.CountryCode country, ParcelMeasure measure) => Operation.LegalClocks.TryGetValue((country, measure), out var hours) ? hours : null;

    /// <summary>How countries' laws stand to things, as each stated it; open to every participant.</summary>
    public LegalTable Laws => Operation.Laws;

    /// <summary>What led to the finds. Seizures and their pieces are open to all; their cause is known where the seizure may be read.</summary>
    public IReadOnlyList<CauseRow> Causes =>
        [.. Operation.Seized.Values
            .GroupBy(CauseOf)
            .OrderBy(cause => cause.Key)
            .Select(cause => new CauseRow(cause.Key, cause.Count(), cause.Sum(seized => seized.Items.Where(item => item.Kind is not SeizedItemKind.Ammunition).Sum(item => (long)item.Count))))];

    /// <summary>The seizures that count under a cause, as lines, the newest first.</summary>
    public IReadOnlyList<LineView> SeizuresBy(FindCause cause) =>
        [.. Operation.Seized.Values.Where(seized => CauseOf(seized) == cause).OrderByDescending(seized => seized.Number).Select(seized => Line(seized.Number)).OfType<LineView>()];

    /// <summary>A parcel by its number, in the window that a moment lies in or the last one; absent where the viewer may read nothing that names it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="within">A moment of the window.</param>
    public ParcelView? Parcel(ParcelNumber number, DateTimeOffset? within = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        var naming = Operation.Parcels.GetValueOrDefault(number.Value, [])
            .Where(record => IsFull(record, Operation.Records[record].Kind))
            .Select(record => Line(Operation.Records[record].Lines[0])!)
            .ToList();
        if (naming.Count == 0)
        {
            return null;
        }

        var windows = Windows(naming.Select(line => line.At!.Value));
        var first = windows.LastOrDefault(start => within is null || start <= within, windows[0]);
        var inWindow = naming.Where(line => line.At >= first && line.At < first.AddMonths(WindowMonths)).Select(line => line.Record!.Value).ToList();
        return new ParcelView(
            number,
            first,
            [.. Story(inWindow)],
            [.. inWindow.Select(Lead).OfType<LeadRow>()],
            [.. inWindow.Select(Control).OfType<ControlRow>()],
            [.. inWindow.Select(Seizure).OfType<SeizureRow>()],
            windows);
    }

    /// <summary>Leads, controls and seizures of a parcel in its present window that the viewer may read, rising: who has reported it already.</summary>
    public IReadOnlyList<LineView> Reports(ParcelNumber number) =>
        Parcel(number, Now) is { } parcel && Now < parcel.First.AddMonths(WindowMonths)
            ? [.. parcel.Lines.Where(line => line.Kind is LineKind.LeadSent or LineKind.ControlReported or LineKind.SeizureReported && !line.Withdrawn)]
            : [];

    /// <summary>Everything said on a lead, as far as the viewer may read it, rising: its steps, who had it in hand, controls and decisions, feedback, seizures.</summary>
    public IReadOnlyList<LineView> Story(LeadRow lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return [.. Story([lead.Lead.Id])];
    }

    internal static List<DateTimeOffset> Windows(IEnumerable<DateTimeOffset> moments)
    {
        var windows = new List<DateTimeOffset>();
        foreach (var moment in moments.Order())
        {
            if (windows.Count == 0 || moment >= windows[^1].AddMonths(WindowMonths))
            {
                windows.Add(moment);
            }
        }

        return windows;
    }

    private Addressee OwnService => Addressee.Of(Viewer.Country, Viewer.Actor.Agency);

    private bool IsOf(LeadSide side, LeadShelf shelf) => side switch
    {
        LeadSide.ToUs => shelf.Destination == Viewer.Country,
        LeadSide.FromUs => shelf.Owner == Viewer.Country,
        _ => true,
    };

    private bool IsFull(Guid record, LineKind kind) => Operation.SightOf(_seat, record, kind).Level is SightLevel.Full;

    /// <summary>The lines of records and of all that speaks of them, each once.</summary>
    private IEnumerable<LineView> Story(IReadOnlyCollection<Guid> records)
    {
        var (known, waiting) = (new HashSet<Guid>(records), new Queue<Guid>(records));
        while (waiting.TryDequeue(out var record))
        {
            foreach (var about in Operation.About.GetValueOrDefault(record, []).Where(known.Add))
            {
                waiting.Enqueue(about);
            }
        }

        return known.SelectMany(record => Operation.Records.TryGetValue(record, out var state) ? state.Lines : []).Distinct().Order().Select(ReadableLine).OfType<LineView>();
    }

    private FindCause CauseOf(Seized seized) => IsReadable(seized.Id, LineKind.SeizureReported) ? seized.Cause : FindCause.NotStated;

    private ControlRow Row(Control control) => new(
        Line(control.Number)!,
        control.Id,
        control.Decision is { } decision && IsReadable(decision.Id, LineKind.ParcelDecided) ? decision : null,
        control.Owner == Viewer.Country && control.Decision is not { IsFinal: true } && May(CommandKind.DecideParcel));

    private SeizureRow Row(Seized seized) => new(
        Line(seized.Number)!,
        seized.Id,
        seized.Items,
        seized.Cause,
        seized.Owner == Viewer.Country && May(CommandKind.SealExhibit),
        [.. Operation.About.GetValueOrDefault(seized.Id, []).Select(Exhibit).OfType<ExhibitRow>()],
        [.. seized.FollowUps.Select(record => ReadableLine(Operation.Records[record].Lines[0])).OfType<LineView>()]);

    private ExhibitRow Row(Exhibit exhibit) => new(
        Line(exhibit.Number)!,
        exhibit.Id,
        exhibit.Parts,
        exhibit.Custody,
        exhibit.Transfer,
        exhibit.Transfer is null && exhibit.Holder == OwnService && May(CommandKind.HandOverExhibit),
        exhibit.Transfer is { } transfer && (transfer.Receiver == OwnService || exhibit.Holder == OwnService) && May(CommandKind.ReceiveExhibit));
}
