using System.Diagnostics;

namespace CommandCentre.Load.Scenarios;

/// <summary>Commands at a rate to many boards: L1, L2 and L3 of quality.md.</summary>
public static class Streams
{
    private const double MegaByte = 1048576, KiloByte = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>L1: 500 boards of 25 countries and 4 roles, 50 commands/s of all handling codes for 20 s.</summary>
    public static async Task<Outcome> SteadyAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (rate, seconds) = (options.Rate ?? 50, options.Seconds ?? 20);
        await using var scene = await ReadyAsync(options, 500, 10).ConfigureAwait(false);
        var from = scene.History.Now;
        await scene.SendAsync(rate, TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
        var settled = await scene.SettleAsync(Patience).ConfigureAwait(false);
        var use = scene.Use();
        return await EndAsync(scene, "steady", options, from,
            [new Figure("everything shown after the last command", settled.TotalMilliseconds, "ms"), .. use],
            rate * scene.Boards.Count).ConfigureAwait(false);
    }

    /// <summary>L2: 200 commands/s for 30 s to 500 boards; nothing lost, and no lag 10 s after.</summary>
    public static async Task<Outcome> BurstAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await ReadyAsync(options, 500, 20).ConfigureAwait(false);
        var from = scene.History.Now;
        await scene.SendAsync(options.Rate ?? 200, TimeSpan.FromSeconds(options.Seconds ?? 30)).ConfigureAwait(false);
        var settled = await scene.SettleAsync(Patience).ConfigureAwait(false);
        var use = scene.Use();
        return await EndAsync(scene, "burst", options, from, [new Figure("everything shown after the last command", settled.TotalMilliseconds, "ms", 10_000), .. use], null).ConfigureAwait(false);
    }

    /// <summary>L3: 2,000 boards, 20 commands/s; memory a connection with its outbox.</summary>
    public static async Task<Outcome> ManyAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Scene.StartAsync(Choices(options, 2000, 4)).ConfigureAwait(false);
        var empty = scene.Centre.Process.ResidentBytes;
        await scene.ConnectAsync().ConfigureAwait(false);
        var joined = scene.Centre.Process.ResidentBytes;
        var from = scene.History.Now;
        await scene.SendAsync(options.Rate ?? 20, TimeSpan.FromSeconds(options.Seconds ?? 20)).ConfigureAwait(false);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        var loaded = scene.Centre.Process.ResidentBytes;
        var use = scene.Use();
        return await EndAsync(scene, "many", options, from,
        [
            new Figure("server memory before anybody came", empty / MegaByte, "MB"),
            new Figure("memory a connection, joined", (joined - empty) / KiloByte / scene.Boards.Count, "KB", 60),
            new Figure("memory a connection under load", (loaded - empty) / KiloByte / scene.Boards.Count, "KB", 60),
            .. use,
        ], null).ConfigureAwait(false);
    }

    internal static SceneChoices Choices(Options options, int boards, int senders) => new() { Boards = options.Boards ?? boards, Senders = options.Senders ?? senders };

    internal static async Task<Scene> ReadyAsync(Options options, int boards, int senders)
    {
        var scene = await Scene.StartAsync(Choices(options, boards, senders)).ConfigureAwait(false);
        var began = Stopwatch.GetTimestamp();
        await scene.ConnectAsync().ConfigureAwait(false);
        Console.WriteLine($"{scene.Boards.Count} boards live after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:f0} ms");
        scene.Keep(scene.Boards);
        return scene;
    }

    internal static Task<Outcome> EndAsync(Scene scene, string name, Options options, long from, IEnumerable<Figure> also, double? rate)
    {
        var (answers, shown) = (Measured.Answers(scene.History, from), Measured.Shown(scene.History, from));
        Figure[] figures =
        [
            new("commands recorded", answers.Length, "commands"),
            new("answer p50", answers.At(0.5), "ms"),
            new("answer p99", answers.At(0.99), "ms", 50),
            new("answer to shown p50", shown.At(0.5), "ms"),
            new("answer to shown p99", shown.At(0.99), "ms", 250),
            new("answer to shown, longest", shown.At(1), "ms"),
            new("deliveries that came by themselves", Measured.Rate(scene.History, from), "a second", rate, AtLeast: true),
            new("bytes a row", scene.History.Viewers.Where(viewer => viewer.Name.IsBoard).Select(Measured.BytesALine).DefaultIfEmpty().Average(), "bytes"),
            new("bytes a line as JSON", scene.History.Viewers.Where(viewer => !viewer.Name.IsBoard).Select(Measured.BytesALine).DefaultIfEmpty().Average(), "bytes"),
            new("told to join again", Measured.Resyncs(scene.History), "times"),
            .. also,
        ];
        return scene.EndAsync(name, figures, options.History);
    }
}
