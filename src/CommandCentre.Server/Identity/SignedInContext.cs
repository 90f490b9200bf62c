using System.Security.Claims;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

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
    /// <exception cref="BadHttpRequestException">Nobody is any more: withdrawn or ended since the request began. It is told as 401.</exception>
    public static SignedIn RequireSignedIn(this HttpContext context) =>
        context.SignedIn() ?? throw new BadHttpRequestException("nobody is signed in any more", StatusCodes.Status401Unauthorized);

    /// <summary>An operation as the caller may see it now; null where they have no role in it, or their country takes no part.</summary>
    public static OperationView? Seen(this HttpContext context, OperationDesk? desk)
    {
        ArgumentNullException.ThrowIfNull(context);
        return desk?.ViewFor(context.RequireSignedIn(), context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    /// <summary>The operation of an address as the caller may see it now; null where there is none, or none for them.</summary>
    public static async Task<OperationView?> SeenAsync(this HttpContext context, DeskRoom room, string? key)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(room);
        return OperationKey.TryParse(key, out var operation) ? context.Seen(await room.FindAsync(operation, context.RequestAborted)) : null;
    }

    /// <summary>The operation as somebody signed in may see it; null where it is as if it were not there for them.</summary>
    /// <param name="desk">The operation's desk.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="now">Wall time.</param>
    public static OperationView? ViewFor(this OperationDesk desk, SignedIn by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(by);
        return by.ViewerIn(desk.Key, now) is { } viewer ? desk.View(viewer) : null;
    }

    /// <summary>The credential a principal was made from; null for nobody.</summary>
    internal static string? Credential(this ClaimsPrincipal? principal) => principal?.FindFirst(CredentialClaim)?.Value;

    /// <summary>Somebody with one role in every operation.</summary>
    internal static SignedIn SignedInBy(this Actor actor, string credential, bool isSystem, int commandsPerSecond) =>
        new(credential, actor.Officer, actor.Country, actor.Agency, [new Assignment(actor.Role)], isSystem, commandsPerSecond);

    internal static ClaimsPrincipal Principal(this SignedIn signedIn, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, signedIn.Officer),
            new Claim(CredentialClaim, signedIn.Credential),
            .. signedIn.IsWall ? [new Claim(ClaimTypes.Role, WallGate.Claim)] : Array.Empty<Claim>(),
            .. signedIn.IsAdministrator ? [new Claim(ClaimTypes.Role, IdentitySetup.Administrators)] : Array.Empty<Claim>(),
            .. signedIn.Assignments.Select(assignment => new Claim(ClaimTypes.Role, Words.Of(assignment.Role))),
        ],
        scheme,
        ClaimTypes.NameIdentifier,
        ClaimTypes.Role));
}
