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

    /// <summary>How often the entitlement is asked for while a write is stuck: the rest of it must not go out long after rights were withdrawn.</summary>
    private static readonly TimeSpan StuckLook = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<IReadOnlyList<Frame>, CancellationToken, ValueTask> _write;
    private readonly Action _abort;
    private readonly Entitlement _entitlement;
    private readonly TimeProvider _wall;
    private readonly Task _writing;

    /// <summary>Rung when something waits; never disposed, because a feed that has not yet heard of the end may still ring it.</summary>
    private readonly SemaphoreSlim _ring = new(0, 1);

    private List<Frame> _waiting = [];
    private int _bytes;
    private long _cursor;
    private bool _live;
    private TaskCompletionSource? _underWay;

    /// <summary>Opens an outbox and starts its writer.</summary>
    /// <param name="viewer">Whose connection it is.</param>
    /// <param name="face">How lines are drawn for it.</param>
    /// <param name="write">Writes frames in order as one message; waits while the other end does not read.</param>
    /// <param name="abort">Ends the connection at once, with whatever is queued in it; must not wait for this outbox.</param>
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

    /// <summary>The last number a page gave, until the connection is live; who asks again after it has caught up. Only joining looks at it.</summary>
    internal long? PagedTo { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
    }

    /// <summary>Drops what waits and takes nothing until <see cref="GoLive"/>; what is being written now is over when the task ends.</summary>
    internal Task PauseAsync()
    {
        lock (_gate)
        {
            _live = false;
            Clear();
            return _underWay?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Takes lines from the one after a number, beginning with those given; false, and nothing happens, when they would fill half of it.</summary>
    internal bool GoLive(long after, IReadOnlyList<IReadOnlyList<Frame>> lacking)
    {
        if (lacking.Sum(frames => frames.Count) > FrameLimit / 2 || lacking.Sum(frames => frames.Sum(frame => frame.Bytes.Length)) > ByteLimit / 2)
        {
            return false;
        }

        lock (_gate)
        {
            PagedTo = null;
            _cursor = after;
            _live = true;
            foreach (var frames in lacking)
            {
                Put(frames);
            }
        }

        return true;
    }

    /// <summary>Puts a line in with the earlier ones it makes look otherwise, so that they leave in one message. What it has is passed over; a gap means "resync".</summary>
    internal void Put(IReadOnlyList<Frame> line)
    {
        lock (_gate)
        {
            if (!_live || line[0].Number <= _cursor)
            {
                return;
            }

            if (line[0].Number > _cursor + 1)
            {
                Resync();
                return;
            }

            _cursor = line[0].Number;
            foreach (var frame in line)
            {
                Add(frame);
            }
        }
    }

    /// <summary>Puts in figures or a pulse; an unsent one of the same kind is replaced.</summary>
    internal void Put(Frame frame)
    {
        lock (_gate)
        {
            if (_live && _waiting.FindIndex(waiting => waiting.Kind == frame.Kind) is >= 0 and var index)
            {
                _bytes += frame.Bytes.Length - _waiting[index].Bytes.Length;
                _waiting[index] = frame;
            }
            else if (_live)
            {
                Add(frame);
            }
        }
    }

    private void Add(Frame frame)
    {
        if (!_live)
        {
            return;
        }

        if (_waiting.Count == FrameLimit || _bytes + frame.Bytes.Length > ByteLimit)
        {
            Resync();
            return;
        }

        _waiting.Add(frame);
        _bytes += frame.Bytes.Length;
        Ring();
    }

    private void Resync()
    {
        _live = false;
        Clear();
        _waiting.Add(new Frame(FrameKind.Resync, _cursor, default));
        Ring();
    }

    private void Ring()
    {
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
            _underWay = taken.Count > 0 ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
            return taken;
        }
    }

    private void Written()
    {
        lock (_gate)
        {
            _underWay?.TrySetResult();
            _underWay = null;
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
                if (frames.Count > 0)
                {
                    if (!_entitlement.Holds())
                    {
                        break;
                    }

                    await WriteAsync(frames).ConfigureAwait(false);
                    Written();
                }
            }
        }
        catch (Exception)
        {
            // The other end does not read or is gone, or nobody can say whether it may read: it joins again with the number it has.
        }

        End();
    }

    private async Task WriteAsync(IReadOnlyList<Frame> frames)
    {
        var writing = _write(frames, _ending.Token).AsTask();
        var since = _wall.GetTimestamp();
        while (!writing.IsCompleted)
        {
            try
            {
                await writing.WaitAsync(StuckLook, _wall, _ending.Token).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!writing.IsCompleted && _wall.GetElapsedTime(since) < WriteLimit && _entitlement.Holds())
            {
                // Slow, and it may still read.
            }
            catch
            {
                // It is left behind; whatever becomes of it has been noticed.
                _ = writing.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }
        }

        await writing.ConfigureAwait(false);
    }

    private void End()
    {
        lock (_gate)
        {
            _live = false;
            Clear();
        }

        Written();
        if (!_ending.IsCancellationRequested)
        {
            _abort();
        }
    }
}
