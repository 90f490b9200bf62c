using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Access;

/// <summary>What is accounted for: what left the centre, who came in, and who changed what somebody may.</summary>
public enum AccessKind
{
    /// <summary>Records were taken out of the centre.</summary>
    Exported,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A service number is shut for a while after too many wrong tries.</summary>
    LockedOut,

    /// <summary>Somebody proved themselves afresh by their authenticator or provider.</summary>
    SteppedUp,

    /// <summary>A one-time code was made.</summary>
    Invited,

    /// <summary>A one-time code was used.</summary>
    Entered,

    /// <summary>A role in an operation was given or changed.</summary>
    RoleGiven,

    /// <summary>A role in an operation was taken away.</summary>
    RoleTaken,

    /// <summary>A person or system was withdrawn for good.</summary>
    Withdrawn,

    /// <summary>Sessions were ended by somebody else than their owner.</summary>
    SessionsEnded,

    /// <summary>A key was given to a system, or a certificate registered.</summary>
    KeyGiven,

    /// <summary>A key or certificate was withdrawn.</summary>
    KeyWithdrawn,

    /// <summary>The secret of an operation's blind filters was told to somebody who speaks for a country.</summary>
    BlindSecretTold,

    /// <summary>A country published a blind filter.</summary>
    BlindFilterPublished,

    /// <summary>A country withdrew its blind filter.</summary>
    BlindFilterWithdrawn,

    /// <summary>The bytes of a file of a record, or its preview, were handed out.</summary>
    FileSeen,
}

/// <summary>What an export held.</summary>
/// <param name="After">Lines after this number.</param>
/// <param name="Head">Up to this line.</param>
/// <param name="Lines">Lines with their content.</param>
/// <param name="Withheld">Lines that stand as their number.</param>
/// <param name="Owners">Countries whose marked records are in it, in alphabetical order.</param>
public sealed record ExportExtent(long After, long Head, long Lines, long Withheld, ValueList<CountryCode> Owners);

/// <summary>One access, as it is asked to be accounted for.</summary>
/// <param name="What">What.</param>
/// <param name="Officer">Who: a service number; that of a system too.</param>
/// <param name="Country">For which country.</param>
/// <param name="Operation">In which operation; absent for the centre as a whole.</param>
/// <param name="Subject">Whom or what it changed, such as a service number; absent for none.</param>
/// <param name="Purpose">Why, in the words of who did it, 3 to 400 characters; sealed where it lies. Absent for none.</param>
/// <param name="Extent">What an export held; absent for anything else.</param>
public sealed record Access(
    AccessKind What,
    string Officer,
    CountryCode Country,
    OperationKey? Operation = null,
    string? Subject = null,
    string? Purpose = null,
    ExportExtent? Extent = null);

/// <summary>One line of the access log.</summary>
/// <param name="Number">1, 2, 3 ... without gaps.</param>
/// <param name="Recorded">Wall time, UTC.</param>
/// <param name="Access">What it accounts for; its purpose is absent once its key was erased.</param>
public sealed record AccessLine(long Number, DateTimeOffset Recorded, Access Access);
