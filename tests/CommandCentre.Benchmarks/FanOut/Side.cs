using System.Diagnostics;
using System.Text;
using CommandCentre.Benchmarks.Bare;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Wire;

namespace CommandCentre.Benchmarks.FanOut;

/// <summary>One of the servers that are compared, as a process of its own, with its boards and senders. All are read by the same client.</summary>
internal sealed class Side : IAsyncDisposable
{
    private const int Senders = 80;

    private readonly IAsyncDisposable? _centre;
    private readonly Func<int, WireOptions, Task<HubWire>> _open;
    private readonly Func<HubWire, Task> _say;
    private readonly List<HubWire> _senders = [];
    private int _next;

    private Side(string name, ChildProcess process, IAsyncDisposable? centre, Func<int, WireOptions, Task<HubWire>> open, Func<HubWire, Task> say)
    {
        Name = name;
        Process = process;
        _centre = centre;
        _open = open;
        _say = say;
    }

    internal string Name { get; }

    internal ChildProcess Process { get; }

    internal Boards Boards { get; } = new();

    /// <summary>The whole product: a hit over the hub, on disk in its journal, to every board as a row, or to every system as a line.</summary>
    internal static async Task<Side> OursAsync(Wires wires, int boards, bool asRows, CentreChoices? choices = null)
    {
        var centre = await LoadedCentre.StartAsync((choices ?? new CentreChoices()) with { Population = Population.For(boards) });
        await centre.OpenOperationAsync(TimeProvider.System.GetUtcNow());
        var holders = centre.Population.Boards(boards);
        LoadUser[] senders = [.. centre.Population.With("liaison officer")];
        var sent = 0;
        var side = new Side("ours", centre.Process, centre, Open, Say);
        foreach (var sender in senders.Take(Senders))
        {
            side._senders.Add(await centre.OpenAsync(wires, sender));
        }

        return side;

        async Task<HubWire> Open(int index, WireOptions options)
        {
            var board = await centre.OpenAsync(wires, holders[index], options).ConfigureAwait(false);
            await (asRows ? board.JoinBoardAsync(after: long.MaxValue) : board.JoinAsync(after: long.MaxValue)).ConfigureAwait(false);
            return board;
        }

        async Task Say(HubWire wire)
        {
            var count = Interlocked.Increment(ref sent);
            var heard = await wire.SubmitAsync(Orders.Hit(Orders.Id(1, count), $"Pistol parts in a toy {count:d6}")).ConfigureAwait(false);
            if (heard.Ruling != "recorded")
            {
                throw new InvalidOperationException($"hit {count}: {heard.Told}");
            }
        }
    }

    /// <summary>A bare server that sends a row message as we send it: SignalR's <c>Clients.All</c>, or WebSockets without SignalR.</summary>
    internal static async Task<Side> BareAsync(Wires wires, bool signalR, byte[] rows)
    {
        var words = new[] { "dotnet", typeof(Side).Assembly.Location, signalR ? "bare-signalr" : "bare-socket" };
        var (process, address) = await ChildProcess.StartAsync(words, new Dictionary<string, string>(), BareServer.Sign, TimeSpan.FromSeconds(30));
        var hub = new UriBuilder(address) { Scheme = "ws", Path = "/hub/live" }.Uri;
        var argument = Argument(rows);
        var side = new Side(signalR ? "Clients.All" : "raw socket", process, null, (_, options) => wires.OpenAsync(hub, null, options), Say);
        for (var sender = 0; sender < Senders; sender++)
        {
            side._senders.Add(await wires.OpenAsync(hub, null));
        }

        return side;

        async Task Say(HubWire wire)
        {
            if (signalR)
            {
                (await wire.CallAsync("Say", argument).ConfigureAwait(false)).Result();
            }
            else
            {
                wire.Send([.. "{\"type\":1,\"target\":\"Say\",\"arguments\":["u8, .. argument, .. "]}"u8]);
            }
        }
    }

    internal Task GrowAsync(int boards) => Boards.OpenAsync(boards - Boards.Count, _open);

    /// <summary>From sending one to the last board having it, in milliseconds.</summary>
    internal async Task<double> HitAsync()
    {
        var sender = _senders[_next++ % _senders.Count];
        var all = Boards.More(Boards.Count);
        var begun = Stopwatch.GetTimestamp();
        await _say(sender);
        return Stopwatch.GetElapsedTime(begun, await ArrivedAsync(all)).TotalMilliseconds;
    }

    private async Task<long> ArrivedAsync(Task<long> all)
    {
        try
        {
            return await all.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Name}: {Boards.Missing} rows have not come; {Boards.Resyncs} boards were told to join again; {Boards.Lost}; {string.Join('\n', Process.LastWords)}");
        }
    }

    /// <summary>Deliveries a second when so many are sent at once by all senders.</summary>
    internal async Task<double> BurstAsync(int hits)
    {
        var all = Boards.More((long)hits * Boards.Count);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, hits).Select(hit => _say(_senders[hit % _senders.Count])));
        return (double)hits * Boards.Count / Stopwatch.GetElapsedTime(begun, await ArrivedAsync(all)).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        Boards.Dispose();
        foreach (var sender in _senders)
        {
            sender.Abort();
        }

        if (_centre is not null)
        {
            await _centre.DisposeAsync();
        }
        else
        {
            Process.Dispose();
        }
    }

    // What stands between the brackets of "arguments":[...].
    private static byte[] Argument(byte[] rows)
    {
        var at = rows.AsSpan().IndexOf("\"arguments\":["u8);
        return at < 0 ? throw new ArgumentException($"no row message: {Encoding.UTF8.GetString(rows)}", nameof(rows)) : rows[(at + 13)..^2];
    }
}
