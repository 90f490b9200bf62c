using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>The cable is cut at the socket and mended while the operation goes on.</summary>
public sealed class CutJourney(OperationsRoom room) : IAsyncLifetime
{
    // Nothing listens there until the centre does.
    private static readonly string[] Senders = ["DE", "FR", "NL", "ES"];

    private readonly Relay _wire = new(new Uri("http://127.0.0.1:9"));
    private RunningCentre _centre = null!;
    private OperationAtWork _operation = null!;

    public async ValueTask InitializeAsync()
    {
        _centre = await RunningCentre.StartAsync(also: ReachedByWire);
        _wire.Centre = _centre.Address;
        _operation = new OperationAtWork(_centre, Commands.Operation);
        await Commands.OpenAsync(_centre);
    }

    public async ValueTask DisposeAsync()
    {
        await _wire.DisposeAsync();
        await _centre.DisposeAsync();
    }

    [Fact]
    public async Task Board_CutOffWhileLinesGoOn_ShowsEachOnceInOrder()
    {
        await using var viewer = await Visitor.EnterAsync(room.Browser, _wire.Address, "FR liaison-officer", new());
        await viewer.GoLiveAsync(_operation.Board);
        await SayAsync(10);
        _wire.Cut();
        await viewer.Page.Locator("[data-live][data-state=cut]").WaitForAsync();
        await SayAsync(30);

        var meanwhile = SayAsync(30);
        _wire.Mend();
        await meanwhile;
        var head = await _operation.HeadAsync();
        await viewer.Page.Locator("[data-live][data-state=live]").WaitForAsync(new() { Timeout = 30_000 });
        await viewer.Page.Locator($"#line-{head}").WaitForAsync();

        // Newest on top, from the last number down to 1: no gap, no double, one order.
        var shown = await NumbersAsync(viewer);
        Assert.Equal(Enumerable.Range(1, (int)head).Reverse().Select(number => (long)number), shown);
        Assert.Contains($"{head}", await viewer.Page.Locator("[data-fresh-line]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_CutOffForLongerThanThirtySeconds_SaysSoInWordsAndComesBack()
    {
        await using var viewer = await Visitor.EnterAsync(room.Browser, _wire.Address, "FR liaison-officer", new());
        await viewer.Page.Clock.InstallAsync();
        await viewer.GoLiveAsync(_operation.Board);
        var calm = await ColourAsync(viewer);
        _wire.Cut();
        await viewer.Page.Locator("[data-live][data-state=cut]:not([data-old])").WaitForAsync();
        // A picture turns old past 30 s (quality.md, facts about the platform).
        await viewer.Page.Clock.FastForwardAsync(31_000);
        await viewer.Page.Locator("[data-live][data-old]").WaitForAsync();
        var words = await viewer.Page.Locator("[data-fresh-age]").InnerTextAsync();
        Assert.Matches("(?i)old.*3[1-9] s|3[1-9] s.*old", words);
        Assert.NotEqual(calm, await ColourAsync(viewer));
        // The words of an old picture are the longest there are: a phone shows them whole.
        await viewer.Page.SetViewportSizeAsync(390, 844);
        Assert.InRange(await viewer.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, 390);
        Assert.InRange(await viewer.Page.Locator("[data-fresh-age]").EvaluateAsync<double>("element => element.getBoundingClientRect().right"), 1, 390);

        _wire.Mend();
        // The pause between two tries is 30 s at most.
        await viewer.Page.Clock.FastForwardAsync(30_000);
        await viewer.Page.Locator("[data-live][data-state=live]:not([data-old])").WaitForAsync();
    }

    [Fact]
    public async Task Form_SentWhileCutOff_KeepsWhatWasTypedAndIsRecordedOnce()
    {
        await using var officer = await Visitor.EnterAsync(room.Browser, _wire.Address, "DE liaison-officer", new());
        var page = officer.Page;
        await page.GotoAsync($"{_operation.Board}/report/post-message");
        _wire.Cut();
        await page.Locator("[name=text]").FillAsync("Typed while the cable was cut");
        await page.Locator("[name=to][value=FR]").CheckAsync();
        var send = page.Locator("form.report-form button[type=submit]:not([name])");
        await send.ClickAsync();
        await page.Locator("[data-offline]:not([hidden])").WaitForAsync();
        Assert.Equal("Typed while the cable was cut", await page.Locator("[name=text]").InputValueAsync());
        Assert.True(await page.Locator("[name=to][value=FR]").IsCheckedAsync());

        _wire.Mend();
        var before = await _operation.HeadAsync();
        await send.ClickAsync();
        await page.WaitForURLAsync("**done=recorded");
        Assert.Equal(before + 1, await _operation.HeadAsync());
    }

    // The centre behind the wire is called by the wire's address.
    private void ReachedByWire(WebApplicationBuilder builder)
    {
        var choices = (ServeChoices)builder.Services.Last(service => service.ServiceType == typeof(ServeChoices)).ImplementationInstance!;
        builder.Services.AddSingleton(choices with { Origins = [_wire.Address.GetLeftPart(UriPartial.Authority)] });
    }

    // By several in turn: a system may give 50 commands a second.
    private async Task SayAsync(int messages)
    {
        for (var sent = 0; sent < messages; sent++)
        {
            await _operation.RecordAsync(Senders[sent % Senders.Length], "liaison officer", Commands.Of("post-message", """{"text":"Good morning","handling":["H0"]}"""));
        }
    }

    private static async Task<long[]> NumbersAsync(Visitor viewer) =>
        await viewer.Page.EvaluateAsync<long[]>("() => [...document.querySelectorAll('[data-feed] > [data-number]')].map(row => Number(row.dataset.number))");

    private static async Task<string> ColourAsync(Visitor viewer) =>
        await viewer.Page.Locator("[data-fresh-age]").EvaluateAsync<string>("element => getComputedStyle(element).color");
}
