using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>A person who may sign in.</summary>
/// <param name="Officer">Service number.</param>
/// <param name="Country">The country they speak for.</param>
/// <param name="Agency">Their kind of authority.</param>
/// <param name="Assignments">Their roles, at most one in an operation; none for an administrator.</param>
/// <param name="Passphrase">As it is kept; absent for whoever signs in elsewhere.</param>
/// <param name="Authenticator">What their codes are checked against; absent until they have one, and then no passphrase lets them in.</param>
/// <param name="IsAdministrator">Whether they keep people and keys of the centre; they see no case.</param>
/// <param name="Withdrawn">Whether they may no longer sign in; the number is never given to somebody else.</param>
public sealed record Person(
    string Officer,
    CountryCode Country,
    AgencyKind Agency,
    ValueList<Assignment> Assignments,
    KeptPassphrase? Passphrase = null,
    KeptAuthenticator? Authenticator = null,
    bool IsAdministrator = false,
    bool Withdrawn = false)
{
    /// <summary>Their role in an operation; absent for none.</summary>
    public Assignment? In(OperationKey operation) =>
        Assignments.FirstOrDefault(assignment => assignment.Operation == operation) ?? Assignments.FirstOrDefault(assignment => assignment.Operation is null);

    /// <summary>Them, signed in.</summary>
    internal SignedIn SignedInBy(string credential) =>
        new(credential, Officer, Country, Agency, Assignments, false, SignedIn.PersonCommandsPerSecond) { IsAdministrator = IsAdministrator };

    internal Person With(Assignment assignment) =>
        this with { Assignments = ValueList.Create<Assignment>([.. Assignments.Where(other => other.Operation != assignment.Operation), assignment]) };

    internal Person Without(OperationKey? operation) =>
        this with { Assignments = ValueList.Create<Assignment>([.. Assignments.Where(other => other.Operation != operation)]) };
}

/// <summary>An authenticator as it is kept.</summary>
/// <param name="Sealed">The secret, sealed for its owner (<see cref="AuthenticatorSeal"/>).</param>
/// <param name="LastStep">The step of time of the last code that was accepted: neither it nor an older one is accepted again.</param>
public sealed record KeptAuthenticator(string Sealed, long LastStep);

/// <summary>What a one-time code makes of whoever uses it.</summary>
/// <param name="Country">The country.</param>
/// <param name="Agency">The kind of authority.</param>
/// <param name="Assignments">The roles.</param>
/// <param name="IsAdministrator">Whether it makes an administrator.</param>
/// <param name="Renews">The service number of a person who gets a new passphrase and authenticator by it; absent for a new person.</param>
/// <param name="Wall">The operation whose wall begins with it; absent for a person.</param>
public sealed record Invitation(
    CountryCode Country,
    AgencyKind Agency,
    ValueList<Assignment> Assignments,
    bool IsAdministrator = false,
    string? Renews = null,
    OperationKey? Wall = null)
{
    /// <summary>What makes an administrator.</summary>
    public static readonly Invitation Administrator = new(CountryCode.CoordinationCentre, AgencyKind.Coordination, ValueList.Create<Assignment>([]), IsAdministrator: true);

    /// <summary>What makes a person with one role.</summary>
    public static Invitation To(CountryCode country, AgencyKind agency, Assignment assignment) => new(country, agency, ValueList.Create<Assignment>([assignment]));
}

/// <summary>A one-time code as it is kept.</summary>
/// <param name="Kept">SHA-256 of the code, hex.</param>
/// <param name="For">What it makes.</param>
/// <param name="Until">When it ends unused.</param>
/// <param name="By">Service number of whoever made it.</param>
public sealed record OneTimeCode(string Kept, Invitation For, DateTimeOffset Until, string By)
{
    /// <summary>How long a code may be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    /// <summary>A name for it that opens nothing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Handle => Kept[..16];
}
