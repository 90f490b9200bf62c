using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Feeds;

/// <summary>What waits for one connection, bounded, with the one writer that empties it. Whoever does not read falls behind alone.</summary>
/// <remarks>256 lines or 256 KB; one more and everything waiting is dropped for a single "resync". An unread connection is ended after 5 s.</remarks>
public sealed class Outbox : IAsyncDisposable
{
    /// <summary>Most frames waiting.</summary>
    public const int FrameLimit = 256;

    /// <summary>Most bytes waiting.</summary>
    public const int ByteLimit = 256 * 1024;

    /// <summary>How long one write may take before the connection is ended.</summary>
    public static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _ring = new(0, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<IReadOnlyList<Frame>, CancellationToken, ValueTask> _write;
    private readonly Action _abort;
    private readonly Entitlement _entitlement;
    private readonly TimeProvider _wall;
    private readonly Task _writing;
    private List<Frame> _waiting = [];
    private int _bytes;

    /// <summary>Opens an outbox and starts its writer.</summary>
    /// <param name="viewer">Whose connection it is.</param>
    /// <param name="face">How lines are drawn for it.</param>
    /// <param name="write">Writes frames in order as one message; waits while the other end does not read.</param>
    /// <param name="abort">Ends the connection at once, with whatever is queued in it.</param>
    /// <param name="entitlement">Whether it may still be written to.</param>
    /// <param name="wall">Wall clock, for the write limit.</param>
    public Outbox(
        Viewer viewer,
        FeedFace face,
        Func<IReadOnlyList<Frame>, CancellationToken, ValueTask> write,
        Action abort,
        Entitlement entitlement,
        TimeProvider wall)
    {
        Viewer = viewer;
        Face = face;
        _write = write;
        _abort = abort;
        _entitlement = entitlement;
        _wall = wall;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Whose connection it is.</summary>
    public Viewer Viewer { get; }

    /// <summary>How lines are drawn for it.</summary>
    public FeedFace Face { get; }

    /// <summary>Number of the last line put in; lines go in only in order.</summary>
    internal long Cursor { get; private set; }

    /// <summary>Whether lines go in as they come.</summary>
    internal bool Live { get; private set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _ending.Dispose();
        _ring.Dispose();
    }

    /// <summary>Drops what waits and stops taking lines, until <see cref="GoLive"/>.</summary>
    internal void Pause()
    {
        lock (_gate)
        {
            Live = false;
            Clear();
        }
    }

    /// <summary>Takes lines from the one after a number.</summary>
    internal void GoLive(long cursor)
    {
        lock (_gate)
        {
            Cursor = cursor;
            Live = true;
        }
    }

    /// <summary>Puts a line in if it is the next one.</summary>
    internal void Put(long number, ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            if (Live && Cursor == number - 1)
            {
                Cursor = number;
                Add(new Frame(FrameKind.Line, number, bytes));
            }
        }
    }

    /// <summary>Puts in something that is no new line; an unsent frame of the same kind is replaced unless it is a redrawn line.</summary>
    internal void Put(Frame frame)
    {
        lock (_gate)
        {
            if (!Live)
            {
                return;
            }

            if (frame.Kind is not FrameKind.Redrawn && _waiting.FindIndex(waiting => waiting.Kind == frame.Kind) is >= 0 and var index)
            {
                _bytes += frame.Bytes.Length - _waiting[index].Bytes.Length;
                _waiting[index] = frame;
                return;
            }

            Add(frame);
        }
    }

    private void Add(Frame frame)
    {
        _waiting.Add(frame);
        _bytes += frame.Bytes.Length;
        if (_waiting.Count > FrameLimit || _bytes > ByteLimit)
        {
            Live = false;
            Clear();
            _waiting.Add(new Frame(FrameKind.Resync, Cursor, default));
        }

        if (_ring.CurrentCount == 0)
        {
            _ring.Release();
        }
    }

    private void Clear()
    {
        _waiting.Clear();
        _bytes = 0;
    }

    private List<Frame> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            _bytes = 0;
            return taken;
        }
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (true)
            {
                await _ring.WaitAsync(_ending.Token).ConfigureAwait(false);
                var frames = Take();
                if (frames.Count == 0)
                {
                    continue;
                }

                if (!_entitlement.Holds())
                {
                    _abort();
                    return;
                }

                await _write(frames, _ending.Token).AsTask().WaitAsync(WriteLimit, _wall, _ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The connection is gone; nothing waits for this writer.
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or InvalidOperationException or ObjectDisposedException or OperationCanceledException)
        {
            // The other end does not read, or is gone: it joins again with the number it has.
            _abort();
        }
    }
}
