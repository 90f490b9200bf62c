using CommandCentre.Load.Clients;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Scenarios;

/// <summary>F10 of quality.md: some boards read nothing, or 1 or 10 KB/s; the others must not feel it.</summary>
public static class SlowReaders
{
    private const int SmallBuffer = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>One part without slow readers, then one for each pace and number of them.</summary>
    public static async Task<Outcome> RunAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Scene.StartAsync(Streams.Choices(options, 500, 10)).ConfigureAwait(false);
        var (rate, seconds) = (options.Rate ?? 50, TimeSpan.FromSeconds(options.Seconds ?? 10));
        await scene.ConnectAsync().ConfigureAwait(false);
        var figures = new List<Figure>();
        await PartAsync(scene, 0, null, rate, seconds).ConfigureAwait(false);
        var without = (await PartAsync(scene, 0, null, rate, seconds).ConfigureAwait(false)).At(0.99);
        figures.Add(new Figure("shown p99 with nobody slow", without, "ms"));
        foreach (var pace in new[] { 0, 1024, 10_240 })
        {
            foreach (var many in new[] { 1, 10, 50 }.Where(many => many * 4 <= scene.Boards.Count))
            {
                var shown = await PartAsync(scene, many, pace, rate, seconds).ConfigureAwait(false);
                figures.Add(new Figure($"shown p99 of the others, {many} reading {pace / 1024} KB/s", shown.At(0.99), "ms", without * 2));
            }
        }

        figures.Add(new Figure("shown p99 with nobody slow, after all that", (await PartAsync(scene, 0, null, rate, seconds).ConfigureAwait(false)).At(0.99), "ms"));
        figures.Add(new Figure("told to join again", Measured.Resyncs(scene.History), "times"));
        figures.AddRange(scene.Use());
        return await scene.EndAsync("slow", figures, options.History).ConfigureAwait(false);
    }

    /// <summary>Systems that stop reading until their outbox overflows, and read again: each is told to join again or cut, comes back, and lacks nothing.</summary>
    public static async Task<Outcome> OverflowAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Scene.StartAsync(Streams.Choices(options, 24, 16) with { EveryLines = 1 }).ConfigureAwait(false);
        await scene.ConnectAsync().ConfigureAwait(false);
        List<Board> stopping = [.. scene.Boards.Take(6)];
        await Scene.ManyAsync(stopping, async board =>
        {
            board.Cut();
            await board.ConnectAsync(new WireOptions { ReceiveBuffer = SmallBuffer }, scene.Ending).ConfigureAwait(false);
            await board.Live.WaitAsync(Patience, scene.Ending).ConfigureAwait(false);
        }).ConfigureAwait(false);
        scene.Keep(scene.Boards);
        for (var round = 0; round < (options.Rounds ?? 3); round++)
        {
            stopping.ForEach(board => board.Wire?.ReadAt(0));
            await scene.SendLongAsync(options.Lines ?? 2400).ConfigureAwait(false);
            stopping.ForEach(board => board.Wire?.ReadAt(null));
            await scene.SettleAsync(Patience).ConfigureAwait(false);
        }

        var events = stopping.SelectMany(board => board.Log.Events).ToList();
        var (resyncs, cuts) = (events.Count(seen => seen.Kind is Histories.ViewerEventKind.Resync), events.Count(seen => seen.Kind is Histories.ViewerEventKind.Cut) - stopping.Count);
        if (resyncs + cuts == 0)
        {
            scene.Failed("nobody fell behind: nothing was shown by this");
        }

        return await scene.EndAsync("overflow", [new Figure("told to join again", resyncs, "times"), new Figure("cut by the server", cuts, "times"), .. scene.Use()], options.History).ConfigureAwait(false);
    }

    /// <returns>Milliseconds from "recorded" to shown on the boards that are not slow.</returns>
    private static async Task<double[]> PartAsync(Scene scene, int many, int? pace, int rate, TimeSpan during)
    {
        List<Board> slow = [.. scene.Boards.Take(many)];
        await Scene.ManyAsync(slow, async board =>
        {
            board.Cut();
            await board.ConnectAsync(new WireOptions { ReceiveBuffer = SmallBuffer }, scene.Ending).ConfigureAwait(false);
            await board.Live.WaitAsync(Patience, scene.Ending).ConfigureAwait(false);
            board.Wire!.ReadAt(pace);
        }).ConfigureAwait(false);
        var names = slow.Select(board => board.Log).ToHashSet();
        var from = scene.History.Now;
        await scene.SendAsync(rate, during).ConfigureAwait(false);
        await scene.SettleAsync(Patience, scene.Boards.Except(slow)).ConfigureAwait(false);
        var shown = Measured.Shown(scene.History, from, viewer => !names.Contains(viewer));

        // Whoever was slow comes back as any other, and must hold everything in the end.
        await Scene.ManyAsync(slow, async board =>
        {
            board.Cut();
            await board.ComeBackAsync(scene.Ending).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        return shown;
    }
}
