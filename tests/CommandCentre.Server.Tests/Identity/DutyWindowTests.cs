using System.Net;
using System.Text.Json;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Forms;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>Outside their duty window people read and write nothing, over hub and forms alike; systems have no window.</summary>
public sealed class DutyWindowTests
{
    private const string Form = "/operations/ARMSTRONG-VII/report/post-message";

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(-1, 1, true)]
    [InlineData(0, null, true)]
    [InlineData(null, 0, false)]
    [InlineData(1, null, false)]
    [InlineData(-2, -1, false)]
    public void Window_AtItsEnds_IsOpenFromTheFirstAndShutAtTheLast(int? from, int? until, bool open)
    {
        var now = new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(open, new Assignment(Role.Analyst, null, from is { } begin ? now.AddHours(begin) : null, until is { } end ? now.AddHours(end) : null).IsOpen(now));
    }

    [Fact]
    public async Task Form_OutsideTheWindow_IsShutWithTheWindowInTheText_AndReadingGoesOn()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        using var browser = Staff.Browser(centre, "DE-POL-01");
        var filled = Filled.Of(await OperationPeopleTests.GetAsync(browser, Form)).With("text", "Handing over");
        centre.Get<Roll>().Assign("DE-POL-01", Staff.Role(Role.LiaisonOfficer, until: new DateTimeOffset(2020, 11, 20, 18, 0, 0, TimeSpan.Zero)));

        using var sent = await FormRoom.SendAsync(browser, Form, filled);
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("until 2020-11-20 18:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("Handing over", page, StringComparison.Ordinal);

        using var shut = await browser.GetAsync(Form);
        Assert.Equal(HttpStatusCode.Forbidden, shut.StatusCode);
        Assert.Contains("until 2020-11-20 18:00 UTC", await shut.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var read = await browser.GetAsync("/operations/ARMSTRONG-VII/lines");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(2, await HeadAsync(centre));
    }

    [Fact]
    public async Task Hub_OutsideTheWindow_RefusesInTheSameWord()
    {
        await using var centre = await OperationPeopleTests.StartAsync();
        centre.Get<Roll>().Assign("DE-POL-01", Staff.Role(Role.LiaisonOfficer, from: new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        using var browser = Staff.Browser(centre, "DE-POL-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        await board.StartAsync();
        var command = Commands.Of("post-message", """{"text":"Handing over","handling":["H0"]}""");
        command["operation"] = Staff.Operation.Value;
        var answer = await board.InvokeAsync<JsonElement>("Submit", JsonSerializer.SerializeToElement(command));
        Assert.Equal(("refused", "duty-window-closed"), (answer.GetProperty("ruling").GetString(), answer.GetProperty("reason").GetString()));
        Assert.Contains("from 2099-01-01 00:00 UTC", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Nobody does anything: the window closes by time, and the board's rights go with it.</summary>
    [Fact]
    public async Task Window_ClosingByTime_CutsTheBoard()
    {
        var time = new ShiftedTime();
        await using var centre = await OperationPeopleTests.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        centre.Get<Roll>().Assign("DE-POL-01", Staff.Role(Role.LiaisonOfficer, until: time.GetUtcNow().AddMinutes(5)));
        using var browser = Staff.Browser(centre, "DE-POL-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(board);
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0);
        time.Advance(TimeSpan.FromMinutes(5));
        // The look every half second, and the cut.
        await closed.WaitAsync(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 4, true)]
    [InlineData(4, 5, false)]
    [InlineData(0, 9, true)]
    public void Windows_OpeningAndClosing_AreSeenOnce(int after, int now, bool turned)
    {
        using var folder = new TemporaryFolder();
        var version = new RightsVersion();
        var sessions = new Sessions(folder.Path, TimeProvider.System, version);
        var roll = new Roll(folder.Path, new SystemKeys(TimeProvider.System), sessions, version);
        var noon = new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
        var code = roll.Invite(Invitation.To(Domain.Codes.CountryCode.Parse("DE"), AgencyKind.Police, Staff.Role(Role.Observer, from: noon.AddHours(2), until: noon.AddHours(4))), "EU-CLOCK", noon);
        Assert.NotNull(roll.Enter(code, "DE-POL-01", null, null, noon));
        Assert.Equal(turned, roll.TurnedBetween(noon.AddHours(after), noon.AddHours(now)));
    }

    private static async Task<long> HeadAsync(RunningCentre centre)
    {
        using var browser = Staff.Browser(centre, "EU-COR-01", out var cookies);
        await using var board = Boards.OfBrowser(centre, cookies);
        await board.StartAsync();
        return (await board.InvokeAsync<JsonElement>("Join", Staff.Operation.Value, 0)).GetProperty("head").GetInt64();
    }
}
