using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>Judges the token a provider gave: signature, maker, for whom, when, and the question it answers. The rules and the cryptography are Microsoft.IdentityModel's.</summary>
internal static class ProviderTokens
{
    /// <summary>How far the provider's clock may be from ours.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private const int LargestToken = 32 * 1024;

    // Public keys only: with a shared secret among them the provider's public key could be taken for one.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LargestToken };

    private static readonly OpenIdConnectProtocolValidator Protocol = new() { RequireTimeStampInNonce = false, RequireStateValidation = false };

    /// <summary>What a token says.</summary>
    /// <param name="provider">Who should have made it.</param>
    /// <param name="description">The provider's description with its keys.</param>
    /// <param name="answer">What the provider gave for the code.</param>
    /// <param name="nonce">The question it must answer.</param>
    /// <exception cref="ProviderRefusal">It is not good.</exception>
    internal static async Task<ProviderAnswer> JudgeAsync(Provider provider, OpenIdConnectConfiguration description, OpenIdConnectMessage answer, string nonce)
    {
        var result = await Handler.ValidateTokenAsync(answer.IdToken ?? string.Empty, Rules(provider, description));
        if (!result.IsValid)
        {
            throw new ProviderRefusal(IsSigned(answer.IdToken) ? FaultOf(result.Exception) : ProviderFault.Signature, result.Exception);
        }

        var token = (JsonWebToken)result.SecurityToken;
        Follow(provider, token, answer, nonce);
        if (!token.TryGetClaim(provider.SubjectClaim, out var subject) || subject.Value is not { Length: > 0 and <= 255 })
        {
            throw new ProviderRefusal(ProviderFault.Subject);
        }

        var methods = token.Claims.Where(claim => claim.Type == JwtRegisteredClaimNames.Amr).Select(claim => claim.Value);
        return new ProviderAnswer(subject.Value, provider.SaysSecondFactor(methods, Value(token, JwtRegisteredClaimNames.Acr)), At(token));
    }

    private static TokenValidationParameters Rules(Provider provider, OpenIdConnectConfiguration description) => new()
    {
        ValidAlgorithms = Algorithms,
        ValidIssuer = description.Issuer,
        ValidAudience = provider.ClientId,
        IssuerSigningKeys = description.SigningKeys,
        TryAllIssuerSigningKeys = false,
        ClockSkew = Skew,
    };

    private static void Follow(Provider provider, JsonWebToken token, OpenIdConnectMessage answer, string nonce)
    {
        if (string.IsNullOrEmpty(token.Subject))
        {
            throw new ProviderRefusal(ProviderFault.Subject);
        }

        try
        {
            Protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = provider.ClientId,
                Nonce = nonce,
                ProtocolMessage = answer,
                ValidatedIdToken = System.IdentityModel.Tokens.Jwt.JwtSecurityTokenConverter.Convert(token),
            });
        }
        catch (OpenIdConnectProtocolInvalidNonceException failure)
        {
            throw new ProviderRefusal(ProviderFault.Nonce, failure);
        }
        catch (OpenIdConnectProtocolException failure)
        {
            throw new ProviderRefusal(ProviderFault.Token, failure);
        }
    }

    // Only to say what was wrong with a token that is refused already.
    private static bool IsSigned(string? token) => !Handler.CanReadToken(token) || Algorithms.Contains(Handler.ReadJsonWebToken(token).Alg, StringComparer.Ordinal);

    private static ProviderFault FaultOf(Exception? failure) => failure switch
    {
        SecurityTokenSignatureKeyNotFoundException => ProviderFault.UnknownKey,
        SecurityTokenInvalidAudienceException => ProviderFault.Audience,
        SecurityTokenInvalidIssuerException => ProviderFault.Issuer,
        SecurityTokenExpiredException => ProviderFault.Expired,
        SecurityTokenNotYetValidException => ProviderFault.NotYetValid,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => ProviderFault.Signature,
        _ => ProviderFault.Token,
    };

    private static string? Value(JsonWebToken token, string claim) => token.TryGetClaim(claim, out var found) ? found.Value : null;

    private static DateTimeOffset? At(JsonWebToken token) =>
        long.TryParse(Value(token, JwtRegisteredClaimNames.AuthTime), out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
