using System.Collections.Immutable;
using System.Text;
using System.Threading.Channels;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Feeds;

/// <summary>Follows an operation's line numbers, whoever wrote them, and puts each line in the outbox of each viewer as that viewer may see it.</summary>
public sealed class Feed : IAsyncDisposable
{
    private const int JoinSlack = 64;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private const int TicksPerPulse = 5;

    private readonly Func<DeskState> _state;
    private readonly Func<Viewer, OperationView?> _view;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _wall;
    private readonly FrameCache _frames;
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loops;
    private ImmutableDictionary<CountryCode, ImmutableHashSet<Outbox>> _outboxes = ImmutableDictionary<CountryCode, ImmutableHashSet<Outbox>>.Empty;
    private long _fanned;
    private volatile bool _pictureIsOld;

    internal Feed(Func<DeskState> state, Func<Viewer, OperationView?> view, TimeProvider clock, TimeProvider wall, ILogger log)
    {
        _state = state;
        _view = view;
        _clock = clock;
        _wall = wall;
        _frames = new FrameCache(log);
        _fanned = state().Head.Number;
        _loops = Task.WhenAll(Task.Run(FollowAsync), Task.Run(TickAsync));
    }

    /// <summary>Connections attached now.</summary>
    public int Connected => _outboxes.Values.Sum(outboxes => outboxes.Count);

    /// <summary>Lets a connection take part; it gets nothing before it joins.</summary>
    public void Attach(Outbox outbox) =>
        ImmutableInterlocked.AddOrUpdate(ref _outboxes, outbox.Viewer.Country, _ => [outbox], (_, there) => there.Add(outbox));

    /// <summary>Lets a connection go.</summary>
    public void Detach(Outbox outbox) =>
        ImmutableInterlocked.AddOrUpdate(ref _outboxes, outbox.Viewer.Country, _ => [], (_, there) => there.Remove(outbox));

    /// <summary>Gives a page of lines after a number and, once the connection has caught up, lets further lines come by themselves.</summary>
    /// <remarks>Lines may reach the connection before this page does: whoever shows them goes by number.</remarks>
    /// <param name="outbox">An attached connection.</param>
    /// <param name="after">The last number it has; 0 for none.</param>
    /// <param name="cancellationToken">Ends the joining.</param>
    public async ValueTask<JoinPage> JoinAsync(Outbox outbox, long after, CancellationToken cancellationToken = default)
    {
        outbox.Pause();
        var state = _state();
        var last = Math.Min(state.Head.Number, Math.Max(after, 0) + OperationView.PageLimit);
        var lines = new List<Frame>();
        var redrawn = new SortedDictionary<long, Frame>();
        for (var number = Math.Max(after, 0) + 1; number <= last; number++)
        {
            await DrawAsync(state, outbox, number, lines).ConfigureAwait(false);
            foreach (var earlier in Touched(state, number).Where(earlier => earlier <= after))
            {
                redrawn[earlier] = new Frame(FrameKind.Redrawn, earlier, await BytesAsync(state, outbox, earlier).ConfigureAwait(false));
            }
        }

        return await GoLiveAsync(outbox, Math.Min(last, state.Head.Number), new JoinPage(lines, [.. redrawn.Values], state.Head.Number, false), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _stopping.Dispose();
        _turn.Dispose();
    }

    /// <summary>There may be more lines.</summary>
    internal void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>Earlier lines that a line makes look otherwise: those of the record it corrects or withdraws.</summary>
    private static IEnumerable<long> Touched(DeskState state, long number)
    {
        var entry = state.Lines[number];
        return entry.Event.Kind is LineKind.HitCorrected or LineKind.HitWithdrawn
            ? state.Operation.Records[entry.Record].Lines.Where(earlier => earlier < number)
            : [];
    }

    private async ValueTask<JoinPage> GoLiveAsync(Outbox outbox, long last, JoinPage page, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var state = _state();
            if (state.Head.Number - last > JoinSlack)
            {
                return page with { Head = state.Head.Number };
            }

            outbox.GoLive(last);
            for (var number = last + 1; number <= state.Head.Number; number++)
            {
                outbox.Put(number, await BytesAsync(state, outbox, number).ConfigureAwait(false));
            }

            _pictureIsOld = true;
            return page with { Head = state.Head.Number, Live = true };
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask DrawAsync(DeskState state, Outbox outbox, long number, List<Frame> into) =>
        into.Add(new Frame(FrameKind.Line, number, await BytesAsync(state, outbox, number).ConfigureAwait(false)));

    private ValueTask<ReadOnlyMemory<byte>> BytesAsync(DeskState state, Outbox outbox, long number) =>
        LineView.Of(state.Operation, state.Lines[number], outbox.Viewer.Country) is { } line
            ? _frames.BytesAsync(outbox.Face, line, state.Head.Number)
            : throw new InvalidOperationException($"{outbox.Viewer.Country} takes no part in {state.Operation.Key}");

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

    private async Task FanOutAsync()
    {
        var state = _state();
        for (; _fanned < state.Head.Number; _fanned++)
        {
            var number = _fanned + 1;
            long[] touched = [.. Touched(state, number)];
            _frames.Forget(touched);
            foreach (var (country, outboxes) in _outboxes)
            {
                if (outboxes.IsEmpty || !state.Operation.Participates(country))
                {
                    continue;
                }

                await FanOutAsync(state, number, touched, outboxes).ConfigureAwait(false);
            }
        }

        _pictureIsOld = true;
    }

    private async Task FanOutAsync(DeskState state, long number, long[] touched, ImmutableHashSet<Outbox> outboxes)
    {
        foreach (var face in outboxes.GroupBy(outbox => outbox.Face))
        {
            var bytes = await BytesAsync(state, face.First(), number).ConfigureAwait(false);
            var redrawn = new List<Frame>();
            foreach (var earlier in touched)
            {
                redrawn.Add(new Frame(FrameKind.Redrawn, earlier, await BytesAsync(state, face.First(), earlier).ConfigureAwait(false)));
            }

            foreach (var outbox in face)
            {
                outbox.Put(number, bytes);
                redrawn.ForEach(outbox.Put);
            }
        }
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick, _wall);
        try
        {
            for (var tick = 1; await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false); tick++)
            {
                if (_pictureIsOld)
                {
                    _pictureIsOld = false;
                    ShowPicture();
                }

                if (tick % TicksPerPulse == 0)
                {
                    ShowPulse();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void ShowPicture()
    {
        foreach (var boards in _outboxes.Values.SelectMany(outboxes => outboxes.Where(outbox => outbox.Face.Pictures).GroupBy(outbox => (outbox.Viewer.Country, outbox.Face))))
        {
            if (_view(boards.First().Viewer) is { } view)
            {
                var picture = new Frame(FrameKind.Picture, view.Head, boards.Key.Face.Picture(view));
                foreach (var board in boards)
                {
                    board.Put(picture);
                }
            }
        }
    }

    private void ShowPulse()
    {
        var head = _state().Head.Number;
        var bytes = Encoding.UTF8.GetBytes(
            $$"""{"head":{{head}},"at":"{{Shapes.Moment(_clock.GetUtcNow())}}","recorded":"{{Shapes.Moment(_wall.GetUtcNow())}}"}""");
        foreach (var outbox in _outboxes.Values.SelectMany(outboxes => outboxes))
        {
            outbox.Put(new Frame(FrameKind.Pulse, head, bytes));
        }
    }
}
