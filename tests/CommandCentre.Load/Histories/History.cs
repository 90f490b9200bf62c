using System.Collections.Concurrent;

namespace CommandCentre.Load.Histories;

/// <summary>What was asked, answered and shown in one run, each with its time: all a checker needs beside the journal. Only ever added to.</summary>
/// <param name="clock">Whose timestamps are the run's times.</param>
public sealed class History(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private readonly ConcurrentDictionary<string, ViewerLog> _viewers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SenderLog> _senders = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<CentreEvent> _centre = new();

    /// <summary>Microseconds since the run began, monotonic.</summary>
    public long Now => clock.GetElapsedTime(_began).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>What was to be seen of lines.</summary>
    public LookBook Looks { get; } = new();

    /// <summary>Viewers by name.</summary>
    public IReadOnlyCollection<ViewerLog> Viewers => [.. _viewers.Values.OrderBy(viewer => viewer.Name.Name, StringComparer.Ordinal)];

    /// <summary>Senders by service number.</summary>
    public IReadOnlyCollection<SenderLog> Senders => [.. _senders.Values.OrderBy(sender => sender.Officer, StringComparer.Ordinal)];

    /// <summary>What happened to the centre, in order.</summary>
    public IReadOnlyCollection<CentreEvent> Centre => _centre;

    /// <summary>The log of a viewer; the same when asked for again.</summary>
    public ViewerLog Viewer(ViewerName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _viewers.GetOrAdd(name.Name, _ => new ViewerLog(this, name));
    }

    /// <summary>The log of a sender; the same when asked for again.</summary>
    public SenderLog Sender(string officer) => _senders.GetOrAdd(officer, name => new SenderLog(this, name));

    /// <summary>Something happened to the centre.</summary>
    public void Happened(CentreEventKind kind, string? who = null, long number = 0) => Add(new CentreEvent(kind, Now, who, number));

    /// <summary>Puts an event in as it is; used where a history is read or made by hand.</summary>
    public void Add(CentreEvent happened) => _centre.Enqueue(happened);
}
