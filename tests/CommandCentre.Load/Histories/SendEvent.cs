namespace CommandCentre.Load.Histories;

/// <summary>What became of one sending of a command.</summary>
public enum SendKind
{
    /// <summary>It was sent.</summary>
    Invoked,

    /// <summary>"Recorded" came back.</summary>
    Recorded,

    /// <summary>"Repeated" came back.</summary>
    Repeated,

    /// <summary>A rule or a field said no.</summary>
    Refused,

    /// <summary>"Not recorded" came back: nothing is wrong with the command.</summary>
    NotRecorded,

    /// <summary>The connection went before an answer: nobody knows.</summary>
    Unknown,
}

/// <summary>One moment in the life of a command.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">Monotonic time in microseconds since the run began.</param>
/// <param name="Sender">Service number of the sender, as the journal knows it.</param>
/// <param name="Command">Its id.</param>
/// <param name="Lane">The connection it went over; within one, sending order is journal order.</param>
/// <param name="Operation">Kind of command, such as <c>push-hit</c>; when invoked.</param>
/// <param name="Digest">Digest of the content; when invoked.</param>
/// <param name="Canary">The word in it that is in no other; absent for one without free text.</param>
/// <param name="Number">Number of the line; when recorded or repeated.</param>
/// <param name="Record">The record; when recorded or repeated.</param>
/// <param name="Reason">Why not; when refused or not recorded.</param>
public sealed record SendEvent(
    SendKind Kind,
    long At,
    string Sender,
    Guid Command,
    int Lane,
    string? Operation = null,
    string? Digest = null,
    string? Canary = null,
    long Number = 0,
    Guid Record = default,
    string? Reason = null)
{
    /// <summary>Whether the centre said that the line is on disk.</summary>
    public bool IsAcknowledged => Kind is SendKind.Recorded or SendKind.Repeated;
}
