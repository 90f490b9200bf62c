using System.Collections.Concurrent;
using System.Diagnostics;

namespace CommandCentre.Load.Wire;

/// <summary>Many connections to the hub with one thread that reads all of them. Linux and loopback only.</summary>
public sealed class Wires : IDisposable
{
    /// <summary>Highest descriptor there may be here: far above any limit this machine sets.</summary>
    private const int MostDescriptors = 1 << 20;

    private const int TickMilliseconds = 50;

    /// <summary>The server closes after 25 s without a word.</summary>
    private static readonly long PingEvery = Stopwatch.Frequency * 8;

    private readonly Epoll _epoll = new();
    private readonly HubWire?[] _bySocket = new HubWire?[MostDescriptors];
    private readonly ConcurrentDictionary<HubWire, byte> _open = new();
    private readonly ConcurrentQueue<HubWire> _closing = new();
    private readonly ConcurrentQueue<(HubWire Wire, bool Slowly)> _pacing = new();
    private readonly byte[] _buffer = new byte[128 * 1024];
    private readonly Thread _reading;
    private volatile bool _stopping;

    public Wires()
    {
        _reading = new Thread(Run) { IsBackground = true, Name = "wires" };
        _reading.Start();
    }

    /// <summary>Opens a connection: upgrade with the key, handshake of the hub protocol.</summary>
    /// <param name="hub">Such as <c>ws://127.0.0.1:5080/hub/live</c>; loopback.</param>
    /// <param name="key">The bearer key; none when absent.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="WireRefused">Not taken.</exception>
    public async Task<HubWire> OpenAsync(Uri hub, string? key, WireOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hub);
        if (!hub.IsLoopback)
        {
            throw new ArgumentException($"{hub} is not this machine: load goes to loopback only", nameof(hub));
        }

        var wire = await Task.Run(() => HubWire.Open(this, hub, key, options ?? new WireOptions()), cancellationToken).ConfigureAwait(false);
        await wire.Greeted.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false);
        return wire;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping = true;
        if (_reading != Thread.CurrentThread)
        {
            _reading.Join();
        }
    }

    internal void Add(HubWire wire)
    {
        _bySocket[wire.Descriptor] = wire;
        _open[wire] = 0;
        _epoll.Watch(wire.Descriptor);
    }

    /// <summary>Reads it slowly, or as it comes again: from the next round of the reading thread on, which alone knows whose a descriptor is.</summary>
    internal void Pace(HubWire wire, bool slowly) => _pacing.Enqueue((wire, slowly));

    /// <summary>Descriptors are let go by the reading thread alone, so that it never reads one that is somebody else's by now.</summary>
    internal void Close(HubWire wire) => _closing.Enqueue(wire);

    private void Run()
    {
        var ready = new int[512];
        var ticked = Stopwatch.GetTimestamp();
        while (!_stopping)
        {
            var count = _epoll.Wait(ready, TickMilliseconds);
            for (var i = 0; i < count; i++)
            {
                _bySocket[ready[i]]?.ReadReady(_buffer);
            }

            LetGo();
            Paced();
            var now = Stopwatch.GetTimestamp();
            if (now - ticked >= Stopwatch.Frequency * TickMilliseconds / 1000)
            {
                Tick(now, Stopwatch.GetElapsedTime(ticked, now));
                ticked = now;
            }
        }

        foreach (var wire in _open.Keys)
        {
            wire.Abort();
        }

        LetGo();
        _epoll.Dispose();
    }

    private void Tick(long now, TimeSpan passed)
    {
        foreach (var (wire, _) in _open)
        {
            if (wire.Rate is not null)
            {
                wire.ReadSlowly(_buffer, passed);
            }

            if (now - wire.Spoke > PingEvery)
            {
                wire.SendPing();
            }
        }
    }

    private void Paced()
    {
        while (_pacing.TryDequeue(out var paced))
        {
            if (!_open.ContainsKey(paced.Wire))
            {
                continue;
            }

            if (paced.Slowly)
            {
                _epoll.Leave(paced.Wire.Descriptor);
            }
            else
            {
                _epoll.Watch(paced.Wire.Descriptor);
            }
        }
    }

    private void LetGo()
    {
        while (_closing.TryDequeue(out var wire))
        {
            if (_open.TryRemove(wire, out _))
            {
                _epoll.Leave(wire.Descriptor);
                _bySocket[wire.Descriptor] = null;
                wire.LetGo();
            }
        }
    }
}
