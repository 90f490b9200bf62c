using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>What somebody goes to a provider for.</summary>
internal enum JourneyPurpose
{
    /// <summary>To sign in.</summary>
    SignIn,

    /// <summary>To become somebody here by a one-time code, linked to who they are there.</summary>
    First,

    /// <summary>To prove themselves anew.</summary>
    StepUp,
}

/// <summary>What a browser set out to a provider with; it must come back with the answer to it.</summary>
/// <param name="Provider">The provider's slug.</param>
/// <param name="Purpose">What for.</param>
/// <param name="State">Stands in the answer's address.</param>
/// <param name="Nonce">Stands in the token.</param>
/// <param name="Verifier">Shows that who exchanges the code is who asked for it (PKCE).</param>
/// <param name="Begun">Wall time.</param>
/// <param name="Back">Where to go on afterwards, a path of this server.</param>
/// <param name="Code">The one-time code, for the first time.</param>
/// <param name="Officer">The service number chosen, for the first time.</param>
/// <param name="Credential">The session that steps up.</param>
internal sealed record Journey(
    string Provider,
    JourneyPurpose Purpose,
    string State,
    string Nonce,
    string Verifier,
    DateTimeOffset Begun,
    string? Back = null,
    string? Code = null,
    string? Officer = null,
    string? Credential = null)
{
    /// <summary>A journey with everything random in it new.</summary>
    internal static Journey New(Provider provider, JourneyPurpose purpose, DateTimeOffset now) =>
        new(provider.Slug, purpose, Secret.NewToken(), Secret.NewToken(), Secret.NewToken(), now);

    /// <summary>What the provider is told of the verifier: SHA-256 as base64url (S256).</summary>
    internal string Challenge => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>Carries journeys in a cookie that only this server reads, and lets each come to its end once.</summary>
internal sealed class Journeys(IDataProtectionProvider forms, CommandLine.ServeChoices choices, TimeProvider time)
{
    /// <summary>How long one may take.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _seal = forms.CreateProtector("provider journey");
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly string _cookie = SessionCookie.Named("journey", choices);

    /// <summary>Gives a browser its journey to keep; one begun before is forgotten.</summary>
    internal void Give(HttpContext context, Journey journey) => context.Response.Cookies.Append(_cookie, _seal.Protect(JsonSerializer.Serialize(journey)), Shape(Longest));

    /// <summary>Ends the journey of a browser: it must be of this provider, in time, with this state, and never ended before.</summary>
    /// <exception cref="ProviderRefusal">It is not.</exception>
    internal Journey End(HttpContext context, string provider, string? state)
    {
        var journey = Read(context.Request.Cookies[_cookie]);
        context.Response.Cookies.Delete(_cookie, Shape(null));
        var now = time.GetUtcNow();
        if (journey is null || journey.Provider != provider || now - journey.Begun is var age && (age < TimeSpan.Zero || age >= Longest)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? string.Empty), Encoding.UTF8.GetBytes(journey.State)))
        {
            throw new ProviderRefusal(ProviderFault.NotBegunHere);
        }

        Forget(now);
        return _ended.TryAdd(journey.State, now) ? journey : throw new ProviderRefusal(ProviderFault.Replayed);
    }

    private Journey? Read(string? cookie)
    {
        try
        {
            return string.IsNullOrEmpty(cookie) ? null : JsonSerializer.Deserialize<Journey>(_seal.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // A journey that took longer than any may is refused by its age: its state need not be remembered.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (state, ended) in _ended)
        {
            if (now - ended > Longest)
            {
                _ended.TryRemove(state, out _);
            }
        }
    }

    private CookieOptions Shape(TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lasts,
        Path = "/",
        // The way back from the provider is a link from another site.
        SameSite = SameSiteMode.Lax,
        Secure = !choices.IsPlainLoopback,
    };
}
