using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity;

/// <summary>Begins and ends sessions for the one at the browser.</summary>
public sealed class SigningIn(Roll roll, Sessions sessions, Passphrases passphrases, Authenticators authenticators, LockOut lockOut, AddressRate addresses, SessionCookie cookie, Accounting accounting, Measures measures, TimeProvider time)
{
    private static readonly Role[] DoorRoles = [Role.Coordinator, Role.LiaisonOfficer, Role.AgencyOfficer];

    /// <summary>Lets a visitor of the exercise in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="choice">Country and role, such as <c>DE liaison-officer</c>; the coordination centre has coordinators only.</param>
    /// <returns>False when the choice is none the door offers.</returns>
    public bool Visit(HttpContext context, string? choice)
    {
        if ((choice ?? string.Empty).Split(' ') is not [var code, var word]
            || !CountryCode.TryParse(code, out var country)
            || !Words.TryParse<Role>(word, out var role)
            || !DoorRoles.Contains(role)
            || country.IsCoordinationCentre != (role is Role.Coordinator))
        {
            return false;
        }

        var agency = role switch { Role.Coordinator => AgencyKind.Coordination, Role.LiaisonOfficer => AgencyKind.Police, _ => AgencyKind.Customs };
        Begin(context, sessions.Begin(new Actor(ServiceNumbers.OfVisitor(country, role, roll.NextVisitor()), country, agency, role), Browsers.Of(context)));
        return true;
    }

    /// <summary>Signs a person in: number, passphrase and code together. Whatever is wrong, and while the number is shut, it takes as long.</summary>
    /// <returns>Whether all is right; null when too many wait, or this address tries too often.</returns>
    public async Task<bool?> SignInAsync(HttpContext context, string officer, string passphrase, string code)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!addresses.Take(context.Connection.RemoteIpAddress))
        {
            return null;
        }

        var number = officer.Trim().ToUpperInvariant();
        var person = roll.Find(number);
        if (await passphrases.IsRightAsync(passphrase, person?.Passphrase, context.RequestAborted) is not { } right)
        {
            return null;
        }

        // Judged only now, one after another: of many tries at once no more than five are free.
        var step = authenticators.Match(person, code);
        if (!lockOut.Accepts(number, right && step is not null, out var shut) || !roll.UseStep(number, step!.Value))
        {
            Refuse(shut ? person : null);
            return false;
        }

        await accounting.KeepAsync(person!, AccessKind.SignedIn);
        Begin(context, sessions.BeginOf(number, proved: true, Browsers.Of(context)));
        return true;
    }

    // Who is refused does not wait for the log: it would tell numbers that are somebody's from those that are not.
    private void Refuse(Person? shut)
    {
        measures.SignInRefused();
        if (shut is not null)
        {
            _ = Task.Run(() => accounting.TryKeepAsync(shut, AccessKind.LockedOut));
        }
    }

    /// <summary>What a one-time code makes; null when there is no such code, or this address tries too often.</summary>
    public Invitation? Offered(HttpContext context, string? code)
    {
        ArgumentNullException.ThrowIfNull(context);
        var offered = addresses.Take(context.Connection.RemoteIpAddress) ? roll.Offered(code ?? string.Empty, time.GetUtcNow()) : null;
        if (offered is null)
        {
            measures.SignInRefused();
        }

        return offered;
    }

    /// <summary>Uses a one-time code: enters the person, whose authenticator showed that it is set up, and signs in.</summary>
    /// <returns>Whether it worked; false when code or number were taken meanwhile; null when too many wait.</returns>
    public async Task<bool?> UseCodeAsync(HttpContext context, Enrolment enrolment, KeptAuthenticator authenticator, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(enrolment);
        if (await passphrases.KeepAsync(passphrase, context.RequestAborted) is not { } kept)
        {
            return null;
        }

        await AccountForAsync(enrolment.Code, enrolment.Officer);
        if (roll.Enter(enrolment.Code, enrolment.Officer, kept, authenticator, time.GetUtcNow()) is not { } person)
        {
            measures.SignInRefused();
            return false;
        }

        Begin(context, sessions.BeginOf(person.Officer, proved: true, Browsers.Of(context)));
        return true;
    }

    /// <summary>Accounts for a one-time code before it is used; one that is none is not accounted for.</summary>
    /// <param name="code">The code.</param>
    /// <param name="officer">The service number it is used for.</param>
    internal async Task AccountForAsync(string code, string officer)
    {
        if (roll.Offered(code, time.GetUtcNow()) is { Wall: null } offer)
        {
            await accounting.KeepAsync(officer, offer.Country, AccessKind.Entered, Accounting.Subject(offer), Accounting.Of(roll.Find(officer)?.Assignments ?? offer.Assignments));
        }
    }

    /// <summary>Uses the one-time code of a wall: begins its session.</summary>
    /// <returns>The operation; null when there is no such code, or this address tries too often.</returns>
    public async Task<OperationKey?> BeginWallAsync(HttpContext context, string? code)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!addresses.Take(context.Connection.RemoteIpAddress) || roll.Offered(code ?? string.Empty, time.GetUtcNow()) is not { Wall: { } wall } offer)
        {
            measures.SignInRefused();
            return null;
        }

        var officer = ServiceNumbers.OfWall(roll.NextVisitor());
        await accounting.KeepAsync(officer, offer.Country, AccessKind.Entered, Accounting.Subject(offer), [wall]);
        if (roll.TakeWall(code!, time.GetUtcNow()) is not { } operation)
        {
            measures.SignInRefused();
            return null;
        }

        Begin(context, sessions.BeginWall(officer, operation, Browsers.Of(context)));
        return operation;
    }

    /// <summary>Begins a session for somebody who signed in elsewhere.</summary>
    /// <param name="context">The request.</param>
    /// <param name="officer">Service number.</param>
    /// <param name="proved">Whether a second factor was asked, there or here.</param>
    /// <returns>False when there is no such person, or no more.</returns>
    internal async Task<bool> BeginElsewhereAsync(HttpContext context, string officer, bool proved)
    {
        if (roll.Find(officer) is not { } person)
        {
            return false;
        }

        await accounting.KeepAsync(person, AccessKind.SignedIn);
        Begin(context, sessions.BeginOf(officer, proved, Browsers.Of(context)));
        return true;
    }

    /// <summary>Ends the session of the one at the browser.</summary>
    public void Leave(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.Credential() is { } credential)
        {
            sessions.End(credential);
        }

        cookie.Clear(context);
    }

    private void Begin(HttpContext context, string token)
    {
        if (context.User.Credential() is { } before)
        {
            sessions.End(before);
        }

        cookie.Set(context, token);
    }
}
