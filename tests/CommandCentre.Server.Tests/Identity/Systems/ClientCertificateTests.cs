using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Identity.Systems;

public sealed class ClientCertificateTests
{
    [Theory]
    [InlineData(SystemsGiven.ClientUse)]
    [InlineData(null)]
    public async Task Certificate_Registered_SignsTheSystemInOnApiAndHub(string? use)
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate(use: use);
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        await OpenAsync(centre);
        using var system = SystemsGiven.Showing(centre.Address, certificate);
        await Commands.RecordAsync(system, Commands.Hit());
        await using var hub = Hub(centre, certificate);
        await hub.StartAsync();
        var page = await hub.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        Assert.Equal("DE-ATLAS", page.GetProperty("lines")[2].GetProperty("by").GetProperty("officer").GetString());
    }

    [Theory]
    [InlineData("unknown", -1, 1, SystemsGiven.ClientUse, "certificate-not-known")]
    [InlineData("registered", -2, -1, SystemsGiven.ClientUse, "certificate-not-valid-now")]
    [InlineData("registered", 1, 2, SystemsGiven.ClientUse, "certificate-not-valid-now")]
    [InlineData("registered", -1, 1, SystemsGiven.ServerUse, "certificate-wrong-usage")]
    [InlineData("withdrawn", -1, 1, SystemsGiven.ClientUse, "certificate-not-known")]
    [InlineData("registered", -1, 1, SystemsGiven.ClientUse, null)]
    public async Task Certificate_NotGoodForIt_IsRefusedSayingWhy(string state, int fromDays, int toDays, string use, string? reason)
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate(fromDays, toDays, use);
        if (state != "unknown")
        {
            SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        }

        if (state == "withdrawn")
        {
            Assert.True(centre.Get<NationalSystems>().Withdraw("DE-ATLAS"));
        }

        using var system = SystemsGiven.Showing(centre.Address, certificate);
        using var answer = await system.GetAsync("/api/operations");
        Assert.Equal(reason is null ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(reason, reason is null ? null : (string)(await Commands.ReadAsync(answer))["reason"]!);
        using var negotiation = await system.PostAsync("/hub/live/negotiate?negotiateVersion=1", null);
        Assert.Equal(reason is null, negotiation.StatusCode is not HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("X-Client-Cert")]
    [InlineData("X-SSL-Cert")]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("Ssl-Client-Cert")]
    [InlineData("Client-Cert")]
    [InlineData("X-SSL-Client-SHA1")]
    public async Task Header_ThatNamesARegisteredCertificate_GivesNoIdentity(string header)
    {
        // The proxy that ends TLS is declared and believed in everything else; the request comes through a relay as it would through one.
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, choices: choices => choices with { Proxies = [IPAddress.Loopback], Origins = ["https://centre.example"] });
        await using var relay = new Relay(centre.Address);
        using var certificate = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        var pem = certificate.ExportCertificatePem();
        foreach (var value in new[] { Convert.ToBase64String(certificate.RawData), Uri.EscapeDataString(pem), ClientCertificates.Thumbprint(certificate), $"Hash={ClientCertificates.Thumbprint(certificate)};Cert=\"{Uri.EscapeDataString(pem)}\"", $":{Convert.ToBase64String(certificate.RawData)}:" })
        {
            using var forger = new HttpClient { BaseAddress = relay.Address };
            forger.DefaultRequestHeaders.Add(header, value);
            forger.DefaultRequestHeaders.Add("X-SSL-Client-Verify", "SUCCESS");
            forger.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await forger.GetAsync("/api/operations");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("not-signed-in", (string)(await Commands.ReadAsync(answer))["reason"]!);
        }
    }

    [Fact]
    public async Task Header_OverTlsWithAnotherCertificate_GivesNoIdentity()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate();
        using var other = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        using var forger = SystemsGiven.Showing(centre.Address, other);
        forger.DefaultRequestHeaders.Add("X-ARR-ClientCert", Convert.ToBase64String(certificate.RawData));
        using var answer = await forger.GetAsync("/api/operations");
        Assert.Equal("certificate-not-known", (string)(await Commands.ReadAsync(answer))["reason"]!);
    }

    /// <summary>A browser shows its certificate to whatever a page of any site makes it ask for, so it signs nobody in there.</summary>
    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    public async Task Certificate_ShownByABrowser_GivesNoIdentity(string header, string value)
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        using var browser = SystemsGiven.Showing(centre.Address, certificate);
        browser.DefaultRequestHeaders.Add(header, value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/operations")).StatusCode);
        // Nor does it sign anybody in on pages.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    /// <summary>A stranger's certificate may name any address as its issuer's: the centre asks none of them.</summary>
    [Fact]
    public async Task Certificate_ThatNamesAnAddress_MakesTheCentreAskNobody()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var certificate = SystemsGiven.IssuedElsewhere(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/issuer.crt"));
        using var system = SystemsGiven.Showing(centre.Address, certificate);
        using var answer = await system.GetAsync("/api/operations");
        Assert.Equal("certificate-not-known", (string)(await Commands.ReadAsync(answer))["reason"]!);
        Assert.False(listener.Pending(), "the centre asked an address that a stranger named");
    }

    [Fact]
    public async Task Certificate_WithAWrongKeyBesideIt_IsNotLookedAt()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        using var system = SystemsGiven.Showing(centre.Address, certificate, "no such key");
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/operations")).StatusCode);
    }

    [Fact]
    public async Task Certificate_WithdrawnWhileStreaming_CutsTheConnectionWithinASecond()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await SystemsGiven.OverTlsAsync(folder);
        using var certificate = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        await OpenAsync(centre);
        await using var hub = Hub(centre, certificate);
        var closed = Boards.Closed(hub);
        await hub.StartAsync();
        await hub.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        using var system = SystemsGiven.Showing(centre.Address, certificate);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("/api/operations")).StatusCode);
        centre.Get<NationalSystems>().Withdraw("DE-ATLAS");
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
        // Over the very connection that was open.
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/operations")).StatusCode);
    }

    [Fact]
    public async Task Certificate_EndingWhileStreaming_CutsTheConnectionWithinASecond()
    {
        using var folder = new TemporaryFolder();
        var time = new ShiftedTime();
        var (server, key) = await SystemsGiven.ServerCertificateAsync(folder);
        await using var centre = await RunningCentre.StartAsync(
            CentreMode.Exercise,
            folder,
            builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(builder.Services, time),
            choices => choices with { Urls = "https://127.0.0.1:0", Certificate = server, CertificateKey = key });
        using var certificate = SystemsGiven.Certificate();
        SystemsGiven.Register(centre, "DE-ATLAS", certificate);
        await OpenAsync(centre);
        await using var hub = Hub(centre, certificate);
        var closed = Boards.Closed(hub);
        await hub.StartAsync();
        await hub.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        time.Advance(TimeSpan.FromDays(1));
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("AB:CD:ef:01:", 8, true)]
    [InlineData(" ab cd ef 01", 8, true)]
    [InlineData("abcdef01", 8, true)]
    [InlineData("abcdef01", 7, false)]
    [InlineData("abcdef01", 9, false)]
    [InlineData("abcdefg1", 8, false)]
    [InlineData("", 8, false)]
    public void Thumbprint_AsPeopleCopyIt_IsRead(string part, int times, bool read)
    {
        Assert.Equal(read, ClientCertificates.TryReadThumbprint(string.Concat(Enumerable.Repeat(part, times)), out var thumbprint));
        Assert.Equal(read, thumbprint == string.Concat(Enumerable.Repeat("abcdef01", 8)));
    }

    private static HubConnection Hub(RunningCentre centre, X509Certificate2 certificate) => centre.Hub(options =>
    {
        options.ClientCertificates.Add(certificate);
        options.RemoteCertificateValidationCallback = SystemsGiven.AnyServer;
    });

    private static async Task OpenAsync(RunningCentre centre)
    {
        using var coordinator = SystemsGiven.Showing(centre.Address, null, centre.Key("EU", "coordination", "coordinator"));
        await Commands.RecordAsync(coordinator, Commands.Open());
        await Commands.RecordAsync(coordinator, Commands.Phase());
    }
}
