using System.Net;
using System.Text.RegularExpressions;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity;

public sealed class StepUpTests
{
    [Fact]
    public async Task Proof_ByACode_HoldsForFiveMinutesAndLeadsBack()
    {
        var time = new ShiftedTime();
        await using var centre = await OperationPeopleTests.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var secret = Staff.Enter(centre, "DE-POL-02", Domain.Operations.AgencyKind.Police, Staff.Role(Domain.Operations.Role.LiaisonOfficer));
        using var browser = Staff.Browser(centre, "DE-POL-02", out var cookies);
        SignedIn Me() => centre.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!;
        Assert.False(Me().IsFresh(time.GetUtcNow()));

        using var proved = await PageForms.SendAsync(browser, "/step-up?back=/operations/ARMSTRONG-VII", "step-up", ("Code", Staff.Code(centre, secret)));
        Assert.Equal("/operations/ARMSTRONG-VII", proved.Headers.Location?.OriginalString);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.True(Me().IsFresh(time.GetUtcNow()));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(Me().IsFresh(time.GetUtcNow()));
    }

    [Fact]
    public async Task Code_UsedOrWrong_ProvesNothingAndShutsAfterFive_ButNotSigningIn()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        var secret = Staff.Enter(centre, "DE-POL-02", Domain.Operations.AgencyKind.Police, Staff.Role(Domain.Operations.Role.LiaisonOfficer));
        using var browser = Staff.Browser(centre, "DE-POL-02");
        var code = Staff.Code(centre, secret);
        using var once = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", code));
        Assert.Equal(HttpStatusCode.OK, once.StatusCode);
        for (var wrong = 0; wrong < LockOut.Free; wrong++)
        {
            using var again = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", code));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        }

        using var shut = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", Staff.Code(centre, secret, 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);

        // Somebody at a stolen session cannot keep its owner from signing in and ending it.
        using var other = centre.Browser(out _);
        using var signedIn = await PageForms.SignInAsync(other, "DE-POL-02", Staff.Passphrase, Staff.Code(centre, secret, 1));
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task Visitor_OfTheExercise_ProvesByTheCodeThatThePageShows()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        var page = await browser.GetStringAsync("/step-up");
        var code = Regex.Match(page, "Your code now: ([0-9]{6})").Groups[1].Value;
        using var proved = await PageForms.SendAsync(browser, "/step-up?back=//evil.example", "step-up", ("Code", code));
        Assert.Equal("/", proved.Headers.Location?.OriginalString);
        Assert.True(centre.Get<Sessions>().ByToken(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!.IsFresh(TimeProvider.System.GetUtcNow()));
        using var twice = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task LiveCentre_ShowsNobodyTheirCode()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        using var browser = Staff.Browser(centre, "DE-POL-01");
        Assert.DoesNotContain("Your code now", await browser.GetStringAsync("/step-up"), StringComparison.Ordinal);
    }

    /// <summary>A handling code dropped: first the proof, with what was typed kept, then the same form again.</summary>
    [Fact]
    public async Task Downgrade_WithoutAFreshProof_IsAskedForItAndRecordedAfterwards()
    {
        await using var room = await FormRoom.StartAsync();
        var officer = FormRoom.Officer("DE", Domain.Operations.Role.LiaisonOfficer);
        var path = $"{room.Root}/correct-hit?hit={room.Records["hit"]}";
        using var browser = room.Browser(officer, out var cookies);
        var filled = (await room.FilledAsync(browser, path, "correct-hit")).Without("handling").Without("handlingText").With("handling", "H0").With("reason", "May be passed on now");
        // The same officer in another session, which did not prove itself.
        cookies.Add(room.Centre.Address, new Cookie(room.Centre.Get<SessionCookie>().Name, room.Centre.Get<Sessions>().Begin(officer)));
        var head = room.Head;

        using var refused = await FormRoom.SendAsync(browser, path, filled.Without("__RequestVerificationToken").With("__RequestVerificationToken", await GuardAsync(browser, path)));
        var page = await FormRoom.PageAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.True(page.QuerySelector("[data-problems] a.button") is not null, page.QuerySelector("[data-problems]")!.TextContent);
        Assert.Equal("/step-up", page.QuerySelector("[data-problems] a.button")?.GetAttribute("href"));
        Assert.Equal("May be passed on now", Filled.Of(page).In("reason"));
        Assert.Equal(head, room.Head);

        var code = Regex.Match(await browser.GetStringAsync("/step-up"), "Your code now: ([0-9]{6})").Groups[1].Value;
        using var proved = await PageForms.SendAsync(browser, "/step-up", "step-up", ("Code", code));
        Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
        using var sent = await FormRoom.SendAsync(browser, path, Filled.Of(page));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(head + 1, room.Head);
    }

    private static async Task<string> GuardAsync(HttpClient browser, string path) =>
        (await FormRoom.GetAsync(browser, path)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
