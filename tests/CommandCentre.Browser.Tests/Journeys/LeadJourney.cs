using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandCentre.Browser.Tests.Running;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>Leads in the hands of people: two officers on one, and one that nobody touches.</summary>
public sealed partial class LeadJourney(OperationsRoom room)
{
    private const string Parcel = "RR473124829GB"; // domain.md 3.1

    [Fact]
    public async Task Lead_OfTwoOfficers_IsInOneHandAndTheOtherSeesIt()
    {
        var operation = await room.OpenAsync();
        var lead = (await operation.RecordAsync("DE", "liaison officer", Lead(null))).Record;
        var page = $"{operation.Board}/leads/{lead}";
        await using var first = await room.EnterAsync("FR liaison-officer");
        await using var second = await room.EnterAsync("FR agency-officer");
        await OnDutyAsync(first.Page, operation);
        await OnDutyAsync(second.Page, operation);
        await second.GoLiveAsync(page);
        Assert.Equal(1, await second.Page.Locator("a[href*='claim-lead']").CountAsync());

        // The other looks on: nobody draws the page again by hand.
        await first.GoLiveAsync(page);
        await first.Page.Locator("a[href*='claim-lead']").ClickAsync();
        await SendAsync(first.Page);
        await second.Page.Locator("#lead-now .lead-now", new() { HasTextRegex = InHand() }).WaitForAsync();
        Assert.Equal(0, await second.Page.Locator("a[href*='claim-lead']").CountAsync());

        // A form that was open all the while is refused, with the one who has it.
        await second.Page.GotoAsync($"{operation.Board}/report/move-lead?lead={lead}");
        Assert.Contains("has this lead in hand", await second.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // Off duty, it is free again, and the other takes it.
        await second.GoLiveAsync(page);
        await first.Page.GotoAsync($"{operation.Board}/report/leave-duty");
        await SendAsync(first.Page);
        await second.Page.Locator("a[href*='claim-lead']").WaitForAsync();
        first.AssertNoComplaint();
        second.AssertNoComplaint();
    }

    [Fact]
    public async Task Lead_ThatNobodyTouches_IsMissedAloudOnBothBoards_UntilSomebodyActs()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<Func<OperationKey, TimeProvider>>(_ => _ => time));
        await Commands.OpenAsync(centre);
        var operation = new OperationAtWork(centre, Commands.Operation);
        var lead = (await operation.RecordAsync("DE", "liaison officer", Lead(time.GetUtcNow().AddMinutes(30)))).Record;
        await using var sender = await Visitor.EnterAsync(room.Browser, centre.Address, "DE liaison-officer", new());
        await using var destination = await Visitor.EnterAsync(room.Browser, centre.Address, "FR agency-officer", new());
        await using var bystander = await Visitor.EnterAsync(room.Browser, centre.Address, "ES liaison-officer", new());
        foreach (var visitor in new[] { sender, destination, bystander })
        {
            await visitor.GoLiveAsync(operation.Board);
            Assert.Equal(0, await visitor.Page.Locator(".missed-panel").CountAsync());
        }

        // Thirty minutes until it comes, and one hour of grace (Lead.Grace).
        time.Advance(TimeSpan.FromMinutes(91));
        // Timers of this clock keep their pace: the next line lets the desk look at it.
        await operation.RecordAsync("ES", "liaison officer", Commands.JoinDuty());
        foreach (var visitor in new[] { sender, destination })
        {
            await visitor.Page.Locator(".missed-panel", new() { HasText = Parcel }).WaitForAsync();
            Assert.Contains(Parcel, await visitor.Page.Locator("#missed-leads [role=alert]").TextContentAsync(), StringComparison.Ordinal);
        }

        var told = await operation.HeadAsync();
        await bystander.Page.Locator($"#line-{told}").WaitForAsync();
        Assert.Equal(0, await bystander.Page.Locator(".missed-panel").CountAsync());

        // Somebody acts: both boards fall quiet.
        await destination.Page.Locator(".missed-panel a.alert-lead").ClickAsync();
        await destination.Page.WaitForURLAsync($"**/leads/{lead}");
        await operation.RecordAsync("FR", "agency officer", Found(lead));
        await destination.Page.Locator("#lead-now .stages [data-state=here]", new() { HasText = "Located" }).WaitForAsync();
        await sender.Page.Locator(".missed-panel").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Array.ForEach(new[] { sender, destination, bystander }, visitor => visitor.AssertNoComplaint());
    }

    [GeneratedRegex("FR-.+")]
    private static partial Regex InHand();

    private static JsonObject Lead(DateTimeOffset? expected) => ToAll(Commands.Lead(), expected);

    private static JsonObject Found(string lead)
    {
        var found = ToAll(Commands.Move(lead), null);
        found["stage"] = "located";
        return found;
    }

    private static JsonObject ToAll(JsonObject command, DateTimeOffset? expected)
    {
        command.Remove("handlingText");
        command["handling"] = new JsonArray("H0");
        command["to"] = new JsonArray();
        command.Remove("expected");
        if (expected is { } moment)
        {
            command["expected"] = moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return command;
    }

    private static async Task OnDutyAsync(IPage page, OperationAtWork operation)
    {
        await page.GotoAsync($"{operation.Board}/report/join-duty");
        await page.Locator("[name=site]").FillAsync("Leipzig hub");
        await SendAsync(page);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form.report-form button[type=submit]:not([name])").ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
    }
}
