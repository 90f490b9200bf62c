using System.Net;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>Who came in, and who changed what somebody may, stands in the access log before it takes effect; where it cannot, it does not happen.</summary>
public sealed class AccountingTests
{
    private const string Officer = "DE-POL-01";

    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    [Fact]
    public async Task SignIn_OfAPerson_IsAccountedForInEachOfTheirOperations()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer), Staff.Role(Role.Observer, "ANOTHER"));
        using var browser = centre.Browser(out _);
        using var answer = await PageForms.SignInAsync(browser, Officer, Staff.Passphrase, Staff.Code(centre, secret));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([Of(AccessKind.SignedIn, "ARMSTRONG-VII"), Of(AccessKind.SignedIn, "ANOTHER")], await LoggedAsync(centre));
    }

    [Fact]
    public async Task SignIn_ThatCannotBeAccountedFor_BeginsNoSessionAndSaysSo()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, also: builder => builder.Services.AddSingleton<IJournal>(new BrokenJournal()));
        var secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        using var browser = centre.Browser(out var cookies);
        using var answer = await PageForms.SignInAsync(browser, Officer, Staff.Passphrase, Staff.Code(centre, secret));
        var told = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("access log", told, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenJournal.Internal, told, StringComparison.Ordinal);
        Assert.Empty(centre.Get<Sessions>().AllOf(Officer));
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == centre.Get<SessionCookie>().Name);
    }

    /// <summary>Wrong ones are refused alike whether the log can be written or not; the one that shuts a number is accounted for.</summary>
    [Fact]
    public async Task WrongTries_ThatShutANumber_AreAccountedForOnce()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        using var browser = centre.Browser(out _);
        for (var wrong = 0; wrong < LockOut.Free + 1; wrong++)
        {
            using var refused = await PageForms.SignInAsync(browser, Officer, "wrong passphrase", "000000");
            using var nobody = await PageForms.SignInAsync(browser, "DE-POL-99", "wrong passphrase", "000000");
            Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.StatusCode, nobody.StatusCode));
        }

        // Nobody waits for it who is refused: it is written beside the answer.
        while ((await LoggedAsync(centre)).Count == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal([Of(AccessKind.LockedOut, "ARMSTRONG-VII")], await LoggedAsync(centre));
    }

    [Fact]
    public async Task Code_Used_IsAccountedForWithWhatItMakes()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var now = centre.Get<TimeProvider>().GetUtcNow();
        var code = centre.Get<Roll>().Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer)), "EU-COR-01", now);
        using var browser = centre.Browser(out _);
        var (answer, _) = await Enrolling.EnrolAsync(centre, browser, code, Officer);
        answer.Dispose();
        Assert.Equal([Of(AccessKind.Entered, "ARMSTRONG-VII") with { Subject = "DE police liaison officer" }], await LoggedAsync(centre));
    }

    [Fact]
    public async Task Code_ThatCannotBeAccountedFor_IsNotUsedUp()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, also: builder => builder.Services.AddSingleton<IJournal>(new BrokenJournal()));
        var now = centre.Get<TimeProvider>().GetUtcNow();
        var code = centre.Get<Roll>().Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer)), "EU-COR-01", now);
        using var browser = centre.Browser(out _);
        var (answer, _) = await Enrolling.EnrolAsync(centre, browser, code, Officer);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        answer.Dispose();
        Assert.NotNull(centre.Get<Roll>().Offered(code, now));
        Assert.Null(centre.Get<Roll>().Find(Officer));
    }

    /// <summary>A code kept back is no way in again: it ends with whoever made it, and with the role by which it was made.</summary>
    [Theory]
    [InlineData("withdrawn")]
    [InlineData("role taken")]
    [InlineData("role changed")]
    public async Task Code_OfSomebodyWhoMayNoLongerMakeIt_OpensNothing(string what)
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer), Staff.Role(Role.LiaisonOfficer, "ANOTHER"));
        var (roll, now) = (centre.Get<Roll>(), centre.Get<TimeProvider>().GetUtcNow());
        var here = roll.Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.AgencyOfficer)), Officer, now);
        var there = roll.Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.AgencyOfficer, "ANOTHER")), Officer, now);
        var others = roll.Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.AgencyOfficer)), "EU-COR-01", now);
        switch (what)
        {
            case "withdrawn":
                roll.Withdraw(Officer);
                break;
            case "role taken":
                roll.Unassign(Officer, Staff.Operation);
                break;
            default:
                roll.Assign(Officer, Staff.Role(Role.Analyst));
                break;
        }

        Assert.Null(roll.Offered(here, now));
        Assert.Equal(what == "withdrawn", roll.Offered(there, now) is null);
        Assert.NotNull(roll.Offered(others, now));
    }

    [Fact]
    public async Task Window_Changed_LeavesTheCodesOfWhoKeepsTheRole()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        var (roll, now) = (centre.Get<Roll>(), centre.Get<TimeProvider>().GetUtcNow());
        var code = roll.Invite(Invitation.To(Germany, AgencyKind.Police, Staff.Role(Role.AgencyOfficer)), Officer, now);
        roll.Assign(Officer, Staff.Role(Role.LiaisonOfficer, until: now.AddHours(1)));
        Assert.NotNull(roll.Offered(code, now));
    }

    private static Access Of(AccessKind what, string operation) => new(what, Officer, Germany, OperationKey.Parse(operation));

    private static async Task<IReadOnlyList<Access>> LoggedAsync(RunningCentre centre) =>
        [.. (await centre.Get<AccessLog>().LatestAsync(_ => true, 50, null, TestContext.Current.CancellationToken)).Select(line => line.Access).Reverse()];
}
