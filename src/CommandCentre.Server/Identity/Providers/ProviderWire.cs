using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>What is said to one provider: its description and keys are asked for, and codes are exchanged for tokens. Nothing is followed to where it was not configured.</summary>
internal sealed class ProviderWire : IDisposable
{
    private const int LargestAnswer = 256 * 1024;

    // Its keys are asked for anew when a token names one that is not known.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);

    private readonly Provider _provider;
    private readonly HttpClient _http;
    private readonly HttpDocumentRetriever _documents;
    private readonly TimeProvider _time;
    private Known? _known;

    internal ProviderWire(Provider provider, TimeProvider time)
    {
        (_provider, _time) = (provider, time);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _documents = new HttpDocumentRetriever(_http) { RequireHttps = !provider.IsLoopback };
    }

    /// <summary>The provider's description with its keys.</summary>
    /// <param name="anew">Whether a key was named that is not among those known.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="ProviderRefusal">It does not answer, or describes somebody else.</exception>
    internal async Task<OpenIdConnectConfiguration> DescriptionAsync(bool anew, CancellationToken stop)
    {
        if (!anew && Volatile.Read(ref _known) is { } known && _time.GetElapsedTime(known.At) < KeptFor)
        {
            return known.Description;
        }

        try
        {
            var description = await OpenIdConnectConfigurationRetriever.GetAsync(_provider.Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration", _documents, stop);
            Volatile.Write(ref _known, IsSound(description) ? new Known(description, _time.GetTimestamp()) : throw new ProviderRefusal(ProviderFault.Silent));
            return description;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && failure is InvalidOperationException or IOException or HttpRequestException or ArgumentException or OperationCanceledException or System.Text.Json.JsonException)
        {
            throw new ProviderRefusal(ProviderFault.Silent, failure);
        }
    }

    /// <summary>Exchanges a code for what it stands for.</summary>
    /// <exception cref="ProviderRefusal">The provider does not take it, or does not answer.</exception>
    internal async Task<OpenIdConnectMessage> ExchangeAsync(OpenIdConnectConfiguration description, string code, string verifier, string back, CancellationToken stop)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back,
            ["client_id"] = _provider.ClientId,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, description.TokenEndpoint);
        Identify(request, form, description);
        request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync(stop))
                : throw new ProviderRefusal((int)answer.StatusCode < 500 ? ProviderFault.CodeRefused : ProviderFault.Silent);
        }
        catch (Exception failure) when (failure is HttpRequestException or ArgumentException or System.Text.Json.JsonException || (failure is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new ProviderRefusal(ProviderFault.Silent, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // The secret stands in the header unless the provider takes it in the form only.
    private void Identify(HttpRequestMessage request, Dictionary<string, string> form, OpenIdConnectConfiguration description)
    {
        var ways = description.TokenEndpointAuthMethodsSupported;
        if (_provider.ClientSecret is not { } secret)
        {
            return;
        }

        if (ways.Count > 0 && !ways.Contains("client_secret_basic") && ways.Contains("client_secret_post"))
        {
            form["client_secret"] = secret;
            return;
        }

        var pair = $"{Uri.EscapeDataString(_provider.ClientId)}:{Uri.EscapeDataString(secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
    }

    private bool IsSound(OpenIdConnectConfiguration known) =>
        known.Issuer?.TrimEnd('/') == _provider.Authority.AbsoluteUri.TrimEnd('/')
        && new[] { known.AuthorizationEndpoint, known.TokenEndpoint, known.JwksUri }.All(IsSafe);

    private bool IsSafe(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (_provider.IsLoopback && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp));

    private sealed record Known(OpenIdConnectConfiguration Description, long At);
}
