using System.Text;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Histories;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Clients;

/// <summary>A viewer that behaves as a board does: it asks page after page, goes live, joins again when it is told to, and comes back after a cut with the number it has.</summary>
/// <remarks>Everything it does on a record is done on the thread that reads all connections, so that no answer and no line overtake each other in its log.</remarks>
public sealed class Board(Wires wires, Func<Uri> hub, LoadUser user, ViewerLog log, string operation = Orders.Operation)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<bool> _live = Waiting();
    private TaskCompletionSource<bool>? _reached;
    private long _target;
    private volatile HubWire? _wire;
    private string? _fault;

    /// <summary>What it saw.</summary>
    public ViewerLog Log { get; } = log;

    /// <summary>Who it is signed in as.</summary>
    public LoadUser User { get; } = user;

    /// <summary>Its connection, while there is one.</summary>
    public HubWire? Wire => _wire;

    /// <summary>The first refusal of its asking, if there was one.</summary>
    public string? Fault => _fault;

    /// <summary>Ends when it is live, or holds an error when it was refused.</summary>
    public Task Live => _live.Task;

    /// <summary>Where it begins when it has never asked before.</summary>
    public long Begins { get; init; }

    /// <summary>Opens a connection and asks for what it lacks.</summary>
    /// <exception cref="WireRefused">The hub did not take it.</exception>
    public async Task ConnectAsync(WireOptions? options = null, CancellationToken cancellationToken = default)
    {
        _live = Waiting();
        _wire = await wires.OpenAsync(hub(), User.Key, (options ?? new WireOptions()) with { Take = Take, TakesAnswers = true }, cancellationToken).ConfigureAwait(false);
        Ask(_wire);
    }

    /// <summary>The same, again and again as a browser would, with a pause that grows; for when the centre is on its way back.</summary>
    public async Task ComeBackAsync(CancellationToken cancellationToken, WireOptions? options = null)
    {
        for (var pause = 50; ; pause = Math.Min(1000, pause * 2))
        {
            try
            {
                await ConnectAsync(options, cancellationToken).ConfigureAwait(false);
                await (await Task.WhenAny(Live, _wire!.Closed).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                if (Live.IsCompletedSuccessfully)
                {
                    return;
                }

                Log.Cut();
            }
            catch (Exception refused) when (refused is IOException or TimeoutException)
            {
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Comes back whenever its connection goes, until it is told to end.</summary>
    public async Task KeepAsync(CancellationToken ending)
    {
        try
        {
            while (!ending.IsCancellationRequested)
            {
                if (_wire is { } wire)
                {
                    await wire.Closed.WaitAsync(ending).ConfigureAwait(false);
                    Log.Cut();
                }

                await ComeBackAsync(ending).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended.
        }
    }

    /// <summary>Cuts its connection.</summary>
    public void Cut()
    {
        var cut = _wire;
        _wire = null;
        cut?.Abort();
        Log.Cut();
    }

    /// <summary>Leaves: it need not be complete.</summary>
    public void Leave()
    {
        var left = _wire;
        _wire = null;
        left?.Abort();
        Log.Left();
    }

    /// <summary>Ends when it holds every line up to a number.</summary>
    public Task ReachedAsync(long number)
    {
        lock (_gate)
        {
            _target = number;
            _reached = Waiting();
            if (Log.Holds >= number)
            {
                _reached.TrySetResult(true);
            }

            return _reached.Task;
        }
    }

    private static TaskCompletionSource<bool> Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Take(HubWire wire, ReadOnlySpan<byte> record, long at)
    {
        if (wire != _wire)
        {
            // What was still under way on a connection that was cut is as lost as on a broken line.
            return;
        }

        switch (Log.Received(record))
        {
            case Came.Page or Came.Resync:
                Ask(wire);
                break;
            case Came.Live:
                _live.TrySetResult(true);
                break;
            case Came.Error:
                _fault ??= Encoding.UTF8.GetString(record);
                _live.TrySetException(new IOException(_fault));
                _ = _live.Task.Exception;
                break;
        }

        Look();
    }

    private void Look()
    {
        if (_reached is not null && Log.Holds >= _target)
        {
            lock (_gate)
            {
                if (Log.Holds >= _target)
                {
                    _reached.TrySetResult(true);
                }
            }
        }
    }

    private void Ask(HubWire wire)
    {
        var method = Log.Name.IsBoard ? "JoinBoard" : "Join";
        wire.Send(Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"j","target":"{{method}}","arguments":["{{operation}}",{{Log.Asks(Begins)}}]}"""));
    }
}
