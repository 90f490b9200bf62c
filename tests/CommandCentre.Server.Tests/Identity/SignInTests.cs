using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

public sealed class SignInTests
{
    private const string Officer = "DE-POL-01";

    [Fact]
    public async Task SignIn_WithNumberPassphraseAndCode_LetsInFreshlyProved()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        using var browser = centre.Browser(out var cookies);
        using var answer = await Staff.SignInAsync(browser, " de-pol-01 ", Staff.Passphrase, Staff.Code(centre, secret));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var signedIn = centre.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!;
        Assert.Equal((Officer, Role.LiaisonOfficer), (signedIn.Officer, signedIn.In(Staff.Operation)!.Role));
        Assert.Null(signedIn.In(OperationKey.Parse("ANOTHER")));
        Assert.True(signedIn.IsFresh(TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task Code_UsedOnce_IsNotTakenAgainEvenAfterARestart()
    {
        using var folder = new TemporaryFolder();
        byte[] secret;
        string code;
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
            code = Staff.Code(centre, secret, 1);
            using var browser = centre.Browser(out _);
            using var once = await Staff.SignInAsync(browser, Officer, Staff.Passphrase, code);
            Assert.Equal(HttpStatusCode.SeeOther, once.StatusCode);
        }

        await using var again = await RunningCentre.StartAsync(CentreMode.Live, folder);
        using var other = again.Browser(out _);
        using var twice = await Staff.SignInAsync(other, Officer, Staff.Passphrase, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task SignIn_AfterFiveWrongTries_IsShutForTheRightOneToo()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        using var browser = centre.Browser(out var cookies);
        for (var wrong = 0; wrong < LockOut.Free; wrong++)
        {
            using var refused = await Staff.SignInAsync(browser, Officer, "wrong passphrase", Staff.Code(centre, secret));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var shut = await Staff.SignInAsync(browser, Officer, Staff.Passphrase, Staff.Code(centre, secret));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task Person_WithoutAuthenticator_IsNotLetIn()
    {
        using var folder = new TemporaryFolder();
        await RollUpgradeTests.WriteOldAsync(folder);
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, folder);
        using var browser = centre.Browser(out _);
        using var answer = await Staff.SignInAsync(browser, RollUpgradeTests.Officer, Staff.Passphrase, Totp.Code(new byte[Totp.SecretLength], Totp.StepAt(TimeProvider.System.GetUtcNow())));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    /// <summary>Nobody learns from text or time whether a number is known, and which part was wrong.</summary>
    [Fact]
    public async Task SignIn_WrongInAnyWay_AnswersTheSameTextInTheSameTime()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        await EnterAsync(centre, Officer);
        await EnterAsync(centre, "DE-POL-02");
        var shutSecret = await EnterAsync(centre, "DE-POL-03");
        for (var wrong = 0; wrong < LockOut.Free; wrong++)
        {
            centre.Get<LockOut>().Accepts("DE-POL-03", false);
        }

        using var browser = centre.Browser(out _);
        // Fewer than five of each, so that only the one that is meant to be is shut.
        var ways = new (string Officer, string Passphrase, Func<string> Code)[]
        {
            ("DE-POL-99", Staff.Passphrase, () => "123456"),
            (Officer, "wrong passphrase", () => "123456"),
            ("DE-POL-02", Staff.Passphrase, () => "000000"),
            ("DE-POL-03", Staff.Passphrase, () => Staff.Code(centre, shutSecret)),
        };
        var times = ways.ToDictionary(way => way.Officer, _ => new List<double>());
        var texts = new HashSet<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            foreach (var (officer, passphrase, code) in ways)
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await Staff.SignInAsync(browser, officer, passphrase, code());
                times[officer].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                texts.Add(Neutral(await answer.Content.ReadAsStringAsync(), officer));
            }
        }

        Assert.Single(texts);
        // 600,000 turns take some 300 ms; a way that skipped them would answer in a tenth of that. The middle of interleaved tries, loosely: the machine does other things.
        var middles = times.Values.Select(Median).ToList();
        Assert.True(middles.Min() > middles.Max() / 2, string.Join(", ", times.Select(way => $"{way.Key}: {Median(way.Value):F0} ms")));
    }

    // With a passphrase kept as the pages keep it, so that checking it takes its time.
    private static async Task<byte[]> EnterAsync(RunningCentre centre, string officer)
    {
        var secret = Totp.NewSecret();
        var roll = centre.Get<Roll>();
        var now = TimeProvider.System.GetUtcNow();
        var kept = await centre.Get<Passphrases>().KeepAsync(Staff.Passphrase, TestContext.Current.CancellationToken);
        var invitation = Invitation.To(Domain.Codes.CountryCode.Parse("DE"), AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        Assert.NotNull(roll.Enter(roll.Invite(invitation, "EU-CLOCK", now), officer, kept!, new KeptAuthenticator(centre.Get<AuthenticatorSeal>().Close(officer, secret), 0), now));
        return secret;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // What differs from one drawing to the next, and the number that was typed.
    private static string Neutral(string page, string officer) =>
        Regex.Replace(page, "name=\"__RequestVerificationToken\" value=\"[^\"]*\"|value=\"[^\"]*\" name=\"__RequestVerificationToken\"", string.Empty).Replace(officer, "OFFICER", StringComparison.Ordinal);
}
