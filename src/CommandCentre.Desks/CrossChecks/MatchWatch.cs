using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Entities;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>
/// Follows every operation's lines after they are recorded: what speaks of the same is linked, what a country holds is told to it, and to who asked where it may be told.
/// It works in even steps, whatever was found: nobody can tell by time that a silent owner was alerted.
/// </summary>
/// <remarks>How far it has looked is kept for each operation in <c>watch/KEY</c>; what was told twice at the edge of a stop is told once, because the journals of the countries are compared.</remarks>
public sealed class MatchWatch : IDisposable
{
    /// <summary>Time between two steps.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Steps between two notes of how far it has looked.</summary>
    private const int StepsPerNote = 20;

    private readonly ConcurrentDictionary<OperationKey, WatchedOperation> _watched = new();
    private readonly ConcurrentQueue<Holding> _arrived = new();
    private readonly ConcurrentQueue<OperationDesk> _opened = new();
    private readonly Dictionary<OperationKey, long> _noted = [];
    private readonly DeskRoom _room;
    private readonly HoldingsRoom _holdings;
    private readonly BlindFilters _blind;
    private readonly Tidings _tidings;
    private readonly ILogger<MatchWatch> _log;
    private readonly string _folder;
    private readonly TimeProvider _wall;
    private int _step;
    private bool _isFailing;
    private Exception? _failure;

    /// <summary>Takes note of the operations that are open and those that will be; it watches them from <see cref="RunAsync"/> on.</summary>
    /// <param name="room">Where desks are opened.</param>
    /// <param name="holdings">What countries hold.</param>
    /// <param name="blind">Filters of countries that load nothing.</param>
    /// <param name="ledgers">Where countries are told.</param>
    /// <param name="dataFolder">Where it keeps how far it has looked.</param>
    /// <param name="wall">Wall time.</param>
    /// <param name="log">Log of the desks.</param>
    public MatchWatch(DeskRoom room, HoldingsRoom holdings, BlindFilters blind, CountryLedgers ledgers, string dataFolder, TimeProvider wall, ILogger<MatchWatch> log)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(holdings);
        (_room, _holdings, _blind, _tidings, _log) = (room, holdings, blind, new Tidings(ledgers), log);
        _folder = Path.Combine(dataFolder, "watch");
        Directory.CreateDirectory(_folder);
        _wall = wall;
        room.Moved += Found;
        holdings.Arrived += _arrived.Enqueue;
        foreach (var desk in room.Open)
        {
            _opened.Enqueue(desk);
        }
    }

    /// <summary>Watches until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Step, _wall);
        try
        {
            // A line is not looked up in holdings that are not there yet: its owner would never hear of it.
            await _holdings.Loaded.WaitAsync(stopping).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                await StepAsync(stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was found is noted at the next start.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Moved -= Found;
        _holdings.Arrived -= _arrived.Enqueue;
    }

    /// <summary>An operation's own lines that are like an entity; empty for one that is not watched yet.</summary>
    internal IReadOnlyList<LineMatch> Search(OperationKey operation, EntityForm asked) =>
        _watched.TryGetValue(operation, out var watched) ? watched.Lines.Search(asked) : [];

    private void Found(OperationDesk desk)
    {
        if (!_watched.ContainsKey(desk.Key))
        {
            _opened.Enqueue(desk);
        }
    }

    /// <summary>One step: looks at what has come, tells it, and records the links. What fails is kept for the next step, and keeps nothing else from being done.</summary>
    internal async Task StepAsync(CancellationToken stopping = default)
    {
        _failure = null;
        for (var waiting = _opened.Count; waiting > 0 && _opened.TryDequeue(out var desk); waiting--)
        {
            await TryAsync(() => BeginAsync(desk, stopping)).ConfigureAwait(false);
        }

        foreach (var watched in _watched.Values)
        {
            await TryAsync(() => Done(() => watched.Look(_tidings.Tell, (entry, poison) => LeaveOut(watched.Desk.Key, entry, poison)))).ConfigureAwait(false);
        }

        await TryAsync(() => Done(Answer)).ConfigureAwait(false);
        // All at once, so that the journals wait for the disk together.
        await Task.WhenAll(_tidings.Waiting.Select(country => Task.Run(() => TryAsync(() => _tidings.WriteAsync(country)), CancellationToken.None))).ConfigureAwait(false);

        foreach (var watched in _watched.Values)
        {
            await TryAsync(() => watched.NoteAsync(stopping)).ConfigureAwait(false);
        }

        await TryAsync(() => Done(Note)).ConfigureAwait(false);
        Say();
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }

    /// <summary>Says a failure once until a step succeeds: it is tried twenty times a second.</summary>
    private void Say()
    {
        if (_failure is not null && !_isFailing)
        {
            _log.LogError(DeskEvents.WatchFailed, _failure, "What belongs together could not be told to everybody; it is tried again");
        }

        _isFailing = _failure is not null;
    }

    private void LeaveOut(OperationKey operation, Entry entry, Exception poison) => _log.LogCritical(
        DeskEvents.LineNotWatched, poison, "Line {Line} of operation {Operation} cannot be held against holdings and other lines; it is left out, the lines after it are watched", entry.Number, operation);

    private async Task BeginAsync(OperationDesk desk, CancellationToken stopping)
    {
        if (_watched.ContainsKey(desk.Key))
        {
            return;
        }

        try
        {
            var looked = Noted(desk.Key);
            await _tidings.RememberAsync(desk.State, looked, stopping).ConfigureAwait(false);
            _watched[desk.Key] = new WatchedOperation(desk, _holdings, _blind, looked);
            _noted[desk.Key] = looked;
        }
        catch
        {
            _opened.Enqueue(desk);
            throw;
        }
    }

    /// <summary>What was loaded since answers the checks that stand.</summary>
    private void Answer()
    {
        while (_arrived.TryDequeue(out var holding))
        {
            foreach (var watched in _watched.Values)
            {
                var operation = watched.Desk.State.Operation;
                if (operation.Participates(holding.Owner))
                {
                    foreach (var (check, points) in watched.Standing.Search(holding.Entity, holding.Owner, watched.Desk.Clock.GetUtcNow()))
                    {
                        Answer(watched.Desk.Key, check, holding, points);
                    }
                }
            }
        }
    }

    private void Answer(OperationKey operation, StandingCheck check, Holding holding, int points)
    {
        _tidings.Tell(holding.Owner, new Alerted(operation, check.Line, holding.Id, holding.Terms.Mode, points, AlertCause.Standing));
        if (holding.Terms.Mode is not HoldingMode.Silent)
        {
            _tidings.Tell(check.Asker, new Told(operation, check.Line, holding.Owner, AnswerBands.Of(points), holding.Id, AlertCause.Standing));
        }
    }

    /// <summary>Notes how far it has looked, where nothing waits to be told.</summary>
    private void Note()
    {
        if (++_step % StepsPerNote != 0 || _tidings.Waiting.Count > 0)
        {
            return;
        }

        foreach (var (operation, watched) in _watched)
        {
            if (_noted[operation] != watched.LookedUpTo && watched.Notes.Count == 0)
            {
                DurableFiles.Replace(File(operation), Encoding.ASCII.GetBytes(watched.LookedUpTo.ToString(CultureInfo.InvariantCulture)));
                _noted[operation] = watched.LookedUpTo;
            }
        }
    }

    private long Noted(OperationKey operation) =>
        System.IO.File.Exists(File(operation)) && long.TryParse(System.IO.File.ReadAllText(File(operation)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string File(OperationKey operation) => Path.Combine(_folder, operation.Value);
}
