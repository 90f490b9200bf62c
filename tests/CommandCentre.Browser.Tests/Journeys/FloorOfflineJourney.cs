using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>The sorting floor without a connection: what is said there is kept, sealed, sent once, or gone.</summary>
public sealed class FloorOfflineJourney(OperationsRoom room)
{
    // UPU S10, domain.md 3.1.
    private const string OfLead = "RR473124829GB";
    private const string Number = "EE876543216CA";
    private const string Slip = "RR473124828GB";

    private const string Controlled = """
        () => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)
        """;

    // Everything that lies in the database as one text, bytes as letters; what is sealed is noise in it.
    private const string Stored = """
        async () => {
          const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
          if (!(await indexedDB.databases()).some(base => base.name === "floor")) return { text: "", records: 0, readable: false };
          const base = await asked(indexedDB.open("floor"));
          const [keys, records] = [await asked(base.transaction("keys").objectStore("keys").getAll()), await asked(base.transaction("sealed").objectStore("sealed").getAll())];
          base.close();
          const letters = value => new TextDecoder("latin1").decode(value);
          const text = records.map(record => [record.id, record.made, letters(record.iv), letters(record.data), ...Object.keys(record)].join(" ")).join("\n");
          const read = await Promise.all(keys.map(key => crypto.subtle.exportKey("raw", key).then(() => true, () => false)));
          return { text, records: records.filter(record => !record.id.startsWith("_")).length, readable: read.includes(true) };
        }
        """;

