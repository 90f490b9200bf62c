using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Api;

/// <summary>How fast one may give commands, over hub, API and forms together: a bucket that holds one second's worth and fills evenly.</summary>
public sealed class CommandRate(TimeProvider time)
{
    private readonly Buckets _buckets = new(time);

    /// <summary>Whether one more command may be given now; it then counts.</summary>
    public bool Take(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _buckets.Take(by.Officer, by.CommandsPerSecond, by.CommandsPerSecond);
    }
}
