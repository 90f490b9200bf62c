using System.Net;
using AngleSharp.Dom;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Tests.Forms;

namespace CommandCentre.Server.Tests.Pages.Floor;

/// <summary>What a device keeps of the floor to open it without a connection.</summary>
public sealed class FloorShellTests(FormRoom room) : IClassFixture<FormRoom>
{
    [Fact]
    public async Task Shell_ForAnybody_KnowsNobodyAndNothing()
    {
        await room.OpenAsync();
        var (one, other) = (FormRoom.Officer("DE", Role.AgencyOfficer), FormRoom.Officer("FR", Role.LiaisonOfficer));
        using var german = room.Browser(one);
        using var french = room.Browser(other);

        var shell = await german.GetStringAsync("/floor/shell");

        Assert.Equal(shell, await french.GetStringAsync("/floor/shell"));
        Assert.All([one.Officer, room.Desk.Key.Value, "RequestVerificationToken", "Germany", ">DE<"], text => Assert.DoesNotContain(text, shell, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Floor_NamesItsOfficerAndSignInByNamesThatTellNothing()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer, out var cookies);
        var first = (await FormRoom.GetAsync(browser, room.Path())).QuerySelector("form.floor-form")!;
        room.SignIn(officer, cookies);
        var again = (await FormRoom.GetAsync(browser, room.Path())).QuerySelector("form.floor-form")!;
        using var colleague = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var other = (await FormRoom.GetAsync(colleague, room.Path())).QuerySelector("form.floor-form")!;

        Assert.Equal(first.GetAttribute("data-officer"), again.GetAttribute("data-officer"));
        Assert.NotEqual(first.GetAttribute("data-session"), again.GetAttribute("data-session"));
        Assert.NotEqual(first.GetAttribute("data-officer"), other.GetAttribute("data-officer"));
        Assert.DoesNotContain(officer.Officer, first.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_AmongTheBuiltFiles_AloneMayAnswerForThePage()
    {
        using var browser = room.Centre.Browser(out _);
        using var worker = await browser.GetAsync(Built.File("worker.js"));
        using var script = await browser.GetAsync(Built.File("floor.js"));

        Assert.Equal("/operations/", worker.Headers.GetValues("Service-Worker-Allowed").Single());
        Assert.False(script.Headers.Contains("Service-Worker-Allowed"));
        Assert.Contains("default-src 'self'", worker.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_TellsTheBrowserToKeepNothing()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var page = await FormRoom.GetAsync(browser, room.Path());
        using var left = await FormRoom.SendAsync(browser, "/leave", Filled.Of(page.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("form[action='/leave']")!));

        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", left.Headers.GetValues("Clear-Site-Data").Single());
    }
}
