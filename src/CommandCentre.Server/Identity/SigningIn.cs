using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity;

/// <summary>Begins and ends sessions for the one at the browser.</summary>
public sealed class SigningIn(Roll roll, Sessions sessions, Passphrases passphrases, SessionCookie cookie, Measures measures)
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
        Begin(context, new Actor(ServiceNumbers.OfVisitor(country, role, roll.NextVisitor()), country, agency, role));
        return true;
    }

    /// <summary>Signs a person in.</summary>
    /// <returns>Whether number and passphrase are right; null when too many wait.</returns>
    public async Task<bool?> SignInAsync(HttpContext context, string officer, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(context);
        var person = roll.Find(officer.Trim().ToUpperInvariant());
        var right = await passphrases.IsRightAsync(passphrase, person?.Passphrase, context.RequestAborted);
        if (right is true && person!.Rights.As(person.Officer) is { } actor)
        {
            Begin(context, actor);
        }
        else if (right is false)
        {
            measures.SignInRefused();
        }

        return right;
    }

    /// <summary>What a one-time code would make somebody; null when there is no such code.</summary>
    public Rights? Offered(string code)
    {
        var offered = roll.Offered(code);
        if (offered is null)
        {
            measures.SignInRefused();
        }

        return offered;
    }

    /// <summary>Uses a one-time code: enters the person and signs in.</summary>
    /// <returns>Whether it worked; false when code or number were taken meanwhile; null when too many wait.</returns>
    public async Task<bool?> UseCodeAsync(HttpContext context, string code, string officer, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await passphrases.KeepAsync(passphrase, context.RequestAborted) is not { } kept)
        {
            return null;
        }

        if (roll.Enter(code, officer, kept) is not { } person || person.Rights.As(person.Officer) is not { } actor)
        {
            measures.SignInRefused();
            return false;
        }

        Begin(context, actor);
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

    private void Begin(HttpContext context, Actor actor)
    {
        if (context.User.Credential() is { } before)
        {
            sessions.End(before);
        }

        cookie.Set(context, sessions.Begin(actor));
    }
}
