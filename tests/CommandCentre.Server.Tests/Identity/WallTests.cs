using System.Net;
using System.Text.Json;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>A wall screen: one operation, H0 only, nothing written, 24 hours.</summary>
public sealed class WallTests
{
    private const string People = $"/operations/{Commands.Operation}/people";

    [Fact]
    public async Task Wall_BegunByACode_ReadsTheBoardOfItsOperationAndNothingElse()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit("Seen by everybody", "H0"));
        await Commands.RecordAsync(germany, Commands.Hit("Canary for the centre", "H2", "EU"));
        using var screen = centre.Browser(out var cookies);
        using var begun = await BeginAsync(centre, screen);
        Assert.Equal($"/operations/{Commands.Operation}", begun.Headers.Location?.OriginalString);

        var board = await screen.GetStringAsync($"/operations/{Commands.Operation}");
        Assert.Contains("Seen by everybody", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", board, StringComparison.Ordinal);
        Assert.Contains("data-wall", board, StringComparison.Ordinal);
        foreach (var path in new[] { "/lines", "/lines/3", "/countries", "/people", "/queue", "/report", "/report/post-message", "/sharing", "/systems" })
        {
            using var answer = await screen.GetAsync($"/operations/{Commands.Operation}{path}");
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{path} answered {(int)answer.StatusCode}");
        }

        foreach (var path in new[] { "/sessions", "/step-up", "/exercise", "/operations/ANOTHER" })
        {
            using var answer = await screen.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await using var live = Boards.OfBrowser(centre, cookies);
        await live.StartAsync();
        var joined = (await live.InvokeAsync<JsonElement>("Join", Commands.Operation, 0)).GetRawText();
        Assert.Contains("Seen by everybody", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", joined, StringComparison.Ordinal);
        var command = Commands.Of("post-message", """{"text":"From the wall","handling":["H0"]}""");
        command["operation"] = Commands.Operation;
        Assert.Equal("role-may-not", (await live.InvokeAsync<JsonElement>("Submit", JsonSerializer.SerializeToElement(command))).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Wall_EndedByTheCoordinator_IsCutWithinASecondAndItsCodeWorksOnce()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var screen = centre.Browser(out var cookies);
        var code = await CodeAsync(centre);
        using var begun = await PageForms.SendAsync(screen, "/wall", "wall", ("Code", code));
        using var twice = centre.Browser(out _);
        using var again = await PageForms.SendAsync(twice, "/wall", "wall", ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);

        await using var live = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(live);
        await live.StartAsync();
        await live.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        using var coordinator = centre.Browser(out _);
        await PageForms.EnterAsync(coordinator, "EU coordinator");
        var wall = centre.Get<Sessions>().All.Single(session => session.Wall is not null);
        using var ended = await PageForms.SendAsync(coordinator, People, "walls", ("Handle", wall.Handle));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void Wall_NotTouchedForHours_EndsAfterADay(int hours, bool alive)
    {
        using var folder = new TemporaryFolder();
        var time = new ShiftedTime();
        var sessions = new Sessions(folder.Path, time, new RightsVersion());
        var token = sessions.BeginWall("EU-WALL-1", Staff.Operation);
        time.Advance(TimeSpan.FromHours(hours));
        Assert.Equal(alive, sessions.ByToken(token) is { IsWall: true });
    }

    [Fact]
    public async Task WallCode_AtFirst_MakesNoPerson_AndAPersonsCodeNoWall()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var now = TimeProvider.System.GetUtcNow();
        var wall = centre.Get<Roll>().Invite(new Invitation(Domain.Codes.CountryCode.CoordinationCentre, AgencyKind.Coordination, Domain.Codes.ValueList.Create<Assignment>([]), Wall: Staff.Operation), "EU-COR-01", now);
        var person = centre.Get<Roll>().Invite(Invitation.Administrator, "EU-ADM-01", now);
        using var browser = centre.Browser(out _);
        using var first = await PageForms.SendAsync(browser, "/first", "first", ("Code", wall), ("Officer", "EU-ANY-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        using var screen = await PageForms.SendAsync(browser, "/wall", "wall", ("Code", person));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, screen.StatusCode);
        Assert.Equal(2, centre.Get<Roll>().Codes.Count);
    }

    [Fact]
    public async Task Wall_MadeByALiaisonOfficer_IsNotOffered()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        Assert.DoesNotContain("value=\"walls\"", await browser.GetStringAsync(People), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> BeginAsync(RunningCentre centre, HttpClient screen) =>
        await PageForms.SendAsync(screen, "/wall", "wall", ("Code", await CodeAsync(centre)));

    private static async Task<string> CodeAsync(RunningCentre centre)
    {
        using var coordinator = centre.Browser(out _);
        await PageForms.EnterAsync(coordinator, "EU coordinator");
        using var made = await PageForms.SendAsync(coordinator, People, "walls", ("Do", "make"));
        return OperationPeopleTests.Told(await made.Content.ReadAsStringAsync());
    }
}
