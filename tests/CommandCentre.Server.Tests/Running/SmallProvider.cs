using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommandCentre.Server.Tests.Running;

/// <summary>A small identity provider on a loopback port: whoever comes is signed in as <see cref="Subject"/>, and what it says can be made wrong.</summary>
public sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "centre";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Asked> _codes = new();

    private SmallProvider(WebApplication app)
    {
        _app = app;
        Key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "first" };
    }

    public RsaSecurityKey Key { get; set; }

    public string Subject { get; set; } = "hanna";

    public string? Secret { get; set; }

    /// <summary>What the token says beside the usual; a null takes a claim away.</summary>
    public Dictionary<string, object?> Says { get; } = [];

    /// <summary>Makes the token instead of the provider's own key.</summary>
    public Func<Dictionary<string, object>, string>? Signs { get; set; }

    /// <summary>Changes the provider's description.</summary>
    public Action<Dictionary<string, object>>? Describes { get; set; }

    /// <summary>What it was asked with last.</summary>
    public IQueryCollection? Question { get; private set; }

    /// <summary>The last token it gave.</summary>
    public string? Given { get; private set; }

    public string Authority { get; private set; } = string.Empty;

    public static async Task<SmallProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var provider = new SmallProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        provider.Authority = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    /// <summary>A token over some claims, signed by a key.</summary>
    public static string Signed(Dictionary<string, object> claims, SecurityKey key, string algorithm) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer(claims), new SigningCredentials(key, algorithm));

    /// <summary>A token that nobody signed.</summary>
    public static string Unsigned(Dictionary<string, object> claims) =>
        $"{Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer(claims)))}.";

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Key.Rsa.Dispose();
    }

    private static string JsonSerializer(Dictionary<string, object> claims) => System.Text.Json.JsonSerializer.Serialize(claims);

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(Description()));
        _app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        _app.MapGet("/authorize", (Delegate)Authorize);
        _app.MapPost("/token", (Delegate)TokenAsync);
    }

    private Dictionary<string, object> Description()
    {
        var description = new Dictionary<string, object>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = Authority + "/authorize",
            ["token_endpoint"] = Authority + "/token",
            ["jwks_uri"] = Authority + "/keys",
        };
        Describes?.Invoke(description);
        return description;
    }

    private object PublicKey()
    {
        var key = Key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }

    private IResult Authorize(HttpContext context)
    {
        Question = context.Request.Query;
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Asked(Question["redirect_uri"].ToString(), Question["code_challenge"].ToString(), Question["nonce"].ToString());
        return Results.Redirect($"{Question["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(Question["state"].ToString())}&iss={Uri.EscapeDataString(Authority)}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verified = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Back != form["redirect_uri"] || asked.Challenge != verified || !IsClient(context, form))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var claims = Claims(asked.Nonce);
        Given = Signs?.Invoke(claims) ?? Signed(claims, Key, SecurityAlgorithms.RsaSha256);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", id_token = Given });
    }

    private bool IsClient(HttpContext context, IFormCollection form) =>
        form["client_id"] == ClientId
        && (Secret is null || context.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}")));

    private Dictionary<string, object> Claims(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object> { ["iss"] = Authority, ["aud"] = ClientId, ["sub"] = Subject, ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 300 };
        foreach (var (claim, value) in Says)
        {
            if (value is null)
            {
                claims.Remove(claim);
            }
            else
            {
                claims[claim] = value;
            }
        }

        return claims;
    }

    private sealed record Asked(string Back, string Challenge, string Nonce);
}
