using System.Net;
using System.Text.Json;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Identity;

public sealed class OwnSessionsTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1", "Safari, iOS")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15", "Safari, macOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("curl/8.5.0", "")]
    [InlineData("", "")]
    public void Browser_ByWhatItSays_IsAKindAndASystemOnly(string userAgent, string kind) => Assert.Equal(kind, Browsers.Of(userAgent));

    [Fact]
    public async Task Page_ListsOnesOwnAndMarksThisOne()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        centre.Get<Sessions>().BeginOf("DE-POL-01", true, "Firefox, Windows");
        centre.Get<Sessions>().BeginOf("FR-POL-01", true, "Opera, ChromeOS");
        using var browser = Staff.Browser(centre, "DE-POL-01");
        var rows = (await OperationPeopleTests.GetAsync(browser, "/sessions")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Single(rows, row => row.Contains("this one", StringComparison.Ordinal));
        Assert.Single(rows, row => row.Contains("Firefox, Windows", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("Opera", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Session_EndedInTheList_IsGoneAndItsBoardIsCutWithinASecond()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        var sessions = centre.Get<Sessions>();
        using var other = Staff.Browser(centre, "DE-POL-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(board);
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0);
        var token = cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value;
        var handle = sessions.AllOf("DE-POL-01").Single().Handle;

        using var browser = Staff.Browser(centre, "DE-POL-01");
        using var ended = await PageForms.SendAsync(browser, "/sessions", "sessions", ("One", handle));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
        Assert.Null(sessions.ByToken(token));
        Assert.Single(sessions.AllOf("DE-POL-01"));
    }

    [Fact]
    public async Task Others_Ended_LeaveThisOneAndThoseOfOtherPeople()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        var sessions = centre.Get<Sessions>();
        sessions.BeginOf("DE-POL-01", true);
        sessions.BeginOf("DE-POL-01", true);
        sessions.BeginOf("FR-POL-01", true);
        using var browser = Staff.Browser(centre, "DE-POL-01", out var cookies);
        using var ended = await PageForms.SendAsync(browser, "/sessions", "sessions", ("Others", "1"));
        Assert.Equal(Secret.Kept(cookies.GetAllCookies().Single(cookie => cookie.Name == "session").Value), Assert.Single(sessions.AllOf("DE-POL-01")).Kept);
        Assert.Single(sessions.AllOf("FR-POL-01"));
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsNotEndedByItsName()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        var sessions = centre.Get<Sessions>();
        sessions.BeginOf("FR-POL-01", true);
        using var browser = Staff.Browser(centre, "DE-POL-01");
        using var ended = await PageForms.SendAsync(browser, "/sessions", "sessions", ("One", sessions.AllOf("FR-POL-01").Single().Handle));
        Assert.Single(sessions.AllOf("FR-POL-01"));
    }

    [Fact]
    public async Task SessionsOfAPerson_EndedByTheirCoordinator_AreGone()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        var sessions = centre.Get<Sessions>();
        sessions.BeginOf("FR-POL-01", true);
        using var coordinator = Staff.Browser(centre, "EU-COR-01");
        using var ended = await PageForms.SendAsync(coordinator, "/operations/ARMSTRONG-VII/people?person=FR-POL-01", "account", ("Do", "end"));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Empty(sessions.AllOf("FR-POL-01"));
    }

    [Fact]
    public async Task Role_TakenAwayWhileABoardLooksOn_CutsItWithinASecond()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        using var browser = Staff.Browser(centre, "FR-POL-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(board);
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0);
        centre.Get<Roll>().Unassign("FR-POL-01", Staff.Operation);
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
        using var gone = await browser.GetAsync("/operations/ARMSTRONG-VII");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>A role in another operation changes nothing here: the board goes on.</summary>
    [Fact]
    public async Task Role_GivenElsewhere_LeavesTheBoardAlone()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        using var browser = Staff.Browser(centre, "FR-POL-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0);
        centre.Get<Roll>().Assign("FR-POL-01", Staff.Role(Role.Observer, "ANOTHER"));
        var page = await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0);
        Assert.Equal(2, page.GetProperty("head").GetInt64());
    }
}
