using System.Text.Encodings.Web;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Identity;

/// <summary>How callers show who they are: a bearer key for the API, a cookie for pages, either for the hub.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by the path.</summary>
    internal const string ByPath = "by-path";

    /// <summary>A national system's key in the Authorization header.</summary>
    internal const string Key = "key";

    /// <summary>A person's session in a cookie.</summary>
    internal const string Session = "session";

    /// <summary>The API takes keys only, pages cookies only, the hub a key when the header is there.</summary>
    internal static string For(HttpContext context) =>
        Paths.IsApi(context.Request.Path) || (Paths.IsHub(context.Request.Path) && context.Request.Headers.Authorization.Count > 0) ? Key : Session;
}

/// <summary>Reads <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SystemKeys keys, Measures measures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (keys.ByKey(header[Bearer.Length..].Trim()) is { } signedIn)
        {
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(signedIn.Principal(Scheme.Name), Scheme.Name)));
        }

        measures.SignInRefused();
        return Task.FromResult(AuthenticateResult.Fail("no such key"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "not-signed-in");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "may-not");
}

/// <summary>Reads the session's cookie; using it keeps the session alive.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, SessionCookie cookie, Entrance entrance)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Token(Context) is not { } token)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (sessions.ByToken(token) is not { } signedIn)
        {
            return Task.FromResult(AuthenticateResult.Fail("no such session"));
        }

        sessions.Touch(signedIn.Credential);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(signedIn.Principal(Scheme.Name), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (KeptForm.Is(Request))
        {
            return KeptForm.GiveBackAsync(Context);
        }

        if (Paths.IsHub(Request.Path) || !HttpMethods.IsGet(Request.Method) || entrance.For(Context) is not { } way)
        {
            return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "not-signed-in");
        }

        var wanted = Request.Path == "/" ? string.Empty : "?back=" + Uri.EscapeDataString(Request.Path + Request.QueryString);
        Response.Redirect(way + wanted);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "may-not");
}
