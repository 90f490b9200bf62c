using System.Globalization;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Systems;

/// <summary>What a form says about a key or certificate, as typed.</summary>
/// <param name="Certificate">Thumbprint or PEM; empty for a key.</param>
/// <param name="Ends">The last day, yyyy-MM-dd; empty for no end.</param>
public sealed record CredentialForm(string? Certificate, string? Ends)
{
    private const string DayForm = "yyyy-MM-dd";
    private const int Quoted = 60;

    /// <summary>Reads it.</summary>
    /// <param name="now">Wall time.</param>
    /// <param name="by">Service number of who gives it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>What is kept, and the key that is told once (absent for a certificate); null when something is wrong.</returns>
    public (SystemCredential Kept, string? Key)? Read(DateTimeOffset now, string by, ICollection<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var before = problems.Count;
        var ends = Day(now, problems);
        if (string.IsNullOrWhiteSpace(Certificate))
        {
            return problems.Count > before ? null : SystemCredential.NewKey(now, by, ends);
        }

        var registered = Registered(now, by, ends, problems);
        return problems.Count > before || registered is null ? null : (registered, null);
    }

    private SystemCredential? Registered(DateTimeOffset now, string by, DateTimeOffset? ends, ICollection<FieldProblem> problems)
    {
        if (ClientCertificates.TryReadThumbprint(Certificate, out var thumbprint))
        {
            return new SystemCredential(thumbprint, true, now, by, ends);
        }

        if (Certificate!.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            problems.Add(new FieldProblem(nameof(Certificate), SystemTexts.CertificatePrivate.With(SystemTexts.CertificateAllowed)));
            return null;
        }

        if (!ClientCertificates.TryReadPem(Certificate, out var pem))
        {
            problems.Add(Wrong(nameof(Certificate), SystemTexts.Certificate, Certificate, SystemTexts.CertificateAllowed));
            return null;
        }

        using (pem)
        {
            switch (ClientCertificates.FaultOf(pem!, now))
            {
                case CertificateFault.Dates:
                    problems.Add(new FieldProblem(nameof(Certificate), SystemTexts.CertificateDates.With(new DateTimeOffset(pem!.NotBefore).ToUniversalTime().Exact(), new DateTimeOffset(pem.NotAfter).ToUniversalTime().Exact())));
                    return null;
                case CertificateFault.Usage:
                    problems.Add(new FieldProblem(nameof(Certificate), SystemTexts.CertificateUsage));
                    return null;
                default:
                    var last = new DateTimeOffset(pem!.NotAfter).ToUniversalTime();
                    return new SystemCredential(ClientCertificates.Thumbprint(pem), true, now, by, ends < last ? ends : last, pem.Subject);
            }
        }
    }

    // The last day is good to its end.
    private DateTimeOffset? Day(DateTimeOffset now, ICollection<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Ends))
        {
            return null;
        }

        if (DateOnly.TryParseExact(Ends.Trim(), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= DateOnly.FromDateTime(now.UtcDateTime) && day < DateOnly.MaxValue)
        {
            return new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        problems.Add(Wrong(nameof(Ends), SystemTexts.Ends, Ends, SystemTexts.EndsAllowed));
        return null;
    }

    internal static FieldProblem Wrong(string field, string label, string? value, string allowed) =>
        new(field, PeopleTexts.CannotBeGiven.With(label, value is { Length: > Quoted } ? value[..Quoted] + "…" : value, allowed));
}
