namespace CommandCentre.Load.Histories;

/// <summary>What a viewer lived through.</summary>
public enum ViewerEventKind
{
    /// <summary>It asks for the lines after <see cref="ViewerEvent.Number"/>.</summary>
    Asked,

    /// <summary>It was answered; <see cref="ViewerEvent.Head"/> is the head told. Lines that come by themselves may arrive between asking and this.</summary>
    Joined,

    /// <summary>The same, and from now on lines come by themselves.</summary>
    WentLive,

    /// <summary>A line arrived.</summary>
    Line,

    /// <summary>A line arrived that was drawn again.</summary>
    Redrawn,

    /// <summary>It was told to join again.</summary>
    Resync,

    /// <summary>Its connection went.</summary>
    Cut,

    /// <summary>It left of its own will, and need not be complete.</summary>
    Left,
}

/// <summary>One moment of a viewer. Small, because there are millions of them.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Monotonic time in microseconds since the run began.</param>
/// <param name="Number">Number of the line, or the number after which was asked.</param>
/// <param name="Head">Head told on joining.</param>
/// <param name="Look">What was seen of the line: place in the <see cref="LookBook"/>; -1 when it is none.</param>
/// <param name="Batch">Which message or page it came in: the same for what came together.</param>
public readonly record struct ViewerEvent(ViewerEventKind Kind, long At, long Number, long Head, int Look, int Batch);

/// <summary>A canary read where no line was: in figures, an answer, an error.</summary>
/// <param name="At">Monotonic time in microseconds since the run began.</param>
/// <param name="Where">In what.</param>
/// <param name="Canary">The word.</param>
public sealed record StrayCanary(long At, string Where, string Canary);
