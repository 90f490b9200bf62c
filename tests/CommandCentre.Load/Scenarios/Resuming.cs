using System.Diagnostics;
using CommandCentre.Load.Histories;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Scenarios;

/// <summary>L6 of quality.md: a long journal to one cold board, and many boards that lack a thousand lines each.</summary>
public static class Resuming
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>100,000 lines, a cold board of each face one after the other, then 500 boards at once.</summary>
    public static async Task<Outcome> RunAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lines = options.Lines ?? 100_000;
        var folder = Directory.CreateTempSubdirectory("centre-load-").FullName;
        try
        {
            var choices = Streams.Choices(options, 500, 2) with { DataFolder = Path.Combine(folder, "data"), Begin = Math.Max(2, lines - 1000) };
            choices.Population.Write(choices.DataFolder);
            var began = Stopwatch.GetTimestamp();
            await Prepared.FillAsync(choices.DataFolder, choices.Population, lines).ConfigureAwait(false);
            Console.WriteLine($"{lines} lines written in {Stopwatch.GetElapsedTime(began).TotalSeconds:f1} s");
            return await OnAsync(choices, lines, options).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Outcome> OnAsync(SceneChoices choices, int lines, Options options)
    {
        var began = Stopwatch.GetTimestamp();
        await using var scene = await Scene.StartAsync(choices).ConfigureAwait(false);
        var started = Stopwatch.GetElapsedTime(began);
        scene.Heard(0, [], new Centres.Heard("recorded", lines, Guid.Empty, default));
        var rows = await ColdAsync(scene, true).ConfigureAwait(false);
        var json = await ColdAsync(scene, false).ConfigureAwait(false);
        began = Stopwatch.GetTimestamp();
        await scene.ConnectAsync().ConfigureAwait(false);
        var resumed = Stopwatch.GetElapsedTime(began);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        return await scene.EndAsync("resume",
        [
            new Figure($"start with {lines} lines to the first answer", started.TotalMilliseconds, "ms"),
            new Figure($"{lines} lines to one cold board, rows", rows.TotalMilliseconds, "ms", 5000),
            new Figure($"{lines} lines to one cold system, JSON", json.TotalMilliseconds, "ms", 5000),
            new Figure($"{scene.Boards.Count} boards live that lacked {lines - choices.Begin} lines each", resumed.TotalMilliseconds, "ms", 15_000),
            .. scene.Use(),
        ], options.History).ConfigureAwait(false);
    }

    private static async Task<TimeSpan> ColdAsync(Scene scene, bool rows)
    {
        var user = scene.Boards[0].User;
        var board = new Clients.Board(scene.Wires, () => scene.Centre.Hub, user, scene.History.Viewer(new ViewerName($"cold {(rows ? "rows" : "lines")}", user.Country, rows)));
        var began = Stopwatch.GetTimestamp();
        await board.ConnectAsync(new WireOptions()).ConfigureAwait(false);
        await board.Live.WaitAsync(Patience).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(began);
        await board.ReachedAsync(scene.Head).WaitAsync(Patience).ConfigureAwait(false);
        board.Leave();
        return took;
    }
}
