using System.Text;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Feeds;

/// <summary>A connection with its other end: takes what the outbox writes, unless it is held, and shows lines by number as every client does.</summary>
internal sealed class Board : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly OperationDesk _desk;
    private readonly Func<Outbox> _open;
    private readonly List<Frame> _frames = [];
    private readonly List<FrameRun> _runs = [];
    private readonly List<long> _shown = [];
    private readonly Dictionary<long, Frame> _ahead = [];
    private readonly Dictionary<long, byte[]> _looks = [];
    private readonly List<(Func<bool> Is, TaskCompletionSource Done)> _waits = [];
    private TaskCompletionSource? _hold;
    private TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Board(OperationDesk desk, string country, FeedFace? face = null, TimeProvider? wall = null, Entitlement? entitlement = null, Viewer? viewer = null)
    {
        _desk = desk;
        Country = country;
        _open = () => new Outbox(viewer ?? Room.Viewer(country), face ?? FeedFace.Lines, WriteAsync, Abort, entitlement ?? Entitlement.Always, wall ?? TimeProvider.System);
        Outbox = _open();
        desk.Feed.Attach(Outbox);
    }

    public string Country { get; }

    public Outbox Outbox { get; private set; }

    public bool Aborted { get; private set; }

    public int Messages { get; private set; }

    public bool NeedsJoin { get; private set; }

    /// <summary>The last number shown; nothing is missing before it.</summary>
    public long Last { get; private set; }

    /// <summary>Numbers in the order they were shown.</summary>
    public IReadOnlyList<long> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown];
            }
        }
    }

    /// <summary>Everything that was written, in its order.</summary>
    public IReadOnlyList<Frame> Frames
    {
        get
        {
            lock (_gate)
            {
                return [.. _frames];
            }
        }
    }

    /// <summary>What was written, message by message.</summary>
    public IReadOnlyList<FrameRun> Runs
    {
        get
        {
            lock (_gate)
            {
                return [.. _runs];
            }
        }
    }

    /// <summary>A board that is live.</summary>
    public static async Task<Board> JoinAsync(OperationDesk desk, string country, FeedFace? face = null, TimeProvider? wall = null, Entitlement? entitlement = null, Viewer? viewer = null)
    {
        var board = new Board(desk, country, face, wall, entitlement);
        await board.CatchUpAsync();
        return board;
    }

    /// <summary>What the board shows for a line now.</summary>
    public string Look(long number)
    {
        lock (_gate)
        {
            return Encoding.UTF8.GetString(_looks[number]);
        }
    }

    /// <summary>The connection is cut; what was under way is lost. The board keeps what it shows.</summary>
    public async Task CutAsync()
    {
        _desk.Feed.Detach(Outbox);
        await Outbox.DisposeAsync();
        Release();
    }

    /// <summary>A new connection.</summary>
    public void Reconnect()
    {
        lock (_gate)
        {
            _ahead.Clear();
        }

        Outbox = _open();
        _desk.Feed.Attach(Outbox);
    }

    /// <summary>Asks page after page until live delivery has started.</summary>
    public async Task<List<JoinPage>> CatchUpAsync()
    {
        NeedsJoin = false;
        var pages = new List<JoinPage>();
        do
        {
            pages.Add(await _desk.Feed.JoinAsync(Outbox, Last, TestContext.Current.CancellationToken).AsTask().WaitAsync(Soon));
            lock (_gate)
            {
                Take([.. pages[^1].Lines, .. pages[^1].Redrawn]);
            }
        }
        while (!pages[^1].Live);
        return pages;
    }

    /// <summary>Waits until a number is shown; lines that come by themselves only.</summary>
    public Task UntilAsync(long number) => UntilAsync(() => Last >= number);

    /// <summary>Waits until something holds of what was written.</summary>
    public Task UntilAsync(Func<bool> holds)
    {
        lock (_gate)
        {
            if (holds())
            {
                return Task.CompletedTask;
            }

            var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((holds, wait));
            return wait.Task.WaitAsync(Soon);
        }
    }

    /// <summary>Stops reading. The task ends when a write is stuck.</summary>
    public Task Hold()
    {
        lock (_gate)
        {
            _hold ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return (_stuck = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(Soon);
        }
    }

    /// <summary>Reads on.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _hold?.TrySetResult();
            _hold = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Feed.Detach(Outbox);
        Release();
        await Outbox.DisposeAsync();
    }

    private async ValueTask WriteAsync(FrameRun run, CancellationToken cancellationToken)
    {
        Task? hold;
        lock (_gate)
        {
            hold = _hold?.Task;
            if (hold is not null)
            {
                _stuck.TrySetResult();
            }
        }

        if (hold is not null)
        {
            await hold.WaitAsync(cancellationToken);
        }

        lock (_gate)
        {
            Messages++;
            _runs.Add(run);
            _frames.AddRange(run.Frames);
            Take(run.Frames);
            Wake();
        }
    }

    private void Take(IReadOnlyList<Frame> frames)
    {
        foreach (var frame in frames)
        {
            switch (frame.Kind)
            {
                case FrameKind.Line when frame.Number > Last:
                    _ahead[frame.Number] = frame;
                    break;
                case FrameKind.Redrawn when frame.Number <= Last:
                    _looks[frame.Number] = frame.Bytes.ToArray();
                    break;
                case FrameKind.Redrawn when _ahead.ContainsKey(frame.Number):
                    _ahead[frame.Number] = frame;
                    break;
                case FrameKind.Resync:
                    NeedsJoin = true;
                    break;
            }

            while (_ahead.Remove(Last + 1, out var next))
            {
                _shown.Add(next.Number);
                _looks[next.Number] = next.Bytes.ToArray();
                Last++;
            }
        }
    }

    private void Abort()
    {
        lock (_gate)
        {
            Aborted = true;
            Wake();
        }
    }

    private void Wake()
    {
        foreach (var wait in _waits.Where(wait => wait.Is()).ToList())
        {
            _waits.Remove(wait);
            wait.Done.TrySetResult();
        }
    }
}
