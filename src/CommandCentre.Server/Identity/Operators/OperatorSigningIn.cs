using CommandCentre.Desks.Referrals;
using CommandCentre.Server.Api;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity.Operators;

/// <summary>How somebody at an operator comes in by its key, and out.</summary>
public sealed class OperatorSigningIn(OperatorAccess access, OperatorCookie cookie, AddressRate addresses, Measures measures)
{
    /// <summary>Begins a session by a key.</summary>
    /// <returns>Whether the key is right; null when this address tries too often.</returns>
    public bool? Enter(HttpContext context, string? key)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!addresses.Take(context.Connection.RemoteIpAddress))
        {
            return null;
        }

        if (access.ByKey((key ?? string.Empty).Trim()) is not { } signedIn)
        {
            measures.SignInRefused();
            return false;
        }

        Leave(context);
        cookie.Cookie.Set(context, access.Begin(signedIn));
        return true;
    }

    /// <summary>Ends the session of the one at the browser.</summary>
    public void Leave(HttpContext context)
    {
        if (cookie.Cookie.Token(context) is { } token)
        {
            access.End(token);
        }

        cookie.Cookie.Clear(context);
    }
}

/// <summary>How fast an operator may ask and answer: each key by itself.</summary>
/// <param name="time">The machine's steady clock.</param>
/// <param name="perSecond">Requests a second.</param>
/// <param name="burst">Requests at once.</param>
public sealed class OperatorRate(TimeProvider time, int perSecond = OperatorRate.PerSecond, int burst = OperatorRate.Burst)
{
    /// <summary>Requests a second.</summary>
    public const int PerSecond = 5;

    /// <summary>Requests at once.</summary>
    public const int Burst = 20;

    private readonly Buckets _buckets = new(time);

    /// <summary>Whether one more may be made now; it then counts.</summary>
    public bool Take(OperatorSignIn signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        return _buckets.Take(signedIn.Credential, perSecond, burst);
    }
}

/// <summary>Who is at the channel, from the sign-in only.</summary>
internal static class OperatorContext
{
    /// <summary>The operator that calls.</summary>
    /// <exception cref="BadHttpRequestException">Nobody is signed in any more. It is told as 401.</exception>
    internal static OperatorSignIn RequireOperator(this HttpContext context) =>
        context.Features.Get<OperatorSignIn>() is { } signedIn && context.StillHolds(signedIn)
            ? signedIn
            : throw new BadHttpRequestException("nobody is signed in any more", StatusCodes.Status401Unauthorized);

    /// <summary>Whether an operator may still come in by what it came in by.</summary>
    internal static bool StillHolds(this HttpContext context, OperatorSignIn signedIn) => context.RequestServices.GetRequiredService<OperatorAccess>().Holds(signedIn);

    /// <summary>What the operator that calls may see now; null where its country takes part no longer.</summary>
    internal static async ValueTask<OperatorView?> OperatorViewAsync(this HttpContext context, OperatorChannel channel)
    {
        var signedIn = context.RequireOperator();
        return await channel.ViewAsync(signedIn.Operation, signedIn.Operator, context.RequestAborted);
    }
}
