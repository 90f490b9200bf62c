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

    /// <summary>How long somebody counts as freshly proved.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Whether they keep people and keys of the centre.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Whether it is a wall that visitors may read.</summary>
    public bool IsWall { get; init; }

    /// <summary>Wall time at which this session last proved itself by a code of its owner's authenticator; absent for never.</summary>
    public DateTimeOffset? SteppedUp { get; init; }

    /// <summary>Whether it proved itself within the last five minutes.</summary>
    public bool IsFresh(DateTimeOffset now) => SteppedUp is { } at && now - at < Fresh;

    /// <summary>Who they are in an operation; absent where they have no role, which is as if the operation were not there.</summary>
    public Actor? In(OperationKey operation) => At(operation) is { } assignment ? new Actor(Officer, Country, Agency, assignment.Role) : null;

    /// <summary>The one who looks at an operation; absent where they have no role in it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="now">Wall time, for the duty window.</param>
    public Viewer? ViewerIn(OperationKey operation, DateTimeOffset now) =>
        At(operation) is { } assignment && In(operation) is { } actor ? new Viewer(actor, assignment.IsOpen(now), IsWall, assignment.SeesPersons) : null;

    /// <summary>Why nothing may be written in an operation now: the duty window is not open. Absent when it is, and where they have no role.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="now">Wall time.</param>
    public Refusal? DutyRefusal(OperationKey operation, DateTimeOffset now) =>
        At(operation) is { } assignment && !assignment.IsOpen(now) ? new Refusal(RefusalReason.DutyWindowClosed, Allowed: assignment.Window) : null;

    /// <summary>Whether they have a role in any operation.</summary>
    public bool Is(Role role) => Assignments.Any(assignment => assignment.Role == role);

    /// <summary>The role they have in an operation with its duty window; absent for none.</summary>
    public Assignment? At(OperationKey operation) =>
        Assignments.FirstOrDefault(assignment => assignment.Operation == operation) ?? Assignments.FirstOrDefault(assignment => assignment.Operation is null);
}
