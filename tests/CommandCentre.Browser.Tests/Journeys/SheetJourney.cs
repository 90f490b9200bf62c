using System.Text;
using CommandCentre.Browser.Tests.Looks;
using CommandCentre.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>An officer brings a spreadsheet: two rows are wrong, the others are recorded, the mended sheet records the rest.</summary>
public sealed class SheetJourney(OperationsRoom room)
{
    private const string Sheet =
        "parcel;destination;reason;to\r\nRR473124829GB;FR;barrel seen;FR\r\nRR473124828GB;FR;<img src=x onerror=window.ran=1>;FR\r\nCOURIER-000777;Atlantis;no such place;FR\r\nCOURIER-000778;NL;=a second one;NL\r\n";

    [Fact]
    public Task Sheet_WithTwoWrongRows_IsMendedAndBroughtAgain() => BringAsync(new());

    [Fact]
    public Task Sheet_WithoutScriptAndOnAPhone_IsTheSame() => BringAsync(new() { Script = false, Phone = true });

    /// <summary>By keyboard alone, and looked at on the way.</summary>
    [Fact]
    public async Task Sheet_ByKeyboard_IsRecordedAndItsPagesAreInOrder()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer");
        var page = officer.Page;
        await ChooseAsync(page, operation, Sheet);
        await officer.TabToAsync("form[enctype] button");
        await page.Keyboard.PressAsync("Enter");
        await EndedAsync(page);
        await officer.TabToAsync("main form:has(input[value=record]) button");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".notice-title", new() { HasText = "2 rows recorded, 2 left out" }).WaitForAsync();

        var look = new PageLook(officer);
        await look.AtAsync(new Uri(page.Url).AbsolutePath, called: "a sheet that was recorded");
        await look.AtAsync(operation.Board + "/sheets", Opened, "sheets with a run and columns");
        await look.AtAsync(operation.Board + "/sheets", Empty, "a sheet that was not chosen");
        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Sheet_OfManyRows_ShowsItsProgressAndIsCancelled()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer");
        var page = officer.Page;
        // More than a minute at a person's twenty commands a second.
        await ChooseAsync(page, operation, "parcel,destination,reason,to\n" + string.Concat(Enumerable.Range(0, 2_000).Select(at => $"COURIER-{at:D6},FR,row {at},FR\n")));
        await page.Locator("form[enctype] button").ClickAsync();
        await EndedAsync(page);
        await page.Locator("main form:has(input[value=record]) button").ClickAsync();
        await page.Locator("[data-running=true] progress").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-running=true] progress')?.value > 20");
        await page.Locator("main form:has(input[value=cancel]) button").ClickAsync();
        await page.Locator(".notice-title", new() { HasText = "Cancelled after" }).WaitForAsync();
        Assert.True(await operation.HeadAsync() < 1_000);
        officer.AssertNoComplaint();
    }

    private static Task Opened(IPage page) => page.Locator("details.disclosure summary").First.ClickAsync();

    private static async Task Empty(IPage page)
    {
        await page.Locator("form[enctype] button").ClickAsync();
        await page.Locator(".notice-urgent").WaitForAsync();
    }

    private async Task BringAsync(Wishes wishes)
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer", wishes);
        var page = officer.Page;
        var before = await operation.HeadAsync();
        await LookAtRowsAsync(page, operation, Sheet);
        Assert.Contains("2 rows are right, 2 are not", await page.Locator(".notice-title").InnerTextAsync(), StringComparison.Ordinal);
        var refused = await page.Locator("section[aria-labelledby=refused-title]").InnerTextAsync();
        Assert.Contains("RR473124828GB", refused, StringComparison.Ordinal);
        Assert.Contains("Atlantis", refused, StringComparison.Ordinal);
        Assert.Equal(before, await operation.HeadAsync());
        await page.Locator("main form:has(input[value=record]) button").ClickAsync();
        await EndedAsync(page, wishes.Script);
        Assert.Equal(before + 2, await operation.HeadAsync());

        await LookAtRowsAsync(page, operation, Sheet.Replace("RR473124828GB", "RR473124829GB", StringComparison.Ordinal).Replace("Atlantis", "NL", StringComparison.Ordinal));
        Assert.Contains("All 2 rows are right", await page.Locator(".notice-title").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("main form:has(input[value=record]) button").ClickAsync();
        await EndedAsync(page, wishes.Script);
        Assert.Equal(before + 4, await operation.HeadAsync());
        await page.Locator("section[aria-labelledby=rows-title] tbody tr:nth-child(2) a").ClickAsync();
        await page.WaitForURLAsync($"**/lines/{before + 3}");
        officer.AssertNoComplaint();

        async Task LookAtRowsAsync(IPage on, OperationAtWork at, string sheet)
        {
            await ChooseAsync(on, at, sheet);
            await on.Locator("form[enctype] button").ClickAsync();
            await EndedAsync(on, wishes.Script);
        }
    }

    private static async Task ChooseAsync(IPage page, OperationAtWork operation, string sheet)
    {
        await page.GotoAsync(operation.Board + "/sheets?kind=send-lead");
        await page.Locator("#field-file").SetInputFilesAsync(new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
    }

    // Without script the page is asked for again by hand.
    private static async Task EndedAsync(IPage page, bool script = true)
    {
        await page.WaitForURLAsync("**/sheets/runs/*");
        while (!script && await page.Locator("[data-running=true]").CountAsync() > 0)
        {
            await page.ReloadAsync();
        }

        await page.Locator("[data-running=false]").WaitForAsync();
    }
}
