using System.Globalization;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>Two countries at once: one pushes a hit, the other sees of it what it may, at once.</summary>
public sealed class PushJourney(OperationsRoom room, ITestOutputHelper output)
{
    // The issue asks for a second from being recorded; three leave room for a busy machine.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Hit_PushedByKeyboardAlone_IsOnTheAddresseesBoardWithinASecond()
    {
        var operation = await room.OpenAsync();
        await using var german = await room.EnterAsync("DE liaison-officer");
        await using var french = await room.EnterAsync("FR liaison-officer");
        await french.GoLiveAsync(operation.Board);
        await NoteArrivalsAsync(french);
        await german.GoLiveAsync(operation.Board);

        await german.Page.Keyboard.PressAsync("g");
        await german.Page.Keyboard.PressAsync("r");
        await german.Page.WaitForURLAsync("**/report");
        await german.TabToAsync("a[href$='/report/push-hit']");
        await german.Page.Keyboard.PressAsync("Enter");
        await german.Page.WaitForURLAsync("**/push-hit");
        await FillByKeyboardAsync(german, "Slide of a pistol in a radio", "FR");
        await AssertNamedAsync(german, "France", SightLevel.Full);
        await AssertNamedAsync(german, "Netherlands", SightLevel.Number);
        await german.TabToAsync("form.report-form button[type=submit]:not([name])");
        await german.Page.Keyboard.PressAsync("Enter");
        await german.Page.WaitForURLAsync("**done=recorded");

        var number = await operation.HeadAsync();
        var row = french.Page.Locator($"#line-{number}");
        await row.WaitForAsync();
        Assert.Contains("Slide of a pistol in a radio", await row.InnerTextAsync(), StringComparison.Ordinal);
        var late = await LatenessAsync(french, operation, number);
        output.WriteLine($"shown {late.TotalMilliseconds:F0} ms after it was recorded");
        Assert.InRange(late, TimeSpan.Zero, Slack);

        await row.Locator("a[href]").ClickAsync();
        await french.Page.WaitForURLAsync($"**/lines/{number}");
        var why = await french.Page.Locator("section[aria-labelledby=sees-title]").InnerTextAsync();
        Assert.Contains("France", why, StringComparison.Ordinal);
        Assert.Contains(SightReason.Addressed.Label(), why, StringComparison.Ordinal);
        german.AssertNoComplaint();
        french.AssertNoComplaint();
    }

    [Fact]
    public async Task Hit_UnderH2ToAnotherCountry_IsANumberAndNothingElse()
    {
        var operation = await room.OpenAsync();
        await using var french = await room.EnterAsync("FR liaison-officer");
        await french.GoLiveAsync(operation.Board);

        var hit = await operation.RecordAsync("DE", "liaison officer", Commands.Hit("Canary in a cage", "H2", "NL"));
        var row = french.Page.Locator($"#line-{hit.Number}");
        await row.WaitForAsync();
        Assert.Equal("number", await row.GetAttributeAsync("data-sight"));
        foreach (var path in new[] { operation.Board, $"{operation.Board}/lines", $"{operation.Board}/lines/{hit.Number}", $"{operation.Board}/countries/DE" })
        {
            // The first look is at the row that came live.
            if (path != operation.Board)
            {
                await french.Page.GotoAsync(path);
            }

            var page = await french.Page.ContentAsync();
            Assert.Contains(hit.Number.ToString(CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
            Assert.All(["Canary", "Nordmann", "RR473124829GB", hit.Record], text => Assert.DoesNotContain(text, page, StringComparison.OrdinalIgnoreCase));
        }

        french.AssertNoComplaint();
    }

    private static async Task FillByKeyboardAsync(Visitor officer, string summary, string to)
    {
        var keys = officer.Page.Keyboard;
        await officer.TabToAsync("[name='report.subject']");
        await keys.PressAsync("ArrowDown");
        await officer.TabToAsync("[name='report.summary']");
        await keys.TypeAsync(summary);
        await officer.TabToAsync("[name='report.consignor.name']");
        await keys.TypeAsync("Ola Nordmann");
        await officer.TabToAsync($"[name=to][value={to}]");
        await keys.PressAsync("Space");
    }

    private static async Task AssertNamedAsync(Visitor officer, string country, SightLevel level)
    {
        var group = officer.Page.Locator("#who-will-see .sees-group", new() { Has = officer.Page.Locator("dt", new() { HasTextString = level.Label() }) });
        await group.Filter(new() { HasText = country }).WaitForAsync();
    }

    // Each row's arrival by the browser's own clock, which is this machine's as the centre's is.
    private static async Task NoteArrivalsAsync(Visitor viewer) => await viewer.Page.EvaluateAsync("""
        () => {
          window.arrivals = {};
          new MutationObserver(() => document.querySelectorAll("[data-feed] > [id]").forEach(row => { window.arrivals[row.id] ??= Date.now(); }))
            .observe(document.querySelector("[data-feed]"), { childList: true });
        }
        """);

    private static async Task<TimeSpan> LatenessAsync(Visitor viewer, OperationAtWork operation, long number)
    {
        var shown = DateTimeOffset.FromUnixTimeMilliseconds((long)await viewer.Page.EvaluateAsync<double>("id => window.arrivals[id]", $"line-{number}"));
        var recorded = DateTimeOffset.Parse((string)(await operation.LineAsync("FR", number))["recorded"]!, CultureInfo.InvariantCulture);
        return shown - recorded;
    }
}
