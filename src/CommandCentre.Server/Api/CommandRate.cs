using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Api;

/// <summary>How fast one may give commands, over hub, API and forms together: a bucket that holds one second's worth and fills evenly.</summary>
public sealed class CommandRate(TimeProvider time)
{
    /// <summary>Checks of holdings that a person makes in a second at most.</summary>
    public const int PersonChecksPerSecond = 5;

    private readonly Buckets _buckets = new(time);

    /// <summary>Whether one more command may be given now; it then counts.</summary>
    public bool Take(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _buckets.Take(by.Officer, by.CommandsPerSecond, by.CommandsPerSecond);
    }

    /// <summary>Whether one more check of holdings may be made now; it then counts. Persons make <see cref="PersonChecksPerSecond"/>, systems what their key allows.</summary>
    public bool TakeCheck(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var perSecond = by.IsSystem ? by.CommandsPerSecond : PersonChecksPerSecond;
        return _buckets.Take($"{by.Officer} checks", perSecond, perSecond);
    }
}
