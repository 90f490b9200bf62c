using CommandCentre.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>An officer at a sorting floor with a phone.</summary>
public sealed class FloorJourney(OperationsRoom room, ITestOutputHelper output)
{
    // UPU S10, domain.md 3.1.
    private const string Number = "RR473124829GB";

    // The issue: "entry in thirty seconds". A key every 40 ms is 300 letters a minute.
    private static readonly TimeSpan Entry = TimeSpan.FromSeconds(30);

    private static readonly LocatorPressSequentiallyOptions AsAHandTypes = new() { Delay = 40 };

    [Fact]
    public async Task Parcel_TypedLookedUpAndSeized_TakesLessThanThirtySeconds()
    {
        var operation = await room.OpenAsync();
        await operation.RecordAsync("FR", "liaison officer", CommandCentre.Server.Tests.Running.Commands.Of("send-lead", $$"""{"parcel":"{{Number}}","destination":"DE","reason":"barrel seen by X-ray","handling":["H2"]}"""));
        await using var officer = await room.EnterAsync("DE agency-officer", new() { Phone = true });
        var page = officer.Page;
        await page.GotoAsync(operation.Board);
        await page.Locator(".rail-list a[href$='/floor']").First.ClickAsync();
        await StatedAsync(page);

        var began = TimeProvider.System.GetTimestamp();
        await page.Locator("#field-parcel").PressSequentiallyAsync(Number, AsAHandTypes);
        // Nobody pressed anything: what is known stands there when the number is whole.
        await page.Locator("[data-found] h2", new() { HasText = "Open lead from France" }).WaitForAsync();
        await page.Locator(".floor-seizure > summary").ClickAsync();
        await page.Locator("#field-items\\[0\\]-subKind").SelectOptionAsync("barrel");
        await page.Locator("#field-items\\[0\\]-count").PressSequentiallyAsync("2", AsAHandTypes);
        await page.Locator("button[value=seizure]").ClickAsync();
        await page.Locator("[data-told-here] .notice-done a").WaitForAsync();
        var took = TimeProvider.System.GetElapsedTime(began);

        var line = await operation.LineAsync("DE", await operation.HeadAsync());
        Assert.Equal(("seizure-reported", Number, "barrel"), ((string?)line["kind"], (string?)line["body"]!["parcel"], (string?)line["body"]!["items"]![0]!["subKind"]));
        Assert.NotNull(line["body"]!["lead"]);
        Assert.Equal("", await page.Locator("#field-parcel").InputValueAsync());
        await AssertFitsAsync(page);
        output.WriteLine($"number to seizure in {took.TotalSeconds:F1} s");
        Assert.InRange(took, TimeSpan.Zero, Entry);
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Barcode_HeldIntoTheCamera_IsLookedUpAndSeized()
    {
        var operation = await room.OpenAsync();
        using var folder = new CommandCentre.Server.Tests.Running.TemporaryFolder();
        await using var browser = await room.LaunchAsync("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={await BarcodeFilm.WriteAsync(folder.Path, Number)}");
        await using var officer = await Visitor.EnterAsync(browser, room.Centre.Address, "DE agency-officer", new() { Phone = true });
        var page = officer.Page;
        // By the bar, from a page that may open no camera: the floor is a document of its own.
        await page.GotoAsync(operation.Board);
        await page.Locator(".rail-list a[href$='/floor']").First.ClickAsync();
        await StatedAsync(page);

        await page.Locator("[data-scan]").ClickAsync();
        await page.Locator($"[data-found={Number}]").WaitForAsync();
        Assert.Equal(Number, await page.Locator("#field-parcel").InputValueAsync());
        Assert.True(await page.Locator("[data-camera]").IsHiddenAsync());
        await page.Locator(".floor-seizure > summary").ClickAsync();
        await page.Locator("#field-items\\[0\\]-subKind").SelectOptionAsync("pistol");
        await page.Locator("#field-items\\[0\\]-count").FillAsync("1");
        await page.Locator("button[value=seizure]").ClickAsync();
        await page.Locator("[data-told-here] .notice-done").WaitForAsync();

        var line = await operation.LineAsync("DE", await operation.HeadAsync());
        Assert.Equal(("seizure-reported", Number), ((string?)line["kind"], (string?)line["body"]!["parcel"]));
        // Elsewhere no page gets the camera.
        await page.Locator(".rail-list a[href$='/leads']").First.ClickAsync();
        await page.WaitForURLAsync("**/leads");
        Assert.Equal("NotAllowedError", await page.EvaluateAsync<string>("() => navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'open', why => why.name)"));
        Assert.DoesNotContain(officer.Complaints, complaint => !complaint.Contains("/leads", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tally_CountedByTaps_IsSentAsOne()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer", new() { Phone = true });
        var page = officer.Page;
        await page.GotoAsync(operation.Board + "/floor");
        await StatedAsync(page);
        for (var taps = 0; taps < 5; taps++)
        {
            await page.Locator("[data-one]").ClickAsync();
        }

        await page.Locator("[data-undo]").ClickAsync();
        await page.Locator("[data-counted]", new() { HasText = "4 counted" }).WaitForAsync();
        await page.Locator("button[value=tally]").ClickAsync();
        await page.Locator("[data-told-here] .notice-done").WaitForAsync();

        var line = await operation.LineAsync("DE", await operation.HeadAsync());
        Assert.Equal(("tally-reported", 4), ((string?)line["kind"], (int?)line["body"]!["parcels"]));
        Assert.Equal("", await page.Locator("[data-counted]").InnerTextAsync());
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Number_WithASlip_IsToldBeforeItIsSentAndEntriesSayWhatIsMissing()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer", new() { Phone = true });
        var page = officer.Page;
        await page.GotoAsync(operation.Board + "/floor");
        await page.Locator("#field-parcel").FillAsync("RR473124828GB");
        await page.Locator("[data-found-here] .notice", new() { HasText = "check digit would have to be 9" }).WaitForAsync();
        await page.Locator("button[value=nothing-found]").ClickAsync();
        await page.Locator("[data-told-here] .notice", new() { HasText = "Still missing: Site" }).WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement?.id === 'field-site'"));
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Floor_WithoutScript_LooksUpAndReports()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE agency-officer", new() { Script = false, Phone = true });
        var page = officer.Page;
        await page.GotoAsync(operation.Board + "/floor");
        await StatedAsync(page);
        await page.Locator("#field-parcel").FillAsync(Number);
        await page.Locator("button[value=look]").ClickAsync();
        await page.Locator("[data-found]").WaitForAsync();
        await page.Locator("button[value=held]").ClickAsync();
        await page.WaitForURLAsync("**done=recorded**");
        var line = await operation.LineAsync("DE", await operation.HeadAsync());
        Assert.Equal(("control-reported", "suspicious"), ((string?)line["kind"], (string?)line["body"]!["result"]));
        officer.AssertNoComplaint();
    }

    private static async Task StatedAsync(IPage page)
    {
        await page.Locator("#field-site").FillAsync("Leipzig hub");
        await page.Locator("#field-level").SelectOptionAsync("opened");
        await page.Locator("#field-method").SelectOptionAsync("hand-search");
    }

    private static async Task AssertFitsAsync(IPage page) =>
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, Wishes.Size(phone: true).Width);
}
