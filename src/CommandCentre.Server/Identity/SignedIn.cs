using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Identity;

/// <summary>Somebody who is signed in at this moment, with rights as they are now.</summary>
/// <param name="Credential">Which session or key it rests on: a name for it, never the secret.</param>
/// <param name="Officer">Service number.</param>
/// <param name="Country">The country they speak for.</param>
/// <param name="Agency">Their kind of authority.</param>
/// <param name="Assignments">Their roles, by operation; none for an administrator, who sees no case data.</param>
/// <param name="IsSystem">Whether it is a national system, not a person with a session.</param>
/// <param name="CommandsPerSecond">How many commands a second it may give.</param>
public sealed record SignedIn(
    string Credential,
    string Officer,
    CountryCode Country,
    AgencyKind Agency,
    ValueList<Assignment> Assignments,
    bool IsSystem,
    int CommandsPerSecond)
{
    /// <summary>Commands a second of a person.</summary>
    public const int PersonCommandsPerSecond = 20;

    /// <summary>What they may do beside reading, within their role: persons everything, systems what they were given for.</summary>
    public CommandScope Scope { get; init; } = CommandScope.Everything;

    /// <summary>Who they are in an operation; absent where they have no role, which is as if the operation were not there.</summary>
    public Actor? In(OperationKey operation) => At(operation) is { } assignment ? new Actor(Officer, Country, Agency, assignment.Role) : null;

    /// <summary>The one who looks at an operation; absent where they have no role in it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="now">Wall time, for the duty window.</param>
    public Viewer? ViewerIn(OperationKey operation, DateTimeOffset now) =>
        At(operation) is { } assignment && In(operation) is { } actor ? new Viewer(actor, assignment.IsOpen(now)) : null;

    /// <summary>Whether they have a role in any operation.</summary>
    public bool Is(Role role) => Assignments.Any(assignment => assignment.Role == role);

    private Assignment? At(OperationKey operation) =>
        Assignments.FirstOrDefault(assignment => assignment.Operation == operation) ?? Assignments.FirstOrDefault(assignment => assignment.Operation is null);
}
