namespace CommandCentre.Server.Identity;

/// <summary>A number that moves whenever a session, key, person or right was withdrawn. Deliveries compare it and look again only when it has moved.</summary>
public sealed class RightsVersion
{
    private long _now = 1;

    /// <summary>Happens after the number moved, on the thread that moved it.</summary>
    public event Action? Moved;

    /// <summary>The number now.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>Something was withdrawn.</summary>
    public void Move()
    {
        Interlocked.Increment(ref _now);
        Moved?.Invoke();
    }
}
