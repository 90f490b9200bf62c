using System.Net;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

public sealed class SessionsTests
{
    private static readonly Domain.Operations.Actor Officer = new("DE-POL-01", Domain.Codes.CountryCode.Parse("DE"), Domain.Operations.AgencyKind.Police, Domain.Operations.Role.LiaisonOfficer);

    [Fact]
    public async Task Session_AfterARestart_StillHolds()
    {
        using var folder = new TemporaryFolder();
        string token;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            using var browser = centre.Browser(out var cookies);
            await PageForms.EnterAsync(browser, "DE liaison-officer");
            token = cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value;
        }

        await using var again = await RunningCentre.StartAsync(folder: folder);
        Assert.Equal("DE-LO-V1", again.Get<Sessions>().ByToken(token)?.Officer);
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "sessions.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_DrawnBeforeARestart_IsTakenAfterIt()
    {
        using var folder = new TemporaryFolder();
        string page;
        System.Net.CookieContainer cookies;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            using var browser = centre.Browser(out cookies);
            page = await browser.GetStringAsync("/door");
        }

        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await using var again = await RunningCentre.StartAsync(folder: folder);
        // Another port: the same host, so a browser sends the same cookies.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        using var after = new HttpClient(handler) { BaseAddress = again.Address };
        using var content = new FormUrlEncodedContent([new("_handler", "door"), new("Choice", "EU coordinator"), new("__RequestVerificationToken", token)]);
        using var answer = await after.PostAsync("/door", content);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Leave_EndsTheSessionAtOnce()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        var token = cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value;
        var version = centre.Get<RightsVersion>().Now;

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync("/door"));
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var answer = await browser.PostAsync("/leave", content);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null(centre.Get<Sessions>().ByToken(token));
        Assert.True(centre.Get<RightsVersion>().Now > version);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Session_NotUsedForMinutes_EndsAfterThirty(int minutes, bool alive)
    {
        using var folder = new TemporaryFolder();
        var time = new ShiftedTime();
        var sessions = new Sessions(folder.Path, time, new RightsVersion());
        var token = sessions.Begin(Officer);
        time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(alive, sessions.ByToken(token) is not null);
    }

    [Fact]
    public void Session_UsedAllTheTime_EndsAfterTwelveHours()
    {
        using var folder = new TemporaryFolder();
        var time = new ShiftedTime();
        var version = new RightsVersion();
        var sessions = new Sessions(folder.Path, time, version);
        var token = sessions.Begin(Officer);
        var credential = sessions.ByToken(token)!.Credential;
        for (var quarter = 0; quarter < 47; quarter++)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            sessions.Touch(credential);
        }

        Assert.NotNull(sessions.ByToken(token));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(sessions.ByToken(token));
        var before = version.Now;
        sessions.EndExpired();
        Assert.True(version.Now > before);
    }

    [Fact]
    public async Task Page_WithoutASession_LeadsToTheDoorAndBack()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        using var answer = await browser.GetAsync("/operations/ARMSTRONG-VII?wall=1");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/door?back=%2Foperations%2FARMSTRONG-VII%3Fwall%3D1", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Api_WithACookieOnly_IsNotSignedIn()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "EU coordinator");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/operations")).StatusCode);
    }

    [Fact]
    public async Task Log_OfAWholeVisit_HoldsNoTokenNoKeyAndNoPerson()
    {
        var log = new CapturedLog();
        await using var centre = await RunningCentre.StartAsync(also: log.Into);
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        await Week.PlayAsync(centre);
        await using var hub = centre.Hub("DE", "observer");
        await hub.StartAsync();

        var text = log.Text;
        Assert.Contains("/door", text, StringComparison.Ordinal);
        Assert.All(cookies.GetAllCookies(), cookie => Assert.DoesNotContain(cookie.Value, text, StringComparison.Ordinal));
        Assert.DoesNotContain(centre.Key("DE", "police", "liaison officer"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(centre.Key("DE", "police", "observer"), text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nordmann", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pistol parts", text, StringComparison.Ordinal);
    }
}
