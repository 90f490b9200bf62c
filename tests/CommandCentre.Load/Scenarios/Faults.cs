using System.Diagnostics;
using System.Text.Json.Nodes;
using CommandCentre.Load.Clients;

namespace CommandCentre.Load.Scenarios;

/// <summary>What goes wrong in the middle of it: F1, F9 and O1 of quality.md.</summary>
public static class Faults
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>F1: kill -9 in mid-stream and a start on the same folder, again and again; boards rejoin, senders repeat what they do not know the fate of.</summary>
    public static async Task<Outcome> KillAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Streams.ReadyAsync(options, 40, 8).ConfigureAwait(false);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(scene.Ending);
        var sending = Task.WhenAll(Enumerable.Range(0, scene.Senders.Count).Select(sender => Task.Run(() => OneAfterTheOtherAsync(scene, sender, enough.Token))));
        var ready = new List<double>();
        for (var round = 0; round < (options.Rounds ?? 10); round++)
        {
            // In mid-stream: some lines further on, and a bit more, never at the same place.
            await MovedOnAsync(scene, scene.Head + 20 + (round * 7 % 31)).ConfigureAwait(false);
            ready.Add((await scene.KillAsync(TimeSpan.Zero).ConfigureAwait(false)).TotalMilliseconds);
        }

        await MovedOnAsync(scene, scene.Head + 20).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        var unknown = scene.History.Senders.Sum(sender => sender.Events.Count(sent => sent.Kind is Histories.SendKind.Unknown));
        return await scene.EndAsync("kill",
        [
            new Figure("times killed", ready.Count, "times"),
            new Figure("ready again, longest", ready.Max(), "ms", 10_000),
            new Figure("ready again, median", ready.Order().ElementAt(ready.Count / 2), "ms"),
            new Figure("commands whose answer was lost", unknown, "commands"),
            .. scene.Use(),
        ], options.History).ConfigureAwait(false);
    }

    /// <summary>F9: all boards cut at once while commands go on; how long until all are live again.</summary>
    public static async Task<Outcome> StormAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Scene.StartAsync(Streams.Choices(options, 500, 4)).ConfigureAwait(false);
        await scene.ConnectAsync().ConfigureAwait(false);
        var took = new List<double>();
        for (var round = 0; round < (options.Rounds ?? 3); round++)
        {
            var sending = scene.SendAsync(options.Rate ?? 20, TimeSpan.FromSeconds(3));
            foreach (var board in scene.Boards)
            {
                board.Cut();
            }

            var began = Stopwatch.GetTimestamp();
            await Scene.ManyAsync(scene.Boards, board => board.ComeBackAsync(scene.Ending)).ConfigureAwait(false);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await sending.ConfigureAwait(false);
        }

        await scene.SettleAsync(Patience).ConfigureAwait(false);
        return await scene.EndAsync("storm",
            [new Figure($"{scene.Boards.Count} boards cut at once, all live again, longest of {took.Count}", took.Max(), "ms", 15_000), new Figure("the same, shortest", took.Min(), "ms"), .. scene.Use()],
            options.History).ConfigureAwait(false);
    }

    /// <summary>O1: every command sent one to five times, over two connections at once, over cuts and over restarts: one event.</summary>
    public static async Task<Outcome> RepeatAsync(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var scene = await Streams.ReadyAsync(options, 20, 6).ConfigureAwait(false);
        var rounds = options.Rounds ?? 3;
        var sending = Task.WhenAll(Enumerable.Range(0, scene.Senders.Count).Select(sender => Task.Run(() => RepeatingAsync(scene, sender, (options.Lines ?? 60) * rounds))));
        for (var round = 0; round < rounds && !sending.IsCompleted; round++)
        {
            await MovedOnAsync(scene, scene.Head + 40, sending).ConfigureAwait(false);
            await scene.KillAsync(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
        }

        await sending.ConfigureAwait(false);
        await scene.SettleAsync(Patience).ConfigureAwait(false);
        var sent = scene.History.Senders.SelectMany(sender => sender.Events).ToList();
        return await scene.EndAsync("repeat",
        [
            new Figure("commands", sent.Select(one => (one.Sender, one.Command)).Distinct().Count(), "commands"),
            new Figure("sendings", sent.Count(one => one.Kind is Histories.SendKind.Invoked), "sendings"),
            new Figure("answered 'repeated'", sent.Count(one => one.Kind is Histories.SendKind.Repeated), "answers"),
            new Figure("answers lost", sent.Count(one => one.Kind is Histories.SendKind.Unknown), "answers"),
        ], options.History).ConfigureAwait(false);
    }

    private static async Task OneAfterTheOtherAsync(Scene scene, int sender, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var order = scene.Next(sender);
            scene.Heard(sender, order, await scene.Senders[sender].SendSurelyAsync(order, scene.Ending).ConfigureAwait(false));
        }
    }

    private static async Task RepeatingAsync(Scene scene, int sender, int commands)
    {
        var user = scene.Senders[sender];
        var other = new Sender(scene.Wires, () => scene.Centre.Hub, user.User, user.Log);
        for (var count = 0; count < commands; count++)
        {
            var order = scene.Next(sender);
            var times = (count % 5) + 1;
            var first = times % 2 == 0 ? Again(other, order, times / 2, scene.Ending) : Task.CompletedTask;
            if (count % 11 == 0)
            {
                user.Wire?.Abort();
            }

            var heard = await user.SendSurelyAsync(order.DeepClone().AsObject(), scene.Ending).ConfigureAwait(false);
            await first.ConfigureAwait(false);
            await Again(user, order, times - 1 - (times % 2 == 0 ? times / 2 : 0), scene.Ending).ConfigureAwait(false);
            scene.Heard(sender, order, heard);
        }
    }

    private static async Task Again(Sender sender, JsonObject order, int times, CancellationToken ending)
    {
        for (var time = 0; time < times; time++)
        {
            await sender.SendSurelyAsync(order.DeepClone().AsObject(), ending).ConfigureAwait(false);
        }
    }

    /// <summary>Ends when a number was recorded, or when something else is done.</summary>
    private static async Task MovedOnAsync(Scene scene, long number, Task? orDone = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (scene.Head < number && orDone is not { IsCompleted: true })
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                scene.Failed($"line {number} was not recorded within {Patience.TotalSeconds:f0} s; the last is {scene.Head}");
                return;
            }

            await Task.Delay(5).ConfigureAwait(false);
        }
    }
}
