namespace CommandCentre.Load.Histories;

/// <summary>What happened to the centre, or was done to it.</summary>
public enum CentreEventKind
{
    /// <summary>It was killed.</summary>
    Killed,

    /// <summary>It was started again on the same folder.</summary>
    Restarted,

    /// <summary>It answered again.</summary>
    Ready,

    /// <summary>The rights of <see cref="CentreEvent.Who"/> were withdrawn, durably.</summary>
    Withdrawn,

    /// <summary>Nobody sends any more; whoever has not left must hold every line up to <see cref="CentreEvent.Number"/>.</summary>
    Settled,
}

/// <summary>One moment of the centre.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Monotonic time in microseconds since the run began.</param>
/// <param name="Who">Name of a viewer or service number; where rights were withdrawn.</param>
/// <param name="Number">Head; where it settled.</param>
public sealed record CentreEvent(CentreEventKind Kind, long At, string? Who = null, long Number = 0);
