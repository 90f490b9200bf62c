using System.Net;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Tests.Running;

/// <summary>People of a live centre's roll, made as the pages make them but without the wait of a real passphrase.</summary>
public static class Staff
{
    public const string Passphrase = "correct horse battery";

    public static readonly OperationKey Operation = OperationKey.Parse("ARMSTRONG-VII");

    public static Assignment Role(Role role, string operation = "ARMSTRONG-VII", DateTimeOffset? from = null, DateTimeOffset? until = null) => new(role, OperationKey.Parse(operation), from, until);

    /// <summary>Enters a person; returns the authenticator's secret.</summary>
    public static byte[] Enter(RunningCentre centre, string officer, AgencyKind agency, params Assignment[] assignments) =>
        Enter(centre, officer, new Invitation(CountryCode.Parse(officer[..2]), agency, ValueList.Create<Assignment>(assignments)));

    /// <summary>The same with a passphrase kept already.</summary>
    public static byte[] Enter(RunningCentre centre, string officer, AgencyKind agency, KeptPassphrase? passphrase, params Assignment[] assignments) =>
        Enter(centre, officer, new Invitation(CountryCode.Parse(officer[..2]), agency, ValueList.Create<Assignment>(assignments)), passphrase);

    public static byte[] EnterAdministrator(RunningCentre centre, string officer = "EU-ADM-01") => Enter(centre, officer, Invitation.Administrator);

    /// <summary>A browser in which a person is signed in.</summary>
    public static HttpClient Browser(RunningCentre centre, string officer, out CookieContainer cookies, bool proved = false)
    {
        var browser = centre.Browser(out cookies);
        cookies.Add(centre.Address, new Cookie(centre.Get<SessionCookie>().Name, centre.Get<Sessions>().BeginOf(officer, proved)));
        return browser;
    }

    public static HttpClient Browser(RunningCentre centre, string officer, bool proved = false) => Browser(centre, officer, out _, proved);

    /// <summary>The code an authenticator shows, some steps of 30 s away from now.</summary>
    public static string Code(RunningCentre centre, byte[] secret, int steps = 0) => Totp.Code(secret, Totp.StepAt(centre.Get<TimeProvider>().GetUtcNow()) + steps);

    private static byte[] Enter(RunningCentre centre, string officer, Invitation invitation, KeptPassphrase? kept = null)
    {
        var now = centre.Get<TimeProvider>().GetUtcNow();
        var secret = Totp.NewSecret();
        // One turn instead of 600,000: checked with the turns it was kept with.
        var passphrase = kept ?? new KeptPassphrase(new byte[16], Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Passphrase), new byte[16], 1, HashAlgorithmName.SHA256, 32), 1);
        var code = centre.Get<Roll>().Invite(invitation, "EU-CLOCK", now);
        var authenticator = new KeptAuthenticator(centre.Get<AuthenticatorSeal>().Close(officer, secret), 0);
        Assert.NotNull(centre.Get<Roll>().Enter(code, officer, passphrase, authenticator, now));
        return secret;
    }
}
