using System.Text.Encodings.Web;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Pages.Forms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CommandCentre.Server.Identity;

/// <summary>How callers show who they are: a bearer key or client certificate for the API, a cookie for pages, any of them for the hub.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by the path.</summary>
    internal const string ByPath = "by-path";

    /// <summary>A national system's key in the Authorization header, or its client certificate.</summary>
    internal const string Key = "key";

    /// <summary>A person's session in a cookie.</summary>
    internal const string Session = "session";

    /// <summary>A postal operator's or carrier's key or session, for its own channel alone.</summary>
    internal const string Operator = "operator";

    /// <summary>Operators have a channel of their own, where nobody else is anybody. The API takes keys and certificates only, pages cookies only, the hub a system's when it shows one.</summary>
    internal static string For(HttpContext context) =>
        OperatorPaths.Is(context.Request.Path) ? Operator
        : Paths.IsApi(context.Request.Path) || (Paths.IsHub(context.Request.Path) && (context.Request.Headers.Authorization.Count > 0 || ClientCertificates.Shown(context) is not null)) ? Key : Session;
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
