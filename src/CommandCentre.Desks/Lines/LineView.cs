using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Lines;

/// <summary>Pieces of one class in a seizure: open to every participant whatever the marks.</summary>
/// <param name="Kind">Class.</param>
/// <param name="Count">Pieces.</param>
public sealed record SeizedCount(SeizedItemKind Kind, long Count);

/// <summary>One line as one viewer may see it. What sight removes is absent: nothing else of the line exists in it.</summary>
public sealed record LineView
{
    internal LineView(OperationKey operation, long number, Sighted sight)
    {
        Operation = operation;
        Number = number;
        Sight = sight;
    }

    /// <summary>The operation.</summary>
    public OperationKey Operation { get; }

    /// <summary>Line number.</summary>
    public long Number { get; }

    /// <summary>How much the viewer sees, and why.</summary>
    public Sighted Sight { get; }

    /// <summary>Operation time; the hour only where just counts are open.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Wall time.</summary>
    public DateTimeOffset? Recorded { get; init; }

    /// <summary>Kind of line.</summary>
    public LineKind? Kind { get; init; }

    /// <summary>The record.</summary>
    public Guid? Record { get; init; }

    /// <summary>Its owner.</summary>
    public CountryCode? Owner { get; init; }

    /// <summary>Who gave the command.</summary>
    public Actor? By { get; init; }

    /// <summary>Current marks of the record.</summary>
    public Marks? Marks { get; init; }

    /// <summary>The text of handling code H3, where there is one and the viewer may read it: it binds whoever reads the record.</summary>
    public string? HandlingText => Marks?.Handling.Text;

    /// <summary>Whether the line answers or speaks of a record that the viewer may not read.</summary>
    public bool IsReferenceClosed { get; init; }

    /// <summary>What happened.</summary>
    public OperationEvent? Event { get; init; }

    /// <summary>Pieces seized by class, where only they are open.</summary>
    public ValueList<SeizedCount>? OpenItems { get; init; }

    /// <summary>Pieces seized by class, as every participant may see them; absent for a line that is no seizure.</summary>
    public ValueList<SeizedCount>? Seized => Event is SeizureReported seizure ? Counted(seizure) : OpenItems;

    /// <summary>The later line that corrected or withdrew this one, if there is one.</summary>
    public long? ReplacedBy { get; init; }

    /// <summary>Whether the record was withdrawn.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Whether a field was erased: the line is the viewer's to see in full, and its record's key is gone.</summary>
    public bool Erased { get; init; }

    /// <summary>Whether a field is closed because the centre was restored without the record's key: the line is the viewer's to see in full, and the field may come back.</summary>
    public bool NotRestored { get; init; }

    /// <summary>Whether what was seen on an image is closed to everybody until a second officer has read it.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The last line of its record: two pictures of a line with one sight and one version are the same.</summary>
    internal long Version { get; init; }

    /// <summary>The same line as nothing but its number: what is shown when it cannot be drawn.</summary>
    public LineView AsNumber() => NumberOnly(Operation, Number, Sight.Reason);

    /// <summary>A line of which nothing but the number is known.</summary>
    internal static LineView NumberOnly(OperationKey operation, long number, SightReason reason) =>
        new(operation, number, new Sighted(SightLevel.Number, reason));

    /// <summary>The line through the gate.</summary>
    internal static LineView? Of(Operation operation, Entry entry, Seat seat)
    {
        var record = operation.Records[entry.Record];
        var sight = operation.SightOf(seat, entry.Record, entry.Event.Kind);
        var line = new LineView(operation.Key, entry.Number, sight) { Version = record.Lines[^1] };
        return sight.Level switch
        {
            SightLevel.None => null,
            SightLevel.Number => line,
            SightLevel.Existence => line with { At = entry.At, Owner = entry.Owner, Withdrawn = record.Withdrawn },
            SightLevel.Counts => line with
            {
                At = Tallies.HourOf(entry.At),
                Owner = entry.Owner,
                Kind = entry.Event.Kind,
                OpenItems = Counted((SeizureReported)entry.Event),
            },
            _ => Readable(operation, entry, record, seat, line),
        };
    }

    private static LineView Readable(Operation operation, Entry entry, RecordState record, Seat seat, LineView line)
    {
        var closed = entry.Event.Refers() is { } referred && !IsReadable(operation, seat, referred);
        var withheld = entry.Event is ImageRead && operation.Readings.TryGetValue(entry.Record, out var readings) && readings.IsWithheld;
        var said = withheld ? entry.Event.Withheld() : entry.Event;
        var known = entry.Owner == seat.Seer.Country ? said.ForOwner() : said.ForOthers();
        var happened = line.Sight.Level is SightLevel.Full ? known : known.NonNominal(record.Marks!.Handling.Codes == HandlingCodes.H0);
        return line with
        {
            At = entry.At,
            Recorded = entry.Recorded,
            Kind = entry.Event.Kind,
            Record = entry.Record,
            Owner = entry.Owner,
            By = entry.By,
            Marks = Known(record, seat),
            Event = closed ? happened.Unreferenced() : happened,
            IsReferenceClosed = closed,
            Withdrawn = record.Withdrawn,
            ReplacedBy = ReplacementOf(entry, record),
            Erased = entry is { Marks: not null, Digest: null, NotRestored: false },
            NotRestored = entry.NotRestored,
            IsWithheld = withheld,
        };
    }

    /// <summary>The marks as the viewer may know them: a closed user group is not there for those outside it.</summary>
    private static Marks? Known(RecordState record, Seat seat) =>
        record.Marks is not { } marks || record.Owner == seat.Seer.Country || seat.Seer.Country.IsCoordinationCentre || marks.To.All(addressee => addressee.Group is not { } group || seat.Groups.Contains(group))
            ? record.Marks
            : marks with { To = [.. marks.To.Where(addressee => addressee.Group is not { } group || seat.Groups.Contains(group))] };

    private static bool IsReadable(Operation operation, Seat seat, Guid record) =>
        operation.Records.TryGetValue(record, out var state) && operation.SightOf(seat, record, state.Kind).IsReadable;

    private static ValueList<SeizedCount> Counted(SeizureReported seizure) =>
        [.. seizure.Items.GroupBy(item => item.Kind).OrderBy(kind => kind.Key).Select(kind => new SeizedCount(kind.Key, kind.Sum(item => (long)item.Count)))];

    private static long? ReplacementOf(Entry entry, RecordState record) =>
        record.Replaced > entry.Number ? record.Replaced : null;
}
