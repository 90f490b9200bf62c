using System.Net;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
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

    /// <summary>What takes rights away stands in the access log too.</summary>
    [Theory]
    [InlineData("Do=take ARMSTRONG-VII", AccessKind.RoleTaken)]
    [InlineData("Do=end", AccessKind.SessionsEnded)]
    [InlineData("Do=withdraw", AccessKind.Withdrawn)]
    public async Task Rights_TakenAway_AreAccountedFor(string act, AccessKind what)
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        Staff.EnterAdministrator(centre);
        foreach (var (officer, page) in new[] { ("EU-COR-01", "/operations/ARMSTRONG-VII/people"), ("EU-ADM-01", "/people") })
        {
            centre.Get<Roll>().Assign("DE-CUS-07", Staff.Role(Role.AgencyOfficer));
            using var browser = Staff.Browser(centre, officer);
            using var done = await PageForms.SendAsync(browser, page + "?person=DE-CUS-07", "account", ("Do", act["Do=".Length..]));
            Assert.True((int)done.StatusCode < 400, done.StatusCode.ToString());
            Assert.Equal(new Access(what, officer, CountryCode.CoordinationCentre, Staff.Operation, "DE-CUS-07"), (await LoggedAsync(centre))[^1]);
            if (what is AccessKind.Withdrawn)
            {
                return;
            }
        }
    }

    /// <summary>Every act of who answers for an operation stands in its access log, and does not happen when it cannot; taking rights away waits for nothing.</summary>
    [Theory]
    [InlineData("give", "Role=agency-officer&Officer=&Country=FR&Agency=customs&From=&Until=", AccessKind.Invited, "FR customs agency officer")]
    [InlineData("give", "Role=analyst&Officer=DE-CUS-07&Country=DE&Agency=customs&From=&Until=", AccessKind.RoleGiven, "DE-CUS-07 analyst")]
    [InlineData("change", "NewRole=observer&From=&Until=", AccessKind.RoleGiven, "DE-CUS-07 observer")]
    [InlineData("account", "Do=take ARMSTRONG-VII", AccessKind.RoleTaken, "DE-CUS-07")]
    [InlineData("account", "Do=end", AccessKind.SessionsEnded, "DE-CUS-07")]
    [InlineData("account", "Do=renew", AccessKind.Invited, "DE-CUS-07, new passphrase and authenticator")]
    [InlineData("account", "Do=withdraw", AccessKind.Withdrawn, "DE-CUS-07")]
    public async Task Act_InAnOperation_IsAccountedForOrNotDone(string handler, string fields, AccessKind what, string subject)
    {
        var journal = new FaultyJournal();
        await using var centre = await OperationPeopleTests.StartAsync(builder => builder.Services.AddSingleton<IJournal>(journal));
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        var page = "/operations/ARMSTRONG-VII/people" + (handler == "give" ? string.Empty : "?person=DE-CUS-07");
        var sent = fields.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1])).ToArray();
        var before = await RollAsync(centre);
        centre.Get<Sessions>().BeginOf("DE-CUS-07", proved: true);

        journal.FailNextAppend(AppendFault.BeforeCommit);
        using var refused = await PageForms.SendAsync(coordinator, page, handler, sent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Empty(await LoggedAsync(centre));
        if (what is AccessKind.RoleTaken or AccessKind.SessionsEnded or AccessKind.Withdrawn)
        {
            // Rights are taken away whatever becomes of the log.
            Assert.True(before != await RollAsync(centre) || centre.Get<Sessions>().AllOf("DE-CUS-07").Count == 0);
            return;
        }

        Assert.Equal(before, await RollAsync(centre));
        Assert.NotEmpty(centre.Get<Sessions>().AllOf("DE-CUS-07"));
        using var done = await PageForms.SendAsync(coordinator, page, handler, sent);
        Assert.True((int)done.StatusCode < 400, done.StatusCode.ToString());
        Assert.Equal([new Access(what, "EU-COR-01", CountryCode.CoordinationCentre, Staff.Operation, subject)], await LoggedAsync(centre));
        Assert.True(before != await RollAsync(centre) || centre.Get<Sessions>().AllOf("DE-CUS-07").Count == 0);
    }

    [Theory]
    [InlineData("invite", "Kind=coordinator&Operation=ARMSTRONG-VII&From=&Until=", AccessKind.Invited, "EU coordination coordinator", "ARMSTRONG-VII")]
    [InlineData("invite", "Kind=administrator&Operation=&From=&Until=", AccessKind.Invited, "EU coordination, administrator", null)]
    [InlineData("account", "Do=withdraw", AccessKind.Withdrawn, "DE-CUS-07", "ARMSTRONG-VII")]
    [InlineData("account", "Do=take ARMSTRONG-VII", AccessKind.RoleTaken, "DE-CUS-07", "ARMSTRONG-VII")]
    [InlineData("account", "Do=end", AccessKind.SessionsEnded, "DE-CUS-07", "ARMSTRONG-VII")]
    public async Task Act_OfAnAdministrator_IsAccountedForOrNotDone(string handler, string fields, AccessKind what, string subject, string? operation)
    {
        var journal = new FaultyJournal();
        await using var centre = await OperationPeopleTests.StartAsync(builder => builder.Services.AddSingleton<IJournal>(journal));
        Staff.EnterAdministrator(centre);
        using var administrator = Staff.Browser(centre, "EU-ADM-01");
        var page = "/people" + (handler == "invite" ? string.Empty : "?person=DE-CUS-07");
        var sent = fields.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1])).ToArray();
        var before = await RollAsync(centre);
        journal.FailNextAppend(AppendFault.BeforeCommit);
        using var refused = await PageForms.SendAsync(administrator, page, handler, sent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        if (what is AccessKind.RoleTaken or AccessKind.SessionsEnded or AccessKind.Withdrawn)
        {
            Assert.True(before != await RollAsync(centre) || centre.Get<Sessions>().AllOf("DE-CUS-07").Count == 0);
            return;
        }

        Assert.Equal(before, await RollAsync(centre));
        using var done = await PageForms.SendAsync(administrator, page, handler, sent);
        Assert.True((int)done.StatusCode < 400, done.StatusCode.ToString());
        Assert.Equal([new Access(what, "EU-ADM-01", CountryCode.CoordinationCentre, operation is null ? null : OperationKey.Parse(operation), subject)], await LoggedAsync(centre));
    }

    [Fact]
    public async Task FreshProof_OfAPerson_IsAccountedForOrNotGiven()
    {
        var journal = new FaultyJournal();
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, also: builder => builder.Services.AddSingleton<IJournal>(journal));
        var secret = Staff.Enter(centre, Officer, AgencyKind.Police, Staff.Role(Role.LiaisonOfficer));
        using var browser = Staff.Browser(centre, Officer);
        journal.FailNextAppend(AppendFault.BeforeCommit);
        using var refused = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", Staff.Code(centre, secret)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Null(centre.Get<Sessions>().AllOf(Officer)[0].Proved);
        using var proved = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", Staff.Code(centre, secret, 1)));
        Assert.NotNull(centre.Get<Sessions>().AllOf(Officer)[0].Proved);
        Assert.Equal([Of(AccessKind.SteppedUp, "ARMSTRONG-VII")], await LoggedAsync(centre));
    }

    private static Task<string> RollAsync(RunningCentre centre) => File.ReadAllTextAsync(Path.Combine(centre.DataFolder, "identity", "roll.json"), TestContext.Current.CancellationToken);

    private static Access Of(AccessKind what, string operation) => new(what, Officer, Germany, OperationKey.Parse(operation));

    private static async Task<IReadOnlyList<Access>> LoggedAsync(RunningCentre centre) =>
        [.. (await centre.Get<AccessLog>().LatestAsync(_ => true, 50, null, TestContext.Current.CancellationToken)).Select(line => line.Access).Reverse()];
}
