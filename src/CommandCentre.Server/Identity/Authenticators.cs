using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Access;

namespace CommandCentre.Server.Identity;

/// <summary>Checks the codes of authenticators, and who proved themselves afresh by one.</summary>
public sealed class Authenticators(Roll roll, Sessions sessions, AuthenticatorSeal seal, LockOut lockOut, Accounting accounting, TimeProvider time)
{
    // Checked when nobody has the service number, so that the answer takes the same time.
    private static readonly byte[] Nobody = new byte[Totp.SecretLength];

    /// <summary>A new secret as it is kept, when a code of it was typed; null when that is not one.</summary>
    public KeptAuthenticator? Keep(string officer, byte[] secret, string? typed) =>
        Totp.Match(secret, typed, time.GetUtcNow(), 0) is { } step ? new KeptAuthenticator(seal.Close(officer, secret), step) : null;

    /// <summary>Which step's code of a person's authenticator was typed; null for none. Without person or authenticator it takes as long.</summary>
    public long? Match(Person? person, string? typed)
    {
        var secret = person?.Authenticator is { } kept ? seal.Open(person.Officer, kept.Sealed) : null;
        var step = Totp.Match(secret ?? Nobody, typed, time.GetUtcNow(), person?.Authenticator?.LastStep ?? 0);
        return secret is null ? null : step;
    }

    /// <summary>Whether a person could sign in here: they have a passphrase and an authenticator whose secret can be opened.</summary>
    public bool CanSignIn(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person is { Withdrawn: false, Passphrase: not null, Authenticator: { } kept } && seal.Open(person.Officer, kept.Sealed) is not null;
    }

    /// <summary>Whether somebody signed in has an authenticator of ours to prove themselves by.</summary>
    public bool Has(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return sessions.Find(by.Credential) is { Wall: null } session && (session.Rights is not null || roll.Find(by.Officer)?.Authenticator is not null);
    }

    /// <summary>The present code of an exercise's visitor, who has no app for it; null for anybody else.</summary>
    public string? ShownTo(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Visit(by) is { } visit ? Totp.Code(SecretOf(visit), Totp.StepAt(time.GetUtcNow())) : null;
    }

    /// <summary>Proves a session afresh by a code of its owner's authenticator; wrong ones count towards a lock-out of its own, which signing in does not know.</summary>
    /// <returns>Whether it did; false for a wrong or used code, and while it is shut.</returns>
    public async Task<bool> ProveAsync(SignedIn by, string? typed)
    {
        ArgumentNullException.ThrowIfNull(by);
        var visit = Visit(by);
        var person = visit is null ? roll.Find(by.Officer) : null;
        var step = visit is null ? Match(person, typed) : Totp.Match(SecretOf(visit), typed, time.GetUtcNow(), visit.LastStep);
        var right = lockOut.Accepts("again:" + by.Officer, step is not null, out var shut) && (visit is not null || roll.UseStep(by.Officer, step!.Value));
        if (shut && person is not null)
        {
            await accounting.TryKeepAsync(person, AccessKind.LockedOut);
        }

        if (right)
        {
            // A visitor of an exercise is nobody to account for.
            await (person is null ? Task.CompletedTask : accounting.KeepAsync(person, AccessKind.SteppedUp));
            sessions.Prove(by.Credential, visit is null ? 0 : step!.Value);
        }

        return right;
    }

    private Session? Visit(SignedIn by) => sessions.Find(by.Credential) is { Rights: not null, Wall: null } session && roll.Find(by.Officer) is null ? session : null;

    // Made with the session and gone with it; in an exercise everything is made up.
    private static byte[] SecretOf(Session visit) => SHA256.HashData(Encoding.ASCII.GetBytes("visitor " + visit.Kept))[..Totp.SecretLength];
}
