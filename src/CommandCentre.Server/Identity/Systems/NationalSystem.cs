using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity.Systems;

/// <summary>A national system, with everything it may come in by.</summary>
/// <param name="Officer">Service number it acts under, such as <c>DE-ATLAS-1</c>; never given to somebody else.</param>
/// <param name="Rights">Country, agency and role.</param>
/// <param name="Operation">The operation it has its role in.</param>
/// <param name="Commands">What it may do beside reading, words of <see cref="CommandScope.Allowed"/>.</param>
/// <param name="CommandsPerSecond">How many commands a second it may give, with all its keys together; 1 to <see cref="Fastest"/>.</param>
/// <param name="Credentials">Its keys and certificates, those that ended too.</param>
public sealed record NationalSystem(
    string Officer,
    Rights Rights,
    string Operation,
    IReadOnlyList<string> Commands,
    int CommandsPerSecond,
    IReadOnlyList<SystemCredential> Credentials)
{
    /// <summary>Most commands a second that can be agreed.</summary>
    public const int Fastest = 500;

    /// <summary>Whether it may no longer come in, by anything.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Who a credential of it signs in; null when a word of it is in no list, as in a file that somebody edited.</summary>
    internal SignedIn? By(SystemCredential credential) =>
        Rights.As(Officer) is { } actor && OperationKey.TryParse(Operation, out var operation)
            ? new SignedIn(credential.Name, Officer, actor.Country, actor.Agency, [new Assignment(actor.Role, operation)], true, CommandsPerSecond)
            {
                Scope = new CommandScope(ValueList.Create<string>([.. Commands])),
            }
            : null;
}

/// <summary>A key or certificate of a national system as it is kept.</summary>
/// <param name="Kept">SHA-256 of it, lower-case hex: of a certificate its thumbprint.</param>
/// <param name="IsCertificate">A certificate, not a key.</param>
/// <param name="Given">When it was given or registered.</param>
/// <param name="GivenBy">Service number of who did.</param>
/// <param name="Ends">When it ends; absent for no end.</param>
/// <param name="Subject">Whom a certificate names; absent for keys, and when only the thumbprint was told.</param>
/// <param name="LastUsed">When it was last used, to half a minute; absent for never.</param>
public sealed record SystemCredential(string Kept, bool IsCertificate, DateTimeOffset Given, string GivenBy, DateTimeOffset? Ends = null, string? Subject = null, DateTimeOffset? LastUsed = null)
{
    /// <summary>Its name, which is no secret.</summary>
    internal string Name => IsCertificate ? Admission.OfCertificate(Kept) : Admission.OfKey(Kept);

    /// <summary>Makes a key.</summary>
    /// <param name="now">Wall time.</param>
    /// <param name="by">Service number of who gives it.</param>
    /// <param name="ends">When it ends; absent for no end.</param>
    /// <returns>What is kept of it, and the key, which is told once.</returns>
    public static (SystemCredential Kept, string Key) NewKey(DateTimeOffset now, string by, DateTimeOffset? ends = null)
    {
        var key = Secret.NewToken();
        return (new SystemCredential(Secret.Kept(key), false, now, by, ends), key);
    }
}
