using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Identity;

/// <summary>Somebody who is signed in at this moment.</summary>
/// <param name="Credential">Which session or key it rests on: a name for it, never the secret.</param>
/// <param name="Actor">Who, with rights as they are now.</param>
/// <param name="IsSystem">Whether it is a national system with a key, not a person with a session.</param>
/// <param name="CommandsPerSecond">How many commands a second it may give.</param>
public sealed record SignedIn(string Credential, Actor Actor, bool IsSystem, int CommandsPerSecond)
{
    /// <summary>Commands a second of a person.</summary>
    public const int PersonCommandsPerSecond = 20;

    /// <summary>The one who looks.</summary>
    public Viewer Viewer { get; } = new(Actor);
}
