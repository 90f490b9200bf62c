using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>A browser that runs no script: everything can be read and reported.</summary>
public sealed class WithoutScriptJourney(OperationsRoom room)
{
    private static readonly Wishes NoScript = new() { Script = false };

    [Fact]
    public async Task Hit_PreviewedThenPushed_IsInTheFeedAfterReload()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer", NoScript);
        var page = officer.Page;
        await OpenFormAsync(page, operation, "push-hit");
        await page.Locator("[name='report.subject']").SelectOptionAsync("consignor");
        await page.Locator("[name='report.summary']").FillAsync("Frame of a pistol in a lamp");
        await page.Locator("[name=to][value=FR]").CheckAsync();
        await page.Locator("button[name=_preview]").ClickAsync();
        await page.Locator("#who-will-see .sees-group", new() { HasText = "France" }).First.WaitForAsync();
        Assert.Equal("Frame of a pistol in a lamp", await page.Locator("[name='report.summary']").InputValueAsync());
        Assert.True(await page.Locator("[name=to][value=FR]").IsCheckedAsync());
        await SendAsync(page);
        await AssertInFeedAsync(page, operation, "Frame of a pistol in a lamp");
    }

    [Fact]
    public async Task Hit_WithWrongInput_KeepsWhatWasTypedAndSaysWhatWasAllowed()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer", NoScript);
        var page = officer.Page;
        await OpenFormAsync(page, operation, "push-hit");
        await page.Locator("[name='report.subject']").SelectOptionAsync("consignee");
        await page.Locator("[name='report.summary']").FillAsync("A summary that is right");
        await page.Locator("[name='report.parcel']").FillAsync("RR123");
        await page.Locator("[name='report.consignor.email']").FillAsync("no address");
        var before = await operation.HeadAsync();
        await page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();

        var error = await page.Locator("#field-report-parcel-error").InnerTextAsync();
        Assert.Contains("Parcel", error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RR123", error, StringComparison.Ordinal);
        Assert.Contains("Allowed", error, StringComparison.Ordinal);
        Assert.Contains("no address", await page.Locator("#field-report-consignor-email-error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("consignee", await page.Locator("[name='report.subject']").InputValueAsync());
        Assert.Equal("A summary that is right", await page.Locator("[name='report.summary']").InputValueAsync());
        Assert.Equal("RR123", await page.Locator("[name='report.parcel']").InputValueAsync());
        Assert.Equal("no address", await page.Locator("[name='report.consignor.email']").InputValueAsync());
        Assert.Equal(before, await operation.HeadAsync());
    }

    [Fact]
    public async Task CrossCheck_Asked_IsAnsweredFromTheQueue()
    {
        var operation = await room.OpenAsync();
        await using var asker = await room.EnterAsync("DE agency-officer", NoScript);
        await OpenFormAsync(asker.Page, operation, "request-check");
        await asker.Page.Locator("[name=question]").FillAsync("Is this sender known?");
        await asker.Page.Locator("[name=purpose]").FillAsync("Parcel held in Leipzig");
        await asker.Page.Locator("[name=asked][value=FR]").CheckAsync();
        await SendAsync(asker.Page);

        await using var answerer = await room.EnterAsync("FR liaison-officer", NoScript);
        var page = answerer.Page;
        await page.GotoAsync($"{operation.Board}/queue");
        await page.Locator(".check a", new() { HasText = "Is this sender known?" }).ClickAsync();
        await page.Locator(".actions a[href*=answer-check]").ClickAsync();
        await page.Locator("[name=outcome][value=hit]").CheckAsync();
        await page.Locator("[name=text]").FillAsync("Seen twice in May");
        await SendAsync(page);
        await AssertInFeedAsync(page, operation, "Seen twice in May");
        await AssertInFeedAsync(asker.Page, operation, "Seen twice in May");
        await page.GotoAsync($"{operation.Board}/queue");
        Assert.Equal(0, await page.Locator(".check").CountAsync());
    }

    [Fact]
    public async Task TallySeizureAndMessage_Reported_AreInTheFeedAndTheFigures()
    {
        var operation = await room.OpenAsync();
        await using var agent = await room.EnterAsync("NL agency-officer", NoScript);
        var page = agent.Page;
        await OpenFormAsync(page, operation, "report-tally");
        await page.Locator("[name=site]").FillAsync("Schiphol mail hall");
        await page.Locator("[name=method]").SelectOptionAsync("xray");
        await page.Locator("[name=parcels]").FillAsync("417");
        await SendAsync(page);

        await OpenFormAsync(page, operation, "report-seizure");
        await page.Locator("[name=site]").FillAsync("Schiphol mail hall");
        await page.Locator("[name=method]").SelectOptionAsync("opened");
        await page.Locator("[name='items[0].kind']").SelectOptionAsync("part");
        await page.Locator("[name='items[0].subKind']").SelectOptionAsync("barrel");
        await page.Locator("[name='items[0].count']").FillAsync("2");
        await SendAsync(page);

        await using var liaison = await room.EnterAsync("NL liaison-officer", NoScript);
        await OpenFormAsync(liaison.Page, operation, "post-message");
        await liaison.Page.Locator("[name=text]").FillAsync("Hall closes at six");
        await SendAsync(liaison.Page);
        await AssertInFeedAsync(page, operation, "417 parcels checked at Schiphol mail hall");
        await AssertInFeedAsync(page, operation, "2 firearm parts seized at Schiphol mail hall");
        await AssertInFeedAsync(page, operation, "Hall closes at six");
        Assert.Equal("417", await page.Locator("[data-figure=parcels]").InnerTextAsync());
        Assert.Equal("2", await page.Locator("[data-figure=parts]").InnerTextAsync());
    }

    [Fact]
    public async Task Board_Filtered_KeepsTheFilterInItsAddress()
    {
        var operation = await room.OpenAsync();
        await operation.RecordAsync("DE", "liaison officer", Commands.Hit("A hit of Germany"));
        await operation.RecordAsync("NL", "liaison officer", Commands.Hit("A hit of the Netherlands"));
        await operation.RecordAsync("DE", "liaison officer", Commands.Message());
        await using var reader = await room.EnterAsync("FR liaison-officer", NoScript);
        var page = reader.Page;
        await page.GotoAsync(operation.Board);
        await page.Locator("[data-filters] [name=kind]").SelectOptionAsync("hit-pushed");
        await page.Locator("[data-filters] [name=country]").SelectOptionAsync("DE");
        await page.Locator("[data-filters] button").ClickAsync();
        await page.WaitForURLAsync("**kind=hit-pushed&country=DE**");
        Assert.Equal("A hit of Germany", await page.Locator(".line .line-title").InnerTextAsync());
        Assert.Equal("hit-pushed", await page.Locator("[data-filters] [name=kind]").InputValueAsync());
    }

    private static async Task OpenFormAsync(IPage page, OperationAtWork operation, string form)
    {
        await page.GotoAsync($"{operation.Board}/report");
        await page.Locator($"a[href$='/report/{form}']").ClickAsync();
        await page.Locator("form.report-form").WaitForAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
    }

    private static async Task AssertInFeedAsync(IPage page, OperationAtWork operation, string text)
    {
        await page.GotoAsync(operation.Board);
        await page.Locator("[data-feed] .line", new() { HasText = text }).First.WaitForAsync();
    }
}
