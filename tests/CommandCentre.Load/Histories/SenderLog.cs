namespace CommandCentre.Load.Histories;

/// <summary>All that one sender sent and heard, in its order. Every member may be called from many threads at once.</summary>
public sealed class SenderLog
{
    private readonly History _history;
    private readonly List<SendEvent> _events = [];

    internal SenderLog(History history, string officer)
    {
        _history = history;
        Officer = officer;
    }

    /// <summary>Its service number.</summary>
    public string Officer { get; }

    /// <summary>What it sent and heard.</summary>
    public IReadOnlyList<SendEvent> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>A command is about to be sent.</summary>
    public void Invoked(Guid command, int lane, string operation, string digest, string? canary) =>
        Add(new SendEvent(SendKind.Invoked, _history.Now, Officer, command, lane, operation, digest, canary));

    /// <summary>An answer came.</summary>
    /// <param name="command">To which command.</param>
    /// <param name="lane">Over which connection.</param>
    /// <param name="ruling">recorded, repeated, refused or not-recorded.</param>
    /// <param name="number">Line; where it is recorded.</param>
    /// <param name="record">Record; where it is recorded.</param>
    /// <param name="reason">Why not, otherwise.</param>
    public void Answered(Guid command, int lane, string ruling, long number = 0, Guid record = default, string? reason = null) =>
        Add(new SendEvent(Kind(ruling), _history.Now, Officer, command, lane, Number: number, Record: record, Reason: reason));

    /// <summary>The connection went before an answer.</summary>
    public void Unknown(Guid command, int lane) => Add(new SendEvent(SendKind.Unknown, _history.Now, Officer, command, lane));

    /// <summary>Puts an event in as it is; used where a history is read or made by hand.</summary>
    public void Add(SendEvent happened)
    {
        lock (_events)
        {
            _events.Add(happened);
        }
    }

    private static SendKind Kind(string ruling) => ruling switch
    {
        "recorded" => SendKind.Recorded,
        "repeated" => SendKind.Repeated,
        "refused" => SendKind.Refused,
        "not-recorded" => SendKind.NotRecorded,
        _ => throw new ArgumentOutOfRangeException(nameof(ruling), ruling, "recorded, repeated, refused, not-recorded"),
    };
}
