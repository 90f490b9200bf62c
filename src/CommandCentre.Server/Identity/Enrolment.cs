using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CommandCentre.Server.Identity;

/// <summary>An account that is being made: a one-time code was right, and the authenticator is to be set up with a new secret. Nothing of it is kept until a code of that secret was typed.</summary>
/// <param name="Code">The one-time code.</param>
/// <param name="Officer">The service number chosen.</param>
/// <param name="Secret">The authenticator's new secret.</param>
public sealed record Enrolment(string Code, string Officer, byte[] Secret);

/// <summary>Carries enrolments through the form, sealed, so that the server keeps none; each holds half an hour.</summary>
public sealed class Enrolments(IDataProtectionProvider forms, TimeProvider time)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _seal = forms.CreateProtector("enrolment");

    /// <summary>Begins one with a new secret.</summary>
    public (Enrolment Enrolment, string Sealed) Begin(string code, string officer)
    {
        var begun = new Enrolment(code, officer, Totp.NewSecret());
        return (begun, _seal.Protect(JsonSerializer.Serialize(new Carried(begun, time.GetUtcNow() + Holds))));
    }

    /// <summary>One that was begun here and holds still; null for anything else.</summary>
    public Enrolment? Open(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) || JsonSerializer.Deserialize<Carried>(_seal.Unprotect(text)) is not { } carried || time.GetUtcNow() >= carried.Until
                ? null
                : carried.Enrolment;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Carried(Enrolment Enrolment, DateTimeOffset Until);
}
