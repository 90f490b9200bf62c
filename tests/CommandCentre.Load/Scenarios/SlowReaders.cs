using CommandCentre.Load.Clients;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Scenarios;

/// <summary>F10 of quality.md: some boards read nothing, or 1 or 10 KB/s; the others must not feel it.</summary>
public static class SlowReaders
{
    private const int SmallBuffer = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Who filled as fast as it may has commands for this second again.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>One part without slow readers, then one for each pace and number of them.</summary>
    public static async Task<Outcome> RunAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Scene.StartAsync(Streams.Choices(options, 500, 10)).ConfigureAwait(false);
        var (lines, seconds) = ((options.Rate ?? 50, options.Lines ?? 2400), TimeSpan.FromSeconds(options.Seconds ?? 10));
        await scene.ConnectAsync().ConfigureAwait(false);
        var figures = new List<Figure>();
        var stuck = 0;
        await PartAsync(scene, 0, null, lines, seconds).ConfigureAwait(false);
        var without = (await PartAsync(scene, 0, null, lines, seconds).ConfigureAwait(false)).Shown.At(0.99);
        figures.Add(new Figure("shown p99 with nobody slow", without, "ms"));
        foreach (var pace in new[] { 0, 1024, 10_240 })
        {
            foreach (var many in new[] { 1, 10, 50 }.Where(many => many * 10 <= scene.Boards.Count))
            {
                var (shown, behind) = await PartAsync(scene, many, pace, lines, seconds).ConfigureAwait(false);
                stuck += pace == 0 ? behind : 0;
                figures.Add(new Figure($"shown p99 of the others, {many} reading {pace / 1024} KB/s, {behind} of them left behind", shown.At(0.99), "ms", without * 2));
            }
        }

        if (stuck == 0)
        {
            scene.Failed("nobody fell behind: nothing was shown by this");
        }

        figures.Add(new Figure("shown p99 with nobody slow, after all that", (await PartAsync(scene, 0, null, lines, seconds).ConfigureAwait(false)).Shown.At(0.99), "ms"));
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
            await board.ComeBackAsync(scene.Ending, new WireOptions { ReceiveBuffer = SmallBuffer }).ConfigureAwait(false);
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

    /// <summary>Before it is measured, long messages fill what the system keeps for those who do not read: else nobody would be stuck within seconds.</summary>
    /// <returns>Milliseconds from "recorded" to shown on the boards that are not slow, and how many of the slow ones were cut or told to join again.</returns>
    private static async Task<(double[] Shown, int Behind)> PartAsync(Scene scene, int many, int? pace, (int Rate, int Filling) lines, TimeSpan during)
    {
        // Systems: a row shows the beginning of a long text only.
        List<Board> slow = [.. scene.Boards.Where(board => !board.Log.Name.IsBoard).Take(many)];
        await Scene.ManyAsync(slow, async board =>
        {
            board.Cut();
            await board.ComeBackAsync(scene.Ending, new WireOptions { ReceiveBuffer = SmallBuffer }).ConfigureAwait(false);
            board.Wire!.ReadAt(pace);
        }).ConfigureAwait(false);
        var names = slow.Select(board => board.Log).ToHashSet();
        if (many > 0)
        {
            await scene.SendLongAsync(lines.Filling).ConfigureAwait(false);
            await scene.SettleAsync(Patience, scene.Boards.Except(slow)).ConfigureAwait(false);
            await Task.Delay(Breath, scene.Ending).ConfigureAwait(false);
        }

        var from = scene.History.Now;
        await scene.SendAsync(lines.Rate, during).ConfigureAwait(false);
        await scene.SettleAsync(Patience, scene.Boards.Except(slow)).ConfigureAwait(false);
        var shown = Measured.Shown(scene.History, from, viewer => !names.Contains(viewer));
        var behind = await BehindAsync(scene, slow, from).ConfigureAwait(false);

        // Whoever was slow comes back as any other, and must hold everything in the end.
        await Scene.ManyAsync(slow, async board =>
        {
            board.Cut();
            await board.ComeBackAsync(scene.Ending).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        return (shown, behind);
    }

    /// <summary>The slow ones read again: who was cut finds out, who was told to join again joins, the others go on.</summary>
    private static async Task<int> BehindAsync(Scene scene, List<Board> slow, long from)
    {
        slow.ForEach(board => board.Wire!.ReadAt(null));
        try
        {
            await Task.WhenAll(slow.Select(board => Task.WhenAny(board.Wire!.Closed, board.ReachedAsync(scene.Head)))).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            scene.Failed("a slow reader that reads again neither lost its connection nor got what it lacked");
        }

        return slow.Count(board => board.Wire!.Closed.IsCompleted || board.Log.Events.Any(seen => seen.Kind is Histories.ViewerEventKind.Resync && seen.At >= from));
    }
}
