using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

public sealed class OverTlsTests
{
    [Fact]
    public async Task Centre_WithACertificate_SetsHstsAndHostCookies()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = await CertificateAsync(folder);
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, folder, choices: choices => choices with { Urls = "https://127.0.0.1:0", Certificate = certificate, CertificateKey = key });
        using var handler = new HttpClientHandler
        {
            // The certificate was made a moment ago by this test and belongs to nobody.
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            AllowAutoRedirect = false,
        };
        using var browser = new HttpClient(handler) { BaseAddress = centre.Address };
        using var answer = await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-guard=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("__Host-session", centre.Get<SessionCookie>().Name);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.9.9.9", false)]
    public async Task ForwardedHeaders_AreBelievedOfADeclaredProxyOnly(string proxy, bool believed)
    {
        await using var centre = await RunningCentre.StartAsync(
            CentreMode.Live, choices: choices => choices with { Proxies = [IPAddress.Parse(proxy)], Origins = ["https://centre.example"] });
        using var browser = centre.Browser(out _);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.SendAsync(request);
        // Without a believed proxy this request came in the clear.
        Assert.Equal(believed ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://centre.example", HttpStatusCode.Unauthorized)]
    [InlineData("http://127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("https://centre.example.evil.example", HttpStatusCode.Forbidden)]
    public async Task Hub_BehindAProxy_TakesTheNamedOriginOnly(string origin, HttpStatusCode status)
    {
        await using var centre = await RunningCentre.StartAsync(
            CentreMode.Live, choices: choices => choices with { Proxies = [IPAddress.Loopback], Origins = ["https://centre.example"] });
        using var browser = centre.Browser(out _);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/live/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.BadRequest)]
    [InlineData(null, HttpStatusCode.BadRequest)]
    public async Task Post_FromAnotherSite_IsRefusedBeforeItsTokenIsLookedAt(string? site, HttpStatusCode status)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/door") { Content = new FormUrlEncodedContent([new("_handler", "door"), new("Choice", "EU coordinator")]) };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await browser.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<(string Certificate, string Key)> CertificateAsync(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (file, keyFile) = (Path.Combine(folder.Path, "certificate.pem"), Path.Combine(folder.Path, "key.pem"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (file, keyFile);
    }
}
