using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace CommandCentre.Server.Identity.Systems;

/// <summary>What is wrong with a certificate, whoever it belongs to.</summary>
internal enum CertificateFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not valid yet, or no more.</summary>
    Dates,

    /// <summary>It was made for something else than to show who a client is.</summary>
    Usage,
}

/// <summary>Certificates of callers, only from connections whose TLS ends in this very server: what a header says of a certificate is never looked at.</summary>
internal static class ClientCertificates
{
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const int HexDigits = 64;

    /// <summary>Lets callers show a certificate. Whose it is decides the thumbprint it is registered by, so no chain is asked for, and nothing it names is downloaded.</summary>
    internal static void Take(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.CheckCertificateRevocation = false;
        // Taken here and judged per request, where it can be said what is wrong. The handshake has shown that the caller holds the private key.
        https.ClientCertificateValidation = (_, _, _) => true;
        https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
    }

    /// <summary>The certificate a system showed; null when there is none, or when a browser asks: it would add its certificate to what any site makes it ask.</summary>
    internal static X509Certificate2? Shown(HttpContext context) =>
        context.Request.Headers.Origin.Count == 0 && !context.Request.Headers.ContainsKey("Sec-Fetch-Site") ? context.Connection.ClientCertificate : null;

    /// <summary>SHA-256 of the whole certificate in lower-case hex.</summary>
    internal static string Thumbprint(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    /// <summary>What is wrong with a certificate at a moment.</summary>
    internal static CertificateFault FaultOf(X509Certificate2 certificate, DateTimeOffset now) =>
        now < certificate.NotBefore || now >= certificate.NotAfter ? CertificateFault.Dates
        : certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(use => use.EnhancedKeyUsages[ClientUse] is not null) ? CertificateFault.None
        : CertificateFault.Usage;

    /// <summary>Reads a thumbprint as people copy it: colons and spaces between the digits, either case.</summary>
    internal static bool TryReadThumbprint(string? text, out string thumbprint)
    {
        thumbprint = string.Concat((text ?? string.Empty).Where(letter => letter != ':' && !char.IsWhiteSpace(letter))).ToLowerInvariant();
        return thumbprint.Length == HexDigits && thumbprint.All(char.IsAsciiHexDigit);
    }

    /// <summary>Reads a certificate from PEM.</summary>
    /// <returns>False when there is none in it.</returns>
    internal static bool TryReadPem(string text, out X509Certificate2? certificate)
    {
        try
        {
            certificate = X509Certificate2.CreateFromPem(text);
            return true;
        }
        catch (CryptographicException)
        {
            certificate = null;
            return false;
        }
    }
}
