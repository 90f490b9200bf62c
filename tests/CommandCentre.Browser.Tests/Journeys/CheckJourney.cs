using CommandCentre.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>An officer with a parcel in hand: pasted, looked over, put right, asked, answered; by keyboard alone, and on a phone.</summary>
public sealed class CheckJourney(OperationsRoom room, ITestOutputHelper output) : IAsyncLifetime
{
    // As it stands on a label; two letters of the name are turned round.
    private const string Label = "Sender: Mirela Vasielscu\nAddress: 12 rue du Faubourg, 67000 Strasbourg\nTel: +33 1 44 55 66 77";

    // The issue: "paste to answer under 30 seconds with the keyboard". The officer's own thinking is not in it, nor is a slow hand: a key every 40 ms is 300 letters a minute.
    private static readonly TimeSpan PasteToAnswer = TimeSpan.FromSeconds(30);

    private static readonly KeyboardTypeOptions AsAHandTypes = new() { Delay = 40 };

    private HeldRoom _held = null!;

    public async ValueTask InitializeAsync() => _held = await HeldRoom.StartAsync();

    public ValueTask DisposeAsync() => _held.DisposeAsync();

    [Fact]
    public async Task Label_PastedByKeyboardAlone_IsAnsweredWithItsWhyWithinThirtySeconds()
    {
        await using var officer = await Visitor.EnterAsync(room.Browser, _held.Centre.Address, "DE liaison-officer", new());
        var page = officer.Page;
        await CopyAsync(officer);
        await officer.GoLiveAsync(_held.Operation.Board);

        var began = TimeProvider.System.GetTimestamp();
        await page.Keyboard.PressAsync("c");
        await page.Locator("textarea[data-paste]:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Control+V");
        await page.Locator("[data-recognised][data-count='3']").WaitForAsync();
        Assert.Equal(["name Mirela Vasielscu", "address 12 rue du Faubourg, 67000 Strasbourg", "phone +33 1 44 55 66 77"], await RowsAsync(page));

        await RetypeAsync(officer, "[name='values[0].text']", "Mirela Vasilescu");
        await RetypeAsync(officer, "[name=purpose]", "parcel in hand");
        await RetypeAsync(officer, "[name=caseReference]", "LEJ-7");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1[data-verdict]:focus").WaitForAsync();
        var why = await WhyAsync(page);
        var took = TimeProvider.System.GetElapsedTime(began);

        Assert.Equal("Known to France", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Vasilescu | VASILESCU", why);
        Assert.Contains("+33 1 44 55 66 77 | +33 1 44 55 66 77", why);
        Assert.Contains(why, row => row.StartsWith("12 rue du Faubourg", StringComparison.Ordinal));
        Assert.Contains("LEJ-7", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        output.WriteLine($"paste to answer in {took.TotalSeconds:F1} s");
        Assert.InRange(took, TimeSpan.Zero, PasteToAnswer);
        officer.AssertNoComplaint();
    }

    [Fact]
    public async Task Label_OnAPhone_IsAnsweredWithoutScrollingSideways()
    {
        await using var officer = await Visitor.EnterAsync(room.Browser, _held.Centre.Address, "DE agency-officer", new() { Phone = true });
        var page = officer.Page;
        await page.GotoAsync(_held.Operation.Board + "/check");
        await page.Locator("textarea[data-paste]").FillAsync(Label);
        await page.Locator("[data-recognised][data-count='3']").WaitForAsync();
        await AssertFitsAsync(page);
        await page.Locator("[name='values[0].text']").FillAsync("Mirela Vasilescu");
        await page.Locator("[name=purpose]").FillAsync("parcel in hand");
        await page.Locator("[name=caseReference]").FillAsync("LEJ-7");
        await page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();

        var verdict = page.Locator("h1[data-verdict]");
        await verdict.WaitForAsync();
        Assert.Equal("Known to France", await verdict.InnerTextAsync());
        // Who holds a parcel in one hand sees the answer first.
        Assert.InRange((await verdict.BoundingBoxAsync())!.Y, 0, Wishes.Size(phone: true).Height / 2f);
        Assert.Contains("Vasilescu | VASILESCU", await WhyAsync(page));
        await AssertFitsAsync(page);
        officer.AssertNoComplaint();
    }

    private static async Task CopyAsync(Visitor officer)
    {
        await officer.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await officer.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", Label);
    }

    private static async Task RetypeAsync(Visitor officer, string field, string text)
    {
        await officer.TabToAsync(field);
        await officer.Page.Keyboard.PressAsync("Control+A");
        await officer.Page.Keyboard.TypeAsync(text, AsAHandTypes);
    }

    private static Task<string[]> RowsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-row]')].map(row => `${row.querySelector('select').value} ${row.querySelector('input:not([type=hidden])').value}`)");

    // What agrees, as "asked | held".
    private static Task<string[]> WhyAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.match-table tbody tr')].map(row => [...row.querySelectorAll('td')].slice(0, 2).map(cell => cell.innerText.trim()).join(' | '))");

    private static async Task AssertFitsAsync(IPage page) =>
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, Wishes.Size(phone: true).Width);
}
