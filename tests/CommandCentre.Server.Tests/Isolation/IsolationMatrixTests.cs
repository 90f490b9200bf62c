using System.Diagnostics;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Watch;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 of quality.md by brute force: 25 countries and the centre x roles x every outlet, a canary in every field of every record, and an oracle written apart from the rule.</summary>
public sealed partial class IsolationMatrixTests(ITestOutputHelper output)
{
    // quality.md X1.
    private const long AtLeast = 100_000;

    [Fact]
    public async Task EveryOutlet_ForEveryViewer_ShowsWhatTheRuleSaysAndNothingElse()
    {
        var watch = Stopwatch.StartNew();
        await using var stage = await Stage.OpenAsync();
        await FillAsync(stage);
        Say(watch, stage, "filled under live watch");
        await AllAsync(stage, watch, "the action week");
        await stage.Telling.SayAsync("EU", AgencyKind.Coordination, Role.Coordinator, "change-phase", """ "to":"post-operational" """);
        await KeysAsync(stage, who => Outlets.Full || who.Class.Clearance is "week" or "observer");
        await PagesAsync(stage, who => who.Class.Clearance == "week");
        Say(watch, stage, "after the week");
        await WatchAsync(stage);
        Say(watch, stage, "metrics, health and log");
        foreach (var (outlet, checks) in stage.Judging.ByOutlet.OrderByDescending(outlet => outlet.Value))
        {
            output.WriteLine($"{checks,12:N0} {outlet}");
        }

        stage.Judging.AssertNothingWrong();
        Assert.True(stage.Judging.Distinct >= AtLeast, $"{stage.Judging.Distinct} distinct checks");
        Assert.True(stage.Judging.Present >= AtLeast / 4, $"only {stage.Judging.Present} canaries were where they must be: too few to tell a closed outlet from an empty one");
    }

    private async Task AllAsync(Stage stage, Stopwatch watch, string when)
    {
        await KeysAsync(stage, _ => true);
        await HubAsync(stage);
        await PagesAsync(stage, _ => true);
        await PreviewsAsync(stage);
        await PlacesAsync(stage);
        await ExportsAsync(stage);
        await SheetsAsync(stage);
        await PapersAsync(stage);
        Pairs(stage);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(30), when);
    }

    private void Say(Stopwatch watch, Stage stage, string what) => output.WriteLine(
        $"{watch.Elapsed.TotalSeconds,6:F1} s  {what}: {stage.Judging.Checks:N0} checks ({stage.Judging.Distinct:N0} distinct) of {stage.Judging.Texts:N0} texts, {stage.Judging.Present:N0} present, {stage.Ledger.Head} lines, {stage.Ledger.Canaries.Count:N0} canaries, {stage.Judging.Wrong.Count} wrong");

    /// <summary>Everything is said while viewers of many kinds watch: what each line brings is judged by the state the line made.</summary>
    private static async Task FillAsync(Stage stage)
    {
        var watchers = Watchers(stage).ToList();
        stage.Telling.After = async line =>
        {
            if (line.Number < 2)
            {
                return;
            }

            foreach (var watcher in watchers)
            {
                if (line.Number == 2)
                {
                    await watcher.JoinAsync(2);
                }
                else if (watcher.Joined && line.Kind == "participant-dismissed" && watcher.Who.Country == Filling.Dismissed)
                {
                    await watcher.CutAsync();
                }
                else if (watcher.Joined)
                {
                    await watcher.TakeAsync(line.Number, stage.Judging);
                }
            }
        };
        await new Filling(stage.Telling).FillAsync();
        await stage.LetDeadlinesPassAsync();
        foreach (var watcher in watchers)
        {
            if (watcher is { Joined: true, IsBoard: true })
            {
                Figures(stage, watcher.Who, "hub push picture", await watcher.PictureAsync(stage.Ledger.Head));
            }

            watcher.TakeRest(stage.Judging);
            await watcher.DisposeAsync();
        }

        stage.Telling.After = _ => Task.CompletedTask;
    }

    private static IEnumerable<Watcher> Watchers(Stage stage) => stage.Systems
        .Where((system, index) => system.Who.Country != Filling.NeverThere && (system.Who.Country == "EU" || index % 7 == 0 || system.Who is { Country: "DE" or Filling.Dismissed, Role: "liaison officer" or "agency officer" or "observer" }))
        .Select((system, index) => new Watcher(system.Who, stage.Hub(system.Key), index % 2 == 0));

    /// <summary>What tells how the centre is tells nothing of what is in it.</summary>
    private static async Task WatchAsync(Stage stage)
    {
        var nobody = new Who("XX", "none", "none");
        using var client = stage.Centre.WithKey(null);
        stage.Judging.Text(nobody, "GET /health/live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        stage.Judging.Text(nobody, "GET /health/ready", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        stage.Judging.Text(nobody, "GET /metrics", await MetricsTests.TextAsync(stage.Centre));
        stage.Judging.Text(nobody, "log", stage.Log.Plain + stage.Log.Json);
    }
}
