using System.Security.Claims;
using System.Text.Encodings.Web;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Identity.Operators;

/// <summary>Who is at the operators' channel: its key in the Authorization header over the API, its session's cookie on the pages. Nothing that an officer or a national system shows is looked at.</summary>
internal sealed class OperatorHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OperatorAccess access, OperatorCookie cookie, Measures measures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The role of whoever came in by this channel; no officer has it.</summary>
    internal const string Role = "mail-operator";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (shown, found) = Shown();
        if (!shown)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (found is not { } signedIn)
        {
            measures.SignInRefused();
            return Task.FromResult(AuthenticateResult.Fail("no such access"));
        }

        Context.Features.Set(signedIn);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signedIn.Credential), new Claim(ClaimTypes.Role, Role)], Scheme.Name, ClaimTypes.NameIdentifier, ClaimTypes.Role);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!Paths.IsApi(Request.Path) && HttpMethods.IsGet(Request.Method))
        {
            Response.Redirect(OperatorPaths.SignIn);
            return Task.CompletedTask;
        }

        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "not-signed-in");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "may-not");

    private (bool Shown, OperatorSignIn? Found) Shown()
    {
        if (!Paths.IsApi(Request.Path))
        {
            return cookie.Cookie.Token(Context) is { } token ? (true, access.ByToken(token)) : (false, null);
        }

        var header = Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? (true, access.ByKey(header[Bearer.Length..].Trim())) : (header.Length > 0, null);
    }
}

/// <summary>Where the operators' channel is.</summary>
internal static class OperatorPaths
{
    /// <summary>Its pages.</summary>
    internal const string Pages = "/operator";

    /// <summary>Its API.</summary>
    internal const string Api = "/api/operator";

    /// <summary>Where an operator comes in.</summary>
    internal const string SignIn = "/operator/sign-in";

    /// <summary>Whether a path belongs to the channel.</summary>
    internal static bool Is(PathString path) => path.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The cookie of an operator's session, which no other part of the centre reads and no other site sends along.</summary>
/// <param name="choices">Whether it is plain http over loopback.</param>
public sealed class OperatorCookie(ServeChoices choices)
{
    /// <summary>The cookie itself.</summary>
    public SessionCookie Cookie { get; } = new(choices, "operator", Microsoft.AspNetCore.Http.SameSiteMode.Strict);

    /// <summary>Its name.</summary>
    public string Name => Cookie.Name;
}
