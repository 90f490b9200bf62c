using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>A request that another country answers while both look on: nobody draws a page again by hand.</summary>
public sealed class RequestJourney(OperationsRoom room)
{
    private const string Question = "Is this sender known?";

    [Fact]
    public async Task Request_ClaimedAndAnswered_MovesTheAskersStripAndTheAnswerersQueue()
    {
        var operation = await room.OpenAsync();
        await using var german = await room.EnterAsync("DE agency-officer");
        await using var french = await room.EnterAsync("FR liaison-officer");
        var board = await german.AnotherPageAsync();
        await board.GotoAsync(operation.Board);
        await board.Locator("[data-live][data-state=live]").WaitForAsync();
        await french.GoLiveAsync(operation.Board + "/queue");
        var (strip, waiting, queue) = (board.Locator("[data-strip]"), board.Locator("#open-checks .check", new() { HasText = Question }), french.Page.Locator("#open-checks .check", new() { HasText = Question }));
        Assert.Equal((0, 0), (await waiting.CountAsync(), await queue.CountAsync()));

        await AskAsync(german.Page, operation);
        await strip.Filter(new() { HasText = "answered 0 of 2" }).WaitForAsync();
        await waiting.WaitForAsync();
        await queue.Filter(new() { HasText = "answered 0 of 2" }).WaitForAsync();

        // A second pair of eyes at the French desk sees it being taken in hand; Germany does not.
        var colleague = await french.AnotherPageAsync();
        await colleague.GotoAsync(operation.Board + "/queue");
        await colleague.Locator("[data-live][data-state=live]").WaitForAsync();
        await queue.Locator("button", new() { HasText = "Take" }).ClickAsync();
        await queue.Locator(".check-claim").WaitForAsync();
        await colleague.Locator("#open-checks .check-claim").WaitForAsync();
        Assert.Equal(0, await board.Locator(".check-claim").CountAsync());

        await AnswerAsync(french.Page, queue);
        await strip.Filter(new() { HasText = "answered 1 of 2" }).WaitForAsync();
        await waiting.Filter(new() { HasText = "answered 1 of 2" }).WaitForAsync();
        await colleague.Locator("#open-checks .check", new() { HasText = Question }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var told = await operation.HeadAsync();
        await board.Locator($"#line-{told}").WaitForAsync();

        await operation.RecordAsync("NL", "liaison officer", Commands.AnswerTo(await CheckOfAsync(operation)));
        await waiting.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        german.AssertNoComplaint();
        french.AssertNoComplaint();
    }

    private static async Task AskAsync(IPage page, OperationAtWork operation)
    {
        await page.GotoAsync(operation.Board + "/report/request-check");
        await page.Locator("[name=question]").FillAsync(Question);
        await page.Locator("[name=purpose]").FillAsync("parcel held in Leipzig");
        await page.Locator("[name='subject.name']").FillAsync("Ola Nordmann");
        await page.Locator("[name=asked][value=FR]").CheckAsync();
        await page.Locator("[name=asked][value=NL]").CheckAsync();
        await page.Locator("[name=minutes]").FillAsync("60");
        await SendAsync(page);
    }

    private static async Task AnswerAsync(IPage page, ILocator queue)
    {
        await queue.Locator("a[href*='answer-check']").ClickAsync();
        await page.Locator("[name=outcome][value=hit]").CheckAsync();
        await page.Locator("[name=text]").FillAsync("seen twice in Strasbourg");
        await SendAsync(page);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
    }

    private static async Task<string> CheckOfAsync(OperationAtWork operation)
    {
        for (var number = await operation.HeadAsync(); ; number--)
        {
            var line = await operation.LineAsync("NL", number);
            if ((string?)line["kind"] == "check-requested")
            {
                return (string)line["record"]!;
            }
        }
    }
}