    [Fact]
    public async Task Entries_MadeOfflineAcrossAReload_AreInTheJournalExactlyOnce()
    {
        var operation = await room.OpenAsync();
        await operation.RecordAsync("FR", "liaison officer", Commands.Of("send-lead", $$"""{"parcel":"{{OfLead}}","destination":"DE","reason":"barrel seen by X-ray","handling":["H2"]}"""));
        await using var officer = await OnFloorAsync(operation);
        var page = officer.Page;
        await page.WaitForFunctionAsync(Controlled);
        var before = await operation.HeadAsync();

        await officer.Context.SetOfflineAsync(true);
        await page.Locator("#field-parcel").FillAsync(OfLead);
        await page.Locator("[data-found-here]", new() { HasText = "check digit is right" }).WaitForAsync();
        await page.Locator("button[value=nothing-found]").ClickAsync();
        await page.Locator("[data-waiting-list] li", new() { HasText = OfLead }).WaitForAsync();
        await page.Locator("[data-one]").ClickAsync();
        await page.Locator("[data-one]").ClickAsync();
        await page.Locator("button[value=tally]").ClickAsync();
        await page.Locator("[data-waiting-list] li >> nth=1").WaitForAsync();

        // Without a network the page opens all the same, with what waits and what the shift stated.
        await page.ReloadAsync();
        await page.Locator(".floor-cut").WaitForAsync();
        await page.Locator("[data-waiting-list] li >> nth=1").WaitForAsync();
        Assert.All(await page.Locator("[data-age]").AllInnerTextsAsync(), age => Assert.Matches("^made [0-9]+ (s|min) ago$", age));
        Assert.Equal("Leipzig hub", await page.Locator("#field-site").InputValueAsync());
        await page.Locator("#field-parcel").FillAsync(Number);
        await page.Locator(".floor-seizure > summary").ClickAsync();
        await page.Locator("#field-items\\[0\\]-subKind").SelectOptionAsync("barrel");
        await page.Locator("#field-items\\[0\\]-count").FillAsync("2");
        await page.Locator("button[value=seizure]").ClickAsync();
        await page.Locator("[data-waiting-list] li >> nth=2").WaitForAsync();
        Assert.Equal(before, await operation.HeadAsync());

        await officer.Context.SetOfflineAsync(false);
        // Sent by itself; then the page is the one with a connection again.
        await page.Locator(".rail").WaitForAsync(new() { Timeout = 30_000 });
        await page.Locator("[data-waiting]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal(before + 3, await operation.HeadAsync());
        var (control, tally, seizure) = (await operation.LineAsync("DE", before + 1), await operation.LineAsync("DE", before + 2), await operation.LineAsync("DE", before + 3));
        Assert.Equal(("control-reported", OfLead), ((string?)control["kind"], (string?)control["body"]!["parcel"]));
        // Its number could not be looked up then; on the way it was, and the lead has its answer.
        Assert.NotNull(control["body"]!["lead"]);
        Assert.Equal(("tally-reported", 2), ((string?)tally["kind"], (int?)tally["body"]!["parcels"]));
        Assert.Equal(("seizure-reported", Number), ((string?)seizure["kind"], (string?)seizure["body"]!["parcel"]));
        Assert.True((DateTimeOffset)control["body"]!["controlled"]! <= (DateTimeOffset)seizure["body"]!["found"]!);
        AssertNothingButTheCut(officer);
    }

    [Fact]
    public async Task Entries_OnTheDevice_AreSealedAndGoneAfterSigningOut()
    {
        var operation = await room.OpenAsync();
        await using var officer = await OnFloorAsync(operation);
        var page = officer.Page;
        await page.WaitForFunctionAsync(Controlled);
        await officer.Context.RouteAsync("**/floor/send", route => route.AbortAsync());
        await EnterAsync(page, Number);

        var kept = await page.EvaluateAsync<Kept>(Stored);
        Assert.Equal(1, kept.Records);
        Assert.False(kept.Readable);
        Assert.All([Number, "Leipzig", "hand-search", "nothing-found", operation.Key], text => Assert.DoesNotContain(text, kept.Text, StringComparison.Ordinal));

        var asked = string.Empty;
        page.Dialog += async (_, dialog) => { asked = dialog.Message; await dialog.AcceptAsync(); };
        await page.Locator("details.me > summary").ClickAsync();
        await page.Locator("form[action='/leave'] button").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/floor", StringComparison.Ordinal));
        Assert.StartsWith("One entry of the sorting floor has not been sent.", asked, StringComparison.Ordinal);
        var left = await page.EvaluateAsync<Kept>(Stored);
        Assert.Equal((0, string.Empty), (left.Records, left.Text));
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length"));
    }

    [Fact]
    public async Task Entries_OfOneOfficer_AreNothingToTheNextOnTheSameDevice()
    {
        var operation = await room.OpenAsync();
        await using var officer = await WaitingAsync(operation);
        var page = officer.Page;
        var before = await operation.HeadAsync();

        // Without signing out: the session is simply another's now.
        await officer.Context.ClearCookiesAsync();
        await page.GotoAsync("/door");
        await page.Locator("button[value='DE agency-officer']").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/door", StringComparison.Ordinal));
        await officer.Context.UnrouteAllAsync();
        await page.GotoAsync(operation.Board + "/floor");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-count]')?.hidden === false");

        Assert.True(await page.Locator("[data-waiting]").IsHiddenAsync());
        Assert.DoesNotContain(Number, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await page.EvaluateAsync<Kept>(Stored)).Records);
        Assert.Equal(before, await operation.HeadAsync());
    }

    [Fact]
    public async Task Entry_OlderThanTwelveHours_IsDeletedAndSaidSo()
    {
        var operation = await room.OpenAsync();
        await using var officer = await WaitingAsync(operation);
        var page = officer.Page;
        var before = await operation.HeadAsync();

        await officer.Context.UnrouteAllAsync();
        await page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().AddHours(12).UtcDateTime);
        await page.ReloadAsync();
        await page.Locator("[data-waiting-gone]", new() { HasText = "1 deleted without being sent" }).WaitForAsync();
        Assert.Equal(0, (await page.EvaluateAsync<Kept>(Stored)).Records);
        Assert.Equal(before, await operation.HeadAsync());
        await page.Locator("[data-waiting-seen]").ClickAsync();
        await page.Locator("[data-waiting]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task Entry_ThatIsRefused_StaysWithItsReasonUntilItIsPutRight()
    {
        var operation = await room.OpenAsync();
        await using var officer = await OnFloorAsync(operation);
        var page = officer.Page;
        await page.Locator("#field-parcel").FillAsync(Slip);
        await page.Locator("button[value=held]").ClickAsync();
        await page.Locator("[data-waiting-list] li [data-reason]", new() { HasText = OfLead }).WaitForAsync();
        await page.ReloadAsync();
        await page.Locator("[data-waiting-list] [data-correct]").ClickAsync();
        // Opened on the device first, which takes its time.
        await page.WaitForFunctionAsync("slip => document.querySelector('#field-parcel').value === slip", Slip);
        await page.Locator("#field-parcel").FillAsync(OfLead);
        await page.Locator($"[data-found={OfLead}]").WaitForAsync();
        await page.Locator("button[value=held]").ClickAsync();
        await page.Locator("[data-told-here] .notice-done").WaitForAsync();
        Assert.True(await page.Locator("[data-waiting]").IsHiddenAsync());
        Assert.Equal(OfLead, (string?)(await operation.LineAsync("DE", await operation.HeadAsync()))["body"]!["parcel"]);
        officer.AssertNoComplaint();
    }

    /// <summary>An officer on the floor with one entry that cannot be sent.</summary>
    private async Task<Visitor> WaitingAsync(OperationAtWork operation)
    {
        var officer = await OnFloorAsync(operation);
        await officer.Context.RouteAsync("**/floor/send", route => route.AbortAsync());
        await EnterAsync(officer.Page, Number);
        return officer;
    }

    private async Task<Visitor> OnFloorAsync(OperationAtWork operation)
    {
        var officer = await room.EnterAsync("DE agency-officer", new() { Phone = true });
        await officer.Page.GotoAsync(operation.Board + "/floor");
        await officer.Page.WaitForFunctionAsync("() => document.querySelector('[data-count]')?.hidden === false");
        await officer.Page.Locator("#field-site").FillAsync("Leipzig hub");
        await officer.Page.Locator("#field-level").SelectOptionAsync("opened");
        await officer.Page.Locator("#field-method").SelectOptionAsync("hand-search");
        return officer;
    }

    private static async Task EnterAsync(IPage page, string number)
    {
        await page.Locator("#field-parcel").FillAsync(number);
        await page.Locator($"[data-found={number}]").WaitForAsync();
        await page.Locator("button[value=nothing-found]").ClickAsync();
        await page.Locator("[data-waiting-list] li", new() { HasText = number }).WaitForAsync();
    }

    private static void AssertNothingButTheCut(Visitor officer) =>
        Assert.DoesNotContain(officer.Complaints, complaint => !complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal) && !complaint.Contains("ERR_FAILED", StringComparison.Ordinal));

    private sealed record Kept
    {
        public string Text { get; set; } = "";

        public int Records { get; set; }

        public bool Readable { get; set; }
    }
}
