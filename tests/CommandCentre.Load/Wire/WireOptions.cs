namespace CommandCentre.Load.Wire;

/// <summary>Takes one record of a connection, on the thread that reads all of them: do little. The bytes are gone when it returns.</summary>
/// <param name="wire">Whose.</param>
/// <param name="record">One message of the hub protocol, UTF-8 JSON without its separator (0x1e).</param>
/// <param name="at">When it had been read, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</param>
public delegate void TakeRecord(HubWire wire, ReadOnlySpan<byte> record, long at);

/// <summary>How a connection behaves.</summary>
public sealed record WireOptions
{
    /// <summary>What is done with each record but answers, pings and closes; nothing when absent.</summary>
    public TakeRecord? Take { get; init; }

    /// <summary>Whether <see cref="Take"/> is given answers too, before whoever called hears them: for whom order matters.</summary>
    public bool TakesAnswers { get; init; }

    /// <summary>SO_RCVBUF in bytes, which the kernel doubles; absent for the system's choice. Small for readers that must be felt soon.</summary>
    public int? ReceiveBuffer { get; init; }
}

/// <summary>The hub did not take the connection.</summary>
/// <param name="status">HTTP status, such as 401 or 429; 0 when there was no answer at all.</param>
/// <param name="answer">The head of the answer, and what came with it.</param>
public sealed class WireRefused(int status, string answer) : IOException($"the hub answered {status}: {answer}")
{
    public int Status { get; } = status;
}
