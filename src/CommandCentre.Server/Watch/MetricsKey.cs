using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CommandCentre.Server.Watch;

/// <summary>The key that opens the metrics and nothing else; made at the first start, in a file of the data folder that its owner alone may read.</summary>
internal sealed class MetricsKey
{
    /// <summary>The file's name in the data folder.</summary>
    internal const string FileName = "metrics-key";

    private readonly string _kept;

    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public MetricsKey(ServeChoices choices)
    {
        var file = Path.Combine(choices.DataFolder, FileName);
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            DurableFiles.Replace(file, Encoding.ASCII.GetBytes(Secret.NewToken() + "\n"));
        }

        _kept = Secret.Kept(File.ReadAllText(file).Trim());
    }

    /// <summary>Whether it is the key, in a time that says nothing about where it differs.</summary>
    internal bool Is(string key) => Secret.Same(_kept, Secret.Kept(key));
}

/// <summary>Reads <c>Authorization: Bearer KEY</c> with the metrics' key, for the metrics alone.</summary>
internal sealed class MetricsKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, MetricsKey key, Measures measures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Name = "metrics";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (!key.Is(header[Bearer.Length..].Trim()))
        {
            measures.SignInRefused();
            return Task.FromResult(AuthenticateResult.Fail("not the key"));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "not-signed-in");
    }
}
