using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Identity.Systems;

namespace CommandCentre.Server.Tests.Running;

/// <summary>National systems as coordinators make them, their certificates, and centres that end TLS themselves.</summary>
public static class SystemsGiven
{
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    public const string ServerUse = "1.3.6.1.5.5.7.3.1";

    private static readonly string[] Everything = [.. Domain.Operations.CommandScope.Allowed];

    /// <summary>Enters a system with a key.</summary>
    /// <returns>The key.</returns>
    public static string Key(RunningCentre centre, string officer, string[]? commands = null, DateTimeOffset? ends = null, string operation = Commands.Operation, string role = "liaison officer", int rate = 50)
    {
        var (kept, key) = SystemCredential.NewKey(centre.Get<TimeProvider>().GetUtcNow(), "EU-COR-01", ends);
        Assert.Equal(EntryOutcome.Entered, centre.Get<NationalSystems>().Enter(Of(officer, kept, commands, operation, role, rate)));
        return key;
    }

    /// <summary>Registers a certificate.</summary>
    public static void Register(RunningCentre centre, string officer, X509Certificate2 certificate) =>
        Assert.Equal(EntryOutcome.Entered, centre.Get<NationalSystems>().Enter(Of(
            officer, new SystemCredential(ClientCertificates.Thumbprint(certificate), true, centre.Get<TimeProvider>().GetUtcNow(), "EU-COR-01"), null, Commands.Operation, "liaison officer", 50)));

    /// <summary>A certificate of a client, signed by itself.</summary>
    public static X509Certificate2 Certificate(int fromDays = -1, int toDays = 1, string? use = ClientUse)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=DE-ATLAS", key, HashAlgorithmName.SHA256);
        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        }

        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>A certificate whose issuer nobody knows and that says where to ask for it.</summary>
    public static X509Certificate2 IssuedElsewhere(Uri issuer)
    {
        using var authority = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=DE-ATLAS", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: [issuer.ToString()], caIssuersUris: [issuer.ToString()]));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.Create(new X500DistinguishedName("CN=Nobody"), X509SignatureGenerator.CreateForECDsa(authority), now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        using var whole = made.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>An exercise that ends TLS itself, with its test operation open.</summary>
    public static async Task<RunningCentre> OverTlsAsync(TemporaryFolder folder)
    {
        var (certificate, key) = await ServerCertificateAsync(folder);
        return await RunningCentre.StartAsync(CentreMode.Exercise, folder, choices: choices => choices with { Urls = "https://127.0.0.1:0", Certificate = certificate, CertificateKey = key });
    }

    /// <summary>A system that shows a certificate, or none.</summary>
    public static HttpClient Showing(Uri address, X509Certificate2? certificate, string? key = null)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = AnyServer;
        if (certificate is not null)
        {
            // Shown whatever it was made for, and without looking for its issuer.
            handler.SslOptions.ClientCertificateContext = System.Net.Security.SslStreamCertificateContext.Create(certificate, null, offline: true);
        }

        var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return client;
    }

    /// <summary>A server's certificate and key as files.</summary>
    public static async Task<(string Certificate, string Key)> ServerCertificateAsync(TemporaryFolder folder)
    {
        using var certificate = Certificate(use: ServerUse);
        using var key = certificate.GetECDsaPrivateKey()!;
        var (file, keyFile) = (Path.Combine(folder.Path, "certificate.pem"), Path.Combine(folder.Path, "key.pem"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, new string(PemEncoding.Write("PRIVATE KEY", key.ExportPkcs8PrivateKey())));
        return (file, keyFile);
    }

    /// <summary>Takes any server: its certificate was made a moment ago by a test and belongs to nobody.</summary>
    public static bool AnyServer(object sender, X509Certificate? certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors faults) =>
        HttpClientHandler.DangerousAcceptAnyServerCertificateValidator(null!, certificate as X509Certificate2, chain, faults);

    private static NationalSystem Of(string officer, SystemCredential credential, string[]? commands, string operation, string role, int rate) =>
        new(officer, new Rights(officer[..2], "police", role), operation, commands ?? Everything, rate, [credential]);
}
