using System.Security.Cryptography;
using System.Text.Json;
using CommandCentre.Desks.Access;
using Microsoft.AspNetCore.DataProtection;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>What sign-in with a provider needs of the people here: the one place where the two meet.</summary>
internal sealed class ProviderPersons(Roll roll, SigningIn signingIn, Sessions sessions, Authenticators authenticators, LockOut lockOut, Accounting accounting, IDataProtectionProvider forms, TimeProvider time)
{
    // To look at the authenticator and type.
    private static readonly TimeSpan HalfInHolds = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _seal = forms.CreateProtector("provider half in");

    /// <summary>What a one-time code makes of a person; null when there is no such code, and for walls.</summary>
    internal Invitation? Offered(HttpContext context, string code) => signingIn.Offered(context, code) is { Wall: null } offered ? offered : null;

    /// <summary>Whether a service number may be chosen with an invitation.</summary>
    internal bool IsFor(Invitation offered, string officer) => offered.Renews is { } renewed ? renewed == officer : !roll.IsTaken(officer);

    /// <summary>Uses a one-time code up: enters a person who signs in elsewhere.</summary>
    /// <returns>False when code or number were taken meanwhile.</returns>
    internal bool Enter(string code, string officer) => roll.Enter(code, officer, null, null, time.GetUtcNow()) is not null;

    /// <summary>Whether there is such a person, not withdrawn.</summary>
    internal bool IsPresent(string officer) => roll.Find(officer) is not null;

    /// <summary>Whether a person's authenticator is asked for when their provider asked for no second factor.</summary>
    internal bool HasAuthenticator(string officer) => roll.Find(officer)?.Authenticator is not null;

    /// <summary>Begins a session.</summary>
    /// <returns>False when there is no such person any more.</returns>
    internal Task<bool> BeginAsync(HttpContext context, string officer, bool proved) => signingIn.BeginElsewhereAsync(context, officer, proved);

    /// <summary>Accounts for a one-time code that is about to be used.</summary>
    internal Task AccountForAsync(string code, string officer) => signingIn.AccountForAsync(code, officer);

    /// <summary>A session proved itself at its provider.</summary>
    internal async Task ProveAsync(SignedIn by)
    {
        await accounting.KeepAsync(by, AccessKind.SteppedUp, null, Accounting.Of(by.Assignments));
        sessions.Prove(by.Credential, 0);
    }

    /// <summary>Somebody whom the provider signed in and whose authenticator is still to be asked, sealed, to be carried through a form.</summary>
    internal string HalfIn(string officer, string back) => _seal.Protect(JsonSerializer.Serialize(new Half(officer, back, time.GetUtcNow() + HalfInHolds)));

    /// <summary>Lets somebody in who was half in, by a code of their authenticator.</summary>
    /// <returns>Where to go on; null when it is over; empty when the code is not right.</returns>
    internal async Task<string?> LetInAsync(HttpContext context, string? halfIn, string? typed)
    {
        if (Open(halfIn) is not { } half || roll.Find(half.Officer) is not { } person || time.GetUtcNow() >= half.Until)
        {
            return null;
        }

        var step = authenticators.Match(person, typed);
        return lockOut.Accepts("elsewhere:" + half.Officer, step is not null) && roll.UseStep(half.Officer, step!.Value) && await BeginAsync(context, half.Officer, proved: true) ? half.Back : string.Empty;
    }

    private Half? Open(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Half>(_seal.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Half(string Officer, string Back, DateTimeOffset Until);
}
