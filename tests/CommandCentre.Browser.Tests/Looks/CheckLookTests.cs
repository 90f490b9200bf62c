using System.Globalization;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Looks;

/// <summary>The pages of a check with something on them: a hit with its why, an owner's alert, a link and what hangs together, a queue at work.</summary>
public sealed class CheckLookTests(OperationsRoom room)
{
    private const string Label = "Sender: Mirela Vasilescu, born 2.3.1984\nTel: +33 1 44 55 66 77";

    [Fact]
    public async Task Check_AndItsAnswer_AreInOrder()
    {
        await using var held = await HeldRoom.StartAsync();
        await using var officer = await Visitor.EnterAsync(room.Browser, held.Centre.Address, "DE liaison-officer", new());
        var look = new PageLook(officer);
        await look.AtAsync(held.Operation.Board + "/check", RecogniseAsync, "/check with values");
        await look.AtAsync(held.Operation.Board + "/check", SendEmptyAsync, "/check with errors");
        var answer = await held.CheckedAsync();
        await look.AtAsync(answer, page => page.Locator(".match-table").WaitForAsync(), "/checks with a hit");
        await look.AtAsync(held.Operation.Board + "/lines/3", called: "/lines of a check");

        await using var french = await Visitor.EnterAsync(room.Browser, held.Centre.Address, "FR liaison-officer", new());
        var other = new PageLook(french);
        await other.AtAsync(answer, called: "/checks of others");
        look.AssertNothingWrong();
        other.AssertNothingWrong();
    }

    [Fact]
    public async Task Alerts_OfAHolding_AreInOrder()
    {
        await using var held = await HeldRoom.StartAsync();
        await held.CheckedAsync();
        await using var french = await Visitor.EnterAsync(room.Browser, held.Centre.Address, "FR liaison-officer", new());
        var look = new PageLook(french);
        await AlertedAsync(french.Page, held.Operation);
        await look.AtAsync(held.Operation.Board + "/alerts", page => page.Locator(".alert .match-table").First.WaitForAsync(), "/alerts with one");
        await look.AtAsync(held.Operation.Board + "/alerts", DecideAsync, "/alerts with errors");
        await look.AtAsync(held.Operation.Board, page => page.Locator("#own-alerts li").First.WaitForAsync(), "a board with an alert");
        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Links_BetweenRecords_AreInOrder()
    {
        await using var held = await HeldRoom.StartAsync();
        await held.Operation.RecordAsync("FR", "liaison officer", Commands.Hit("Pistol parts in a toy", "H0"));
        await held.Operation.RecordAsync("DE", "liaison officer", Commands.Hit("Barrels among pipes", "H0"));
        var link = await held.LineOfAsync("DE", "link-found");
        await using var german = await Visitor.EnterAsync(room.Browser, held.Centre.Address, "DE liaison-officer", new());
        var look = new PageLook(german);
        await look.AtAsync(held.Operation.Board + "/links", page => page.Locator(".alert").First.WaitForAsync(), "/links with one");
        await look.AtAsync(string.Create(CultureInfo.InvariantCulture, $"{held.Operation.Board}/links/{link}"), page => page.Locator("svg.link-chart").WaitForAsync(), "/links/n");
        await look.AtAsync(held.Operation.Board + "/links/" + link, DecideLinkAsync, "/links/n with a form");
        look.AssertNothingWrong();
    }

    [Fact]
    public async Task Queue_AtWork_IsInOrder()
    {
        var operation = await room.OpenAsync();
        await operation.RecordAsync("DE", "agency officer", Commands.Ask("FR", "NL"));
        var taken = await operation.RecordAsync("DE", "agency officer", Commands.Ask("FR", "NL"));
        await operation.RecordAsync("FR", "agency officer", Commands.Claim(taken.Record));
        await operation.RecordAsync("DE", "agency officer", Commands.Chase(taken.Record));
        await using var french = await room.EnterAsync("FR agency-officer");
        var look = new PageLook(french);
        await look.AtAsync(operation.Board + "/queue", page => page.Locator(".check-claim").WaitForAsync(), "/queue with a claim");
        await look.AtAsync(operation.Board, page => page.Locator("[data-strip]").WaitForAsync(), "a board with its strip");
        look.AssertNothingWrong();
    }

    private static async Task RecogniseAsync(IPage page)
    {
        await page.Locator("textarea[data-paste]").FillAsync(Label);
        await page.Locator("[data-recognised][data-count='3']").WaitForAsync();
    }

    private static async Task SendEmptyAsync(IPage page)
    {
        await RecogniseAsync(page);
        await page.Locator("[name=purpose]").FillAsync("x");
        await page.Locator("[name=caseReference]").FillAsync("x");
        await page.RunAndWaitForResponseAsync(() => page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync(), answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    // The alert is written after the answer has left: the board's panel draws itself.
    private static async Task AlertedAsync(IPage page, OperationAtWork operation)
    {
        await page.GotoAsync(operation.Board);
        await page.Locator("#own-alerts li").First.WaitForAsync(new() { Timeout = 20_000 });
    }

    private static async Task DecideAsync(IPage page)
    {
        var form = page.Locator("form.decide").First;
        await form.Locator("input[value=same]").CheckAsync();
        await form.Locator("input[name=reason]").FillAsync("x");
        await page.RunAndWaitForResponseAsync(() => form.Locator("button").ClickAsync(), answer => answer.Request.Method == "POST");
        await page.Locator("form.decide .field-error").WaitForAsync();
    }

    private static async Task DecideLinkAsync(IPage page)
    {
        await page.Locator("a[href*='decide-match']").First.ClickAsync();
        await page.Locator("form.report-form").WaitForAsync();
    }
}
