using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Feeds;

/// <summary>What waits for one connection, bounded, and its one writer. Whoever does not read falls behind alone.</summary>
/// <remarks>
/// A connection that keeps up has nothing waiting: what is put in is written at once by whoever puts it, and the write ends at once too.
/// Only when it does not, the connection gets a task of its own, further frames wait, and leave together in one message.
/// 256 frames or 256 KB may wait; one more and everything waiting is dropped for a single "resync". An unread connection is ended after 5 s.
/// </remarks>
public sealed class Outbox : IAsyncDisposable
{
    /// <summary>Most frames waiting.</summary>
    public const int FrameLimit = 256;

    /// <summary>Most bytes waiting.</summary>
    public const int ByteLimit = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<FrameRun, CancellationToken, ValueTask> _write;
    private readonly Action _abort;
    private readonly Entitlement _entitlement;
    private readonly TimeProvider _wall;

    /// <summary>What waits for a write to end; absent while the connection keeps up.</summary>
    private List<FrameRun>? _waiting;
    private int _frames;
    private int _bytes;
    private long _cursor;
    private bool _live;
    private bool _writing;
    private bool _ended;
    private TaskCompletionSource? _written;

    /// <summary>Opens an outbox.</summary>
    /// <param name="viewer">Whose connection it is.</param>
    /// <param name="face">How lines are drawn for it.</param>
    /// <param name="write">Writes frames in order as one message; returns at once, with a task while the other end does not read. One at a time.</param>
    /// <param name="abort">Ends the connection at once, with whatever is queued in it; must not wait for this outbox.</param>
    /// <param name="entitlement">Whether it may still be written to.</param>
    /// <param name="wall">Wall clock, for the write limit.</param>
    public Outbox(
        Viewer viewer,
        FeedFace face,
        Func<FrameRun, CancellationToken, ValueTask> write,
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
        var written = Finish();
        await _ending.CancelAsync().ConfigureAwait(false);
        await written.ConfigureAwait(false);
    }

    /// <summary>Drops what waits and takes nothing until <see cref="GoLive"/>; what is being written now is over when the task ends.</summary>
    internal Task PauseAsync()
    {
        lock (_gate)
        {
            _live = false;
            Clear();
            return Written;
        }
    }

    /// <summary>Takes lines from the one after a number, beginning with those given; false, and nothing happens, when they would fill half of it.</summary>
    internal bool GoLive(long after, IReadOnlyList<FrameRun> lacking)
    {
        if (lacking.Sum(run => run.Frames.Count) > FrameLimit / 2 || lacking.Sum(run => run.Size) > ByteLimit / 2)
        {
            return false;
        }

        lock (_gate)
        {
            PagedTo = null;
            _cursor = after;
            _live = !_ended;
        }

        foreach (var run in lacking)
        {
            Put(run);
        }

        return true;
    }

    /// <summary>Ends it at once, with whatever waits; one that is not live is written nothing and may wait to be let in.</summary>
    internal void Cut()
    {
        lock (_gate)
        {
            if (!_live)
            {
                return;
            }
        }

        End();
    }

    /// <summary>Puts lines in with the earlier ones they make look otherwise, so that they leave in one message. What it has is passed over; a gap means "resync".</summary>
    internal void Put(FrameRun run)
    {
        FrameRun? now;
        lock (_gate)
        {
            if (!_live || (run.Last > 0 && run.Last <= _cursor))
            {
                return;
            }

            now = run.First > _cursor + 1 ? Resync() : Taken(run.Last > 0 ? run.After(_cursor) : run);
        }

        WriteOut(now);
    }

    /// <summary>Whether what is being written is over.</summary>
    private Task Written => _writing ? (_written ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;

    /// <summary>Takes frames: to be written now when nothing is under way, else they wait.</summary>
    private FrameRun? Taken(FrameRun run)
    {
        _cursor = Math.Max(_cursor, run.Last);
        if (!_writing)
        {
            _writing = true;
            return run;
        }

        return Waits(run) ? null : Resync();
    }

    /// <summary>Lets a run wait; false when there is no room. Unsent figures or an unsent pulse give way to the next.</summary>
    private bool Waits(FrameRun run)
    {
        _waiting ??= [];
        var at = run.Kind is FrameKind.Picture or FrameKind.Pulse ? _waiting.FindIndex(waiting => waiting.Kind == run.Kind) : -1;
        var (frames, bytes) = at < 0 ? (_frames + run.Frames.Count, _bytes + run.Size) : (_frames, _bytes + run.Size - _waiting[at].Size);
        if (frames > FrameLimit || bytes > ByteLimit)
        {
            return false;
        }

        (_frames, _bytes) = (frames, bytes);
        if (at >= 0)
        {
            _waiting.RemoveAt(at);
        }

        // Behind what came before it: figures that rode with a line must not be shown after newer ones, nor a head before its lines.
        _waiting.Add(run);
        return true;
    }

    private FrameRun? Resync()
    {
        _live = false;
        Clear();
        _waiting = [new FrameRun(new Frame(FrameKind.Resync, _cursor, default))];
        return _writing ? null : Next();
    }

    private void Clear()
    {
        _waiting = null;
        (_frames, _bytes) = (0, 0);
    }

    /// <summary>What is to be written next of what waits; absent when nothing does, and then nothing is under way.</summary>
    private FrameRun? Next()
    {
        lock (_gate)
        {
            var run = _waiting is { Count: > 0 } waiting ? First(waiting) : null;
            _writing = run is not null;
            _written?.TrySetResult();
            _written = null;
            return run;
        }
    }

    /// <summary>A run that is a message's worth leaves as it is, with the message that others share; smaller ones leave together.</summary>
    private FrameRun First(List<FrameRun> waiting)
    {
        var count = waiting.FindIndex(run => run.Size >= FrameRun.Worth);
        count = count < 0 ? waiting.Count : Math.Max(1, count);
        var first = count == 1 ? waiting[0] : new FrameRun([.. waiting.Take(count).SelectMany(run => run.Frames)]);
        waiting.RemoveRange(0, count);
        (_frames, _bytes) = (_frames - first.Frames.Count, _bytes - first.Size);
        if (waiting.Count == 0)
        {
            _waiting = null;
        }

        return first;
    }

    private void WriteOut(FrameRun? run)
    {
        try
        {
            while (run is not null && Entitled())
            {
                var writing = _write(run, _ending.Token);
                if (!writing.IsCompletedSuccessfully)
                {
                    _ = WaitOutAsync(writing.AsTask());
                    return;
                }

                writing.GetAwaiter().GetResult();
                run = Next();
            }
        }
        catch (Exception)
        {
            // The other end is gone, or nobody can say whether it may read: it joins again with the number it has.
            End();
        }
    }

    private bool Entitled()
    {
        var holds = _entitlement.Holds();
        if (!holds)
        {
            End();
        }

        return holds;
    }

    /// <summary>Stays with a write that did not end at once, and goes on behind it.</summary>
    private async Task WaitOutAsync(Task writing)
    {
        try
        {
            await SlowWrite.EndAsync(writing, _entitlement, _wall, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The other end does not read or is gone.
            End();
            return;
        }

        WriteOut(Next());
    }

    /// <summary>Takes nothing more; what is being written is over when the task ends.</summary>
    private Task Finish()
    {
        lock (_gate)
        {
            (_live, _ended) = (false, true);
            Clear();
            return Written;
        }
    }

    private void End()
    {
        Finish();
        Next();
        if (!_ending.IsCancellationRequested)
        {
            _abort();
        }
    }
}
