using System.Text.Encodings.Web;
using CommandCentre.Server.Api;
using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Identity.Systems;

/// <summary>Reads <c>Authorization: Bearer KEY</c>; without that header, the certificate the caller showed to this very server.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SystemKeys keys, Measures measures, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private string _why = "not-signed-in";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Of(Request.Headers.Authorization.ToString()));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, _why);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "may-not");

    private AuthenticateResult Of(string header)
    {
        if (header.Length == 0)
        {
            return OfCertificate();
        }

        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return keys.ByKey(header[Bearer.Length..].Trim()) is { } system ? Is(system) : No("no such key", _why);
    }

    private AuthenticateResult OfCertificate()
    {
        if (ClientCertificates.Shown(Context) is not { } certificate)
        {
            return AuthenticateResult.NoResult();
        }

        var fault = ClientCertificates.FaultOf(certificate, time.GetUtcNow());
        if (fault is CertificateFault.None && keys.ByCertificate(ClientCertificates.Thumbprint(certificate), certificate.NotAfter) is { } system)
        {
            return Is(system);
        }

        return No("no such certificate", fault switch
        {
            CertificateFault.Dates => "certificate-not-valid-now",
            CertificateFault.Usage => "certificate-wrong-usage",
            _ => "certificate-not-known",
        });
    }

    private AuthenticateResult Is(SignedIn system) => AuthenticateResult.Success(new AuthenticationTicket(system.Principal(Scheme.Name), Scheme.Name));

    private AuthenticateResult No(string failure, string why)
    {
        _why = why;
        measures.SignInRefused();
        return AuthenticateResult.Fail(failure);
    }
}
