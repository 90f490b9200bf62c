using System.Net;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Server.Tests.Running;
using Microsoft.IdentityModel.Tokens;

namespace CommandCentre.Server.Tests.Identity.Providers;

/// <summary>Tokens that must not let anybody in, and the one that must.</summary>
public sealed class ProviderTokenTests
{
    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static TheoryData<string, string, Action<SmallProvider>> Wrong => new()
    {
        { "alg none", "Signature", provider => provider.Signs = SmallProvider.Unsigned },
        { "alg none with a signature", "Signature", provider => provider.Signs = claims => SmallProvider.Unsigned(claims) + "c2lnbmVk" },
        { "HS256 with the public key as PEM", "Signature", provider => provider.Signs = claims => Confused(claims, Encoding.ASCII.GetBytes(provider.Key.Rsa.ExportSubjectPublicKeyInfoPem()), provider.Key.KeyId) },
        { "HS256 with the public key as DER", "Signature", provider => provider.Signs = claims => Confused(claims, provider.Key.Rsa.ExportSubjectPublicKeyInfo(), provider.Key.KeyId) },
        { "HS256 with the modulus", "Signature", provider => provider.Signs = claims => Confused(claims, provider.Key.Rsa.ExportParameters(false).Modulus!, provider.Key.KeyId) },
        { "another's key under the known name", "Signature", provider => provider.Signs = claims => ByOther(claims, provider.Key.KeyId) },
        { "another's key under its own name", "UnknownKey", provider => provider.Signs = claims => ByOther(claims, "elsewhere") },
        { "another audience", "Audience", provider => provider.Says["aud"] = "another centre" },
        { "no audience", "Audience", provider => provider.Says["aud"] = null },
        { "another issuer", "Issuer", provider => provider.Says["iss"] = "https://evil.example" },
        { "no issuer", "Issuer", provider => provider.Says["iss"] = null },
        { "another nonce", "Nonce", provider => provider.Says["nonce"] = "of another browser" },
        { "no nonce", "Nonce", provider => provider.Says["nonce"] = null },
        { "expired", "Expired", provider => Times(provider, -7200, -3600) },
        { "not yet valid", "NotYetValid", provider => (provider.Says["nbf"], provider.Says["exp"]) = (Now + 3600, Now + 7200) },
        { "no end", "Token", provider => provider.Says["exp"] = null },
        { "no subject", "Subject", provider => provider.Says["sub"] = null },
        { "an empty subject", "Subject", provider => provider.Says["sub"] = "" },
        { "made for somebody else among others", "Token", provider => (provider.Says["aud"], provider.Says["azp"]) = (new[] { "centre", "other" }, "other") },
        { "no token", "Token", provider => provider.Signs = _ => "" },
        { "no token at all", "Token", provider => provider.Signs = _ => "bm90IGEgdG9rZW4.bm90IGEgdG9rZW4" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Token_ThatIsWrong_LetsNobodyIn(string what, string fault, Action<SmallProvider> wrong)
    {
        Assert.NotEmpty(what);
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        wrong(place.Provider);
        using var answer = await place.SignInAsync(browser);
        await place.AssertRefusedAsync(answer, fault);
    }

    [Fact]
    public async Task Token_ThatIsRight_SignsTheLinkedPersonIn()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        using var answer = await place.SignInAsync(browser, "?back=%2Foperations%2FX");
        Assert.Equal((HttpStatusCode.SeeOther, "/operations/X"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var question = place.Provider.Question!;
        Assert.Equal(("code", "S256", "openid", "centre"), (question["response_type"].ToString(), question["code_challenge_method"].ToString(), question["scope"].ToString(), question["client_id"].ToString()));
        // 32 random bytes as base64url.
        Assert.Equal((43, 43, 43), (question["state"].ToString().Length, question["nonce"].ToString().Length, question["code_challenge"].ToString().Length));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Key_ThatTheProviderChanged_IsAskedForAndTaken()
    {
        await using var place = await AtProvider.StartAsync();
        using var browser = await place.LinkedAsync();
        using var old = place.Provider.Key.Rsa;
        place.Provider.Key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "second" };
        using var answer = await place.SignInAsync(browser);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Theory]
    [InlineData("issuer", "https://evil.example")]
    [InlineData("token_endpoint", "http://evil.example/token")]
    [InlineData("authorization_endpoint", "javascript:alert(1)")]
    public async Task Description_ThatLeadsElsewhere_IsNotFollowed(string field, string value)
    {
        await using var place = await AtProvider.StartAsync(provider: provider => provider.Describes = description => description[field] = value);
        using var browser = place.Centre.Browser(out var cookies);
        using var answer = await browser.GetAsync("/sign-in/with/zoll-sso");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("does not answer as it should", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "journey");
    }

    private static void Times(SmallProvider provider, int from, int to) => (provider.Says["iat"], provider.Says["exp"]) = (Now + from, Now + to);

    private static string Confused(Dictionary<string, object> claims, byte[] secret, string name) =>
        SmallProvider.Signed(claims, new SymmetricSecurityKey(secret) { KeyId = name }, SecurityAlgorithms.HmacSha256);

    private static string ByOther(Dictionary<string, object> claims, string name)
    {
        using var other = RSA.Create(2048);
        return SmallProvider.Signed(claims, new RsaSecurityKey(other) { KeyId = name, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256);
    }
}
