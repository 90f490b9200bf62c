using System.Text;
using System.Threading.Channels;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Follows an operation's line numbers, whoever wrote them, and puts each line in the outbox of each viewer as that viewer may see it.</summary>
public sealed class Feed : IAsyncDisposable
{
    /// <summary>Most lines that a connection that has caught up may still lack: they come to it as live ones.</summary>
    private const int JoinSlack = 64;

    /// <summary>Most lines that are drawn before the first of them is delivered.</summary>
    private const int LinesAtOnce = 64;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Five seconds, less what a tick may come early.</summary>
    private static readonly TimeSpan PulseAfter = TimeSpan.FromSeconds(4.5);

    private readonly Func<DeskState> _state;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _wall;
    private readonly ILogger _log;
    private readonly LineDrawing _drawing;
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _loops;

    /// <summary>Held while lines are put in outboxes; never disposed, because who still waits for it would wait for ever.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly Audience _audience = new();
    private long _fanned;
    private readonly FeedFigures _figures;
    private long _pulsed;

    internal Feed(Func<DeskState> state, Func<Viewer, OperationView?> view, TimeProvider clock, TimeProvider wall, ILogger log)
    {
        _state = state;
        _clock = clock;
        _wall = wall;
        _log = log;
        _fanned = state().Head.Number;
        _drawing = new LineDrawing(_fanned, log);
        _timer = new PeriodicTimer(Tick, wall);
        _figures = new FeedFigures(state().Operation.Key, view, wall, log);
        _pulsed = wall.GetTimestamp();
        _loops = Task.WhenAll(Task.Run(FollowAsync), Task.Run(TickAsync));
    }

    /// <summary>Connections attached now.</summary>
    public int Connected => _audience.Now.Sum(seats => seats.Outboxes.Length);

    /// <summary>Lines drawn since the beginning: once for each sight and face, not for each viewer.</summary>
    public long FramesMade => _drawing.Made;

    /// <summary>Lets a connection take part; it gets nothing before it joins.</summary>
    public void Attach(Outbox outbox) => _audience.Add(outbox);

    /// <summary>Lets a connection go.</summary>
    public void Detach(Outbox outbox) => _audience.Remove(outbox);

    /// <summary>Gives a page of lines after a number; asked again after the last of them, until nothing is left to give, lets further lines come by themselves.</summary>
    /// <remarks>
    /// A page that holds lines is never live: a live line could overtake the page on its way, and a line drawn again could arrive before
    /// the line itself, which would then stand for good as it was. So a live page is always empty, and whatever came meanwhile follows as live lines.
    /// One call at a time per connection.
    /// </remarks>
    /// <param name="outbox">An attached connection.</param>
    /// <param name="after">The last number it has; 0 for none.</param>
    /// <param name="cancellationToken">Ends the joining.</param>
    /// <exception cref="InvalidOperationException">The viewer's country takes no part: the operation is not there for it.</exception>
    public async ValueTask<JoinPage> JoinAsync(Outbox outbox, long after, CancellationToken cancellationToken = default)
    {
        await outbox.PauseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var state = _state();
        if (!state.Operation.Participates(outbox.Viewer.Country))
        {
            throw new InvalidOperationException($"{outbox.Viewer.Country} takes no part in {state.Operation.Key}");
        }

        var from = Math.Clamp(after, 0, state.Head.Number);
        return (from == state.Head.Number || from == outbox.PagedTo) && await GoLiveAsync(outbox, from, cancellationToken).ConfigureAwait(false) is { } live
            ? live
            : await PageAsync(state, outbox, from).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _timer.Dispose();
    }

    /// <summary>There may be more lines.</summary>
    internal void Ring() => _bell.Writer.TryWrite(true);

    private async ValueTask<JoinPage> PageAsync(DeskState state, Outbox outbox, long after)
    {
        var last = Math.Min(state.Head.Number, after + OperationView.PageLimit);
        var seat = state.Operation.SeatOf(Seer.Of(outbox.Viewer));
        var lines = new List<Frame>();
        var redrawn = new SortedDictionary<long, Frame>();
        for (var number = after + 1; number <= last; number++)
        {
            lines.Add(await _drawing.LineAsync(state, seat, outbox.Face, number).ConfigureAwait(false));
            foreach (var earlier in LineDrawing.Touched(state, number).Where(earlier => earlier <= after && !redrawn.ContainsKey(earlier)))
            {
                redrawn[earlier] = await _drawing.RedrawnAsync(state, seat, outbox.Face, earlier).ConfigureAwait(false);
            }
        }

        outbox.PagedTo = last;
        return new JoinPage(lines, [.. redrawn.Values], state.Head.Number, false);
    }

