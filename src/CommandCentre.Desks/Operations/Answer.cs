using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>Why a command was not recorded though no rule said no: it may be sent again, with the same id.</summary>
public enum NotRecordedReason
{
    /// <summary>The desk's mailbox is full.</summary>
    Busy,

    /// <summary>The store failed; whether the line is there is not known, and a repeat with the same id is safe.</summary>
    StoreFailed,

    /// <summary>The store is full; the line is not there, and reading goes on.</summary>
    StoreFull,

    /// <summary>The operation is read-only because a line of it cannot be understood.</summary>
    ReadOnly,

    /// <summary>The centre is stopping.</summary>
    Stopping,
}

/// <summary>What the sender of a command hears.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>On disk, for good.</summary>
    public sealed record Recorded(Receipt Receipt) : Answer;

    /// <summary>On disk before; the first answer again.</summary>
    public sealed record Repeated(Receipt Receipt) : Answer;

    /// <summary>A rule said no.</summary>
    public sealed record Refused(Refusal Refusal) : Answer;

    /// <summary>Not recorded, through no fault of the sender.</summary>
    public sealed record NotRecorded(NotRecordedReason Reason) : Answer;
}
