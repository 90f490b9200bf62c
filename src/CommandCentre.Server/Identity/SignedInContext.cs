using System.Security.Claims;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Identity;

/// <summary>Who is calling, from the sign-in only.</summary>
public static class SignedInContext
{
    private const string CredentialClaim = "credential";

    /// <summary>Who is calling, with rights as they are now; null for nobody.</summary>
    public static SignedIn? SignedIn(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.RequestServices.GetRequiredService<SignIns>().Find(context.User.Credential());
    }

    /// <summary>Who is calling, where nobody gets without being signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is; the endpoint should have required it.</exception>
    public static SignedIn RequireSignedIn(this HttpContext context) =>
        context.SignedIn() ?? throw new InvalidOperationException("nobody is signed in here: the endpoint must require it");

    /// <summary>The credential a principal was made from; null for nobody.</summary>
    internal static string? Credential(this ClaimsPrincipal? principal) => principal?.FindFirst(CredentialClaim)?.Value;

    internal static ClaimsPrincipal Principal(this SignedIn signedIn, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, signedIn.Actor.Officer),
            new Claim(ClaimTypes.Role, Words.Of(signedIn.Actor.Role)),
            new Claim(CredentialClaim, signedIn.Credential),
        ],
        scheme,
        ClaimTypes.NameIdentifier,
        ClaimTypes.Role));
}