    /// <summary>Starts live delivery, if what the connection lacks fits well into its outbox; else nothing has happened.</summary>
    private async ValueTask<JoinPage?> GoLiveAsync(Outbox outbox, long after, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var state = _state();
            if (state.Head.Number - after > JoinSlack || !outbox.GoLive(after, await _drawing.RunsAsync(state, state.Operation.SeatOf(Seer.Of(outbox.Viewer)), outbox.Face, after + 1, state.Head.Number).ConfigureAwait(false)))
            {
                return null;
            }

            _figures.Join();
            return new JoinPage([], [], state.Head.Number, true);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var _ in _bell.Reader.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
            {
                await _turn.WaitAsync(_stopping.Token).ConfigureAwait(false);
                try
                {
                    await FanOutAsync().ConfigureAwait(false);
                }
                catch (Exception failure)
                {
                    // Whoever missed a line is told to join again by the next one.
                    _log.LogCritical(DeskEvents.NotDelivered, failure, "Line {Line} of {Operation} was not delivered to everybody", _fanned, _state().Operation.Key);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Everything that has come since, some lines at a time: under load many lines leave in one message.</summary>
    private async Task FanOutAsync()
    {
        var (state, withFigures, figures) = (_state(), _figures.AreDue, _figures.Round());
        if (_fanned == state.Head.Number)
        {
            // Rung for lines that an earlier turn has taken along.
            return;
        }

        _figures.Delivering();
        while (_fanned < state.Head.Number)
        {
            var (first, last) = (_fanned + 1, Math.Min(_fanned + LinesAtOnce, state.Head.Number));
            _fanned = last;
            _drawing.Trim(state, first, last);
            var made = new SharedRuns();
            foreach (var seats in _audience.Now)
            {
                var seat = state.Operation.SeatOf(seats.Seer);
                if (!seat.Participates)
                {
                    // To a country that was dismissed the operation is not there any more: no pulse either.
                    Array.ForEach(seats.Outboxes, outbox => outbox.Cut());
                }
                else
                {
                    var runs = made.Shared(seats.Face, await _drawing.RunsAsync(state, seat, seats.Face, first, last).ConfigureAwait(false));
                    Deliver(withFigures && last == state.Head.Number && figures.Of(seats) is { } picture ? [.. runs.SkipLast(1), runs[^1].With(picture)] : runs, seats.Outboxes);
                }
            }
        }

        if (withFigures)
        {
            _figures.Shown();
        }
    }

    /// <summary>Never waits: a connection that does not read has a task of its own.</summary>
    private static void Deliver(IReadOnlyList<FrameRun> runs, Outbox[] outboxes)
    {
        foreach (var outbox in outboxes)
        {
            for (var run = 0; run < runs.Count; run++)
            {
                outbox.Put(runs[run]);
            }
        }
    }

    private async Task TickAsync()
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false))
            {
                if (_figures.AreWanted)
                {
                    _figures.Showing();
                    ShowFigures();
                }

                if (_wall.GetElapsedTime(_pulsed) >= PulseAfter)
                {
                    _pulsed = _wall.GetTimestamp();
                    ShowPulse();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void ShowFigures()
    {
        var figures = _figures.Round();
        foreach (var seats in _audience.Now)
        {
            if (figures.Of(seats) is { } picture)
            {
                Deliver([new FrameRun(picture)], seats.Outboxes);
            }
        }
    }

    private void ShowPulse()
    {
        var head = _state().Head.Number;
        var bytes = Encoding.UTF8.GetBytes(
            $$"""{"head":{{head}},"at":"{{Shapes.Moment(_clock.GetUtcNow())}}","recorded":"{{Shapes.Moment(_wall.GetUtcNow())}}"}""");
        var pulse = new Frame(FrameKind.Pulse, head, bytes);
        foreach (var face in _audience.Now.GroupBy(seats => seats.Face))
        {
            FrameRun[] run = [new(pulse)];
            foreach (var seats in face)
            {
                Deliver(run, seats.Outboxes);
            }
        }
    }
}
