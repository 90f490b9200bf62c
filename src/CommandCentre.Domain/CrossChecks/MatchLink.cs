using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>By what two records of an operation belong together.</summary>
public enum LinkGround
{
    /// <summary>The same consignor.</summary>
    Consignor,

    /// <summary>The same consignee.</summary>
    Consignee,

    /// <summary>The consignor of one is the consignee of the other.</summary>
    SenderIsReceiver,

    /// <summary>The same address, with other names.</summary>
    Address,

    /// <summary>The same phone number or e-mail address, with other names.</summary>
    Contact,

    /// <summary>The same parcel.</summary>
    Parcel,
}

/// <summary>Two records of the operation speak of the same: found by the centre itself, seen by who may read both in full.</summary>
/// <param name="Left">The earlier record.</param>
/// <param name="Right">The later record.</param>
/// <param name="Ground">By what.</param>
/// <param name="Points">How alike, 0 to 10,000.</param>
public sealed record LinkFound(Guid Left, Guid Right, LinkGround Ground, int Points) : OperationEvent(LineKind.LinkFound);

/// <summary>Note that two records speak of the same; given by the centre's clock only.</summary>
/// <remarks>The id comes of the ends as they stand (<see cref="MatchLink.CommandFor"/>), so it is recorded once, and again when an end was corrected.</remarks>
public sealed record NoteLink(Guid Id, Guid Left, Guid Right, LinkGround Ground, int Points) : OperationCommand(CommandKind.NoteLink, Id);

/// <summary>A link between two records.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="Left">The earlier record.</param>
/// <param name="Right">The later record.</param>
/// <param name="Ground">By what.</param>
/// <param name="Points">How alike.</param>
public sealed record MatchLink(Guid Id, long Number, Guid Left, Guid Right, LinkGround Ground, int Points)
{
    /// <summary>Each officer's last decision, by service number.</summary>
    public ImmutableSortedDictionary<string, MatchDecision> Decisions { get; init; } = ImmutableSortedDictionary.Create<string, MatchDecision>(StringComparer.Ordinal);

    /// <summary>Whether one who decided wants a second person.</summary>
    public bool NeedsSecond => Decisions.Values.Any(decision => decision.Hands is Hands.Two);

    /// <summary>The decision that stands: the newest, where two persons are wanted only once a second officer says the same; absent for none.</summary>
    public MatchVerdict? Standing =>
        Decisions.Values.MaxBy(decision => decision.Number) is { } newest && (!NeedsSecond || Decisions.Values.Count(decision => decision.Verdict == newest.Verdict) > 1)
            ? newest.Verdict
            : null;

    /// <summary>Whether both ends still stand as they stood when it was found.</summary>
    public bool Holds(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Stands(operation, Left) && Stands(operation, Right);
    }

    /// <summary>Id of the command that notes a link of two records as they stand.</summary>
    public static Guid CommandFor(RecordState left, RecordState right, LinkGround ground)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return RecordId.Derived($"link {left.Id:D} {left.Replaced} {right.Id:D} {right.Replaced} {Words.Of(ground)}");
    }

    internal static MatchLink From(Entry entry, LinkFound found) => new(entry.Record, entry.Number, found.Left, found.Right, found.Ground, found.Points);

    internal MatchLink With(Entry entry, MatchDecided decided) => this with
    {
        Decisions = Decisions.SetItem(entry.By.Officer, new MatchDecision(entry.By.Officer, entry.By.Country, decided.Verdict, decided.Hands, entry.Number, entry.At)),
    };

    private bool Stands(Operation operation, Guid end) =>
        operation.Records.TryGetValue(end, out var record) && record is { Withdrawn: false } && !(record.Replaced > Number);
}
