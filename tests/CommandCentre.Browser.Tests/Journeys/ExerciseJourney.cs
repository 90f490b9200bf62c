using CommandCentre.Browser.Tests.Running;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Browser.Tests.Journeys;

/// <summary>The exercise's own page.</summary>
public sealed class ExerciseJourney(OperationsRoom room) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private RunningCentre _centre = null!;

    private ExercisePlayer Player => _centre.Get<ExercisePlayer>();

    public async ValueTask InitializeAsync()
    {
        _centre = await RunningCentre.StartAsync();
        await Player.StartAsync(CancellationToken.None);
        await Until.IsSoAsync(() => Player.State.Position > 0, Patience, "the exercise had not begun");
    }

    public async ValueTask DisposeAsync()
    {
        await Player.StopAsync(CancellationToken.None);
        await _centre.DisposeAsync();
    }

    [Fact]
    public async Task Coordinator_PausesResumesAndStartsAgain()
    {
        await using var coordinator = await Visitor.EnterAsync(room.Browser, _centre.Address, "EU coordinator", new());
        var page = coordinator.Page;
        var first = Player.State.Operation;
        await page.GotoAsync("/exercise");
        await page.Locator("button[value=pause]").ClickAsync();
        await page.Locator("button[value=resume]").WaitForAsync();
        Assert.Equal(ExerciseStage.Paused, Player.State.Stage);
        await page.GotoAsync($"/operations/{first}");
        Assert.Equal("0", await page.Locator("[data-live]").GetAttributeAsync("data-speed"));

        await page.GotoAsync("/exercise");
        await page.Locator("button[value=resume]").ClickAsync();
        await page.Locator("button[value=pause]").WaitForAsync();
        Assert.Equal(ExerciseStage.Playing, Player.State.Stage);

        await page.Locator("button[value=again]").ClickAsync();
        await Until.IsSoAsync(() => Player.State.Operation != first && Player.State.Position > 0, Patience, "it had not started again");
        await page.GotoAsync("/exercise");
        Assert.Equal($"{first}-2", Player.State.Operation.Value);
        await page.Locator($"a[href='/operations/{first}-2']").ClickAsync();
        await page.WaitForURLAsync($"**/operations/{first}-2");
        coordinator.AssertNoComplaint();
    }

    [Fact]
    public async Task Liaison_SeesItAndCannotChangeIt()
    {
        await using var liaison = await Visitor.EnterAsync(room.Browser, _centre.Address, "DE liaison-officer", new());
        await liaison.Page.GotoAsync("/exercise");
        Assert.Equal(0, await liaison.Page.Locator("main button").CountAsync());

        await liaison.Page.GotoAsync($"/operations/{Player.State.Operation}");
        var status = await liaison.Page.EvaluateAsync<int>("""
            async () => {
              const token = document.querySelector("[name=__RequestVerificationToken]").value;
              const body = new URLSearchParams({ _handler: "exercise", Choice: "pause", __RequestVerificationToken: token });
              return (await fetch("/exercise", { method: "POST", body })).status;
            }
            """);
        // There is no such form for a liaison officer, so what is posted as one is no request of this page.
        Assert.Equal(400, status);
        Assert.Equal(ExerciseStage.Playing, Player.State.Stage);
    }
}
