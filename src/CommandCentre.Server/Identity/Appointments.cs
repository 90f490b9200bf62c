using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A role that somebody wants to give to somebody.</summary>
/// <param name="Country">Whom they speak for.</param>
/// <param name="Agency">Their kind of authority.</param>
/// <param name="Assignment">The role, its operation and its duty window.</param>
public sealed record Appointment(CountryCode Country, AgencyKind Agency, Assignment Assignment);

/// <summary>Why a role cannot be given.</summary>
/// <param name="Field">What it is about: role, country, agency, operation, from, until.</param>
/// <param name="Value">What was wanted.</param>
/// <param name="Allowed">What is allowed, as text without sentences; empty for nothing.</param>
public sealed record Objection(string Field, string Value, string Allowed);

/// <summary>Who may give which role to whom, and take it away: pure, asked by every page that does it.</summary>
/// <remarks>
/// An administrator makes coordinators, of any operation. A coordinator gives any role in their operation. A liaison officer gives the roles below their own,
/// in their operation, to their own country. Each only while their own duty window is open, and nobody to themselves.
/// </remarks>
public static class Appointments
{
    private static readonly Role[] All = Enum.GetValues<Role>();

    private static readonly Role[] OfCentre = [Role.Coordinator, Role.Analyst, Role.Observer, Role.Auditor];

    private static readonly Role[] OfCountry = [Role.LiaisonOfficer, Role.AgencyOfficer, Role.Analyst, Role.Observer, Role.Auditor];

    private static readonly Role[] ByLiaison = [Role.AgencyOfficer, Role.Analyst, Role.Observer, Role.Auditor];

    private static readonly AgencyKind[] AgenciesOfCountry = [AgencyKind.Police, AgencyKind.Customs, AgencyKind.PostalSecurity];

    /// <summary>The roles somebody may give in an operation now.</summary>
    public static IReadOnlyList<Role> Roles(SignedIn by, OperationKey operation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by switch
        {
            { IsSystem: true } or { IsWall: true } => [],
            { IsAdministrator: true } => [Role.Coordinator],
            _ when by.At(operation) is { } own && own.IsOpen(now) => own.Role switch { Role.Coordinator => All, Role.LiaisonOfficer => ByLiaison, _ => [] },
            _ => [],
        };
    }

    /// <summary>The country somebody may give roles to in an operation; absent for every country.</summary>
    public static CountryCode? OnlyCountry(SignedIn by, OperationKey operation)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsAdministrator ? CountryCode.CoordinationCentre : by.At(operation)?.Role is Role.Coordinator ? null : by.Country;
    }

    /// <summary>What stands against giving a role; null for nothing.</summary>
    public static Objection? Against(SignedIn by, Appointment wanted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var assignment = wanted.Assignment;
        if (assignment.Operation is not { } operation)
        {
            return new Objection("operation", string.Empty, "3..40 of A-Z 0-9 -");
        }

        return AgainstRole(Roles(by, operation, now), OnlyCountry(by, operation), wanted)
            ?? (assignment.Until <= now ? new Objection("until", assignment.Window, "a moment that lies ahead") : null)
            ?? (assignment.Until <= assignment.From ? new Objection("until", assignment.Window, "a moment after the beginning") : null);
    }

    /// <summary>Whether somebody may take a role away from a person, or change it.</summary>
    public static bool MayTake(SignedIn by, Person from, Assignment assignment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(assignment);
        return from.Officer != by.Officer
            && (by.IsAdministrator || (assignment.Operation is { } operation && Roles(by, operation, now).Contains(assignment.Role) && (OnlyCountry(by, operation) ?? from.Country) == from.Country));
    }

    /// <summary>Whether somebody may end a person's sessions.</summary>
    public static bool MayEnd(SignedIn by, Person of, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(of);
        return of.Officer != by.Officer && (by.IsAdministrator || of.Assignments.Any(assignment => MayTake(by, of, assignment, now)));
    }

    /// <summary>Whether somebody may withdraw a person's account or renew its passphrase and authenticator: they could have made all of it.</summary>
    public static bool Manages(SignedIn by, Person whom, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(whom);
        return whom.Officer != by.Officer
            && (by.IsAdministrator || (!whom.IsAdministrator && !whom.Assignments.IsEmpty && whom.Assignments.All(assignment => MayTake(by, whom, assignment, now))));
    }

    /// <summary>Whether somebody may begin and end wall screens of an operation: its coordinators, on duty.</summary>
    public static bool MayMakeWalls(SignedIn by, OperationKey operation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by is { IsSystem: false, IsWall: false, IsAdministrator: false } && by.At(operation) is { Role: Role.Coordinator } own && own.IsOpen(now);
    }

    private static Objection? AgainstRole(IReadOnlyList<Role> may, CountryCode? only, Appointment wanted)
    {
        var role = wanted.Assignment.Role;
        var (fits, agencies) = wanted.Country.IsCoordinationCentre ? (OfCentre, [AgencyKind.Coordination]) : (OfCountry, AgenciesOfCountry);
        return !may.Contains(role) ? new Objection("role", Word(role), Spelled(may))
            : only is not null && only != wanted.Country ? new Objection("country", wanted.Country.Value, only.Value)
            : !fits.Contains(role) ? new Objection("role", Word(role), Spelled(fits.Intersect(may)))
            : !agencies.Contains(wanted.Agency) ? new Objection("agency", Word(wanted.Agency), Spelled(agencies))
            : null;
    }

    private static string Spelled<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Word));

    private static string Word<T>(T value)
        where T : struct, Enum => Words.Of(value).Replace('-', ' ');
}
