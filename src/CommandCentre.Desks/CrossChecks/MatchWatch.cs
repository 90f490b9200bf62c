using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
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
    private readonly Dictionary<CountryCode, List<CountryEntry>> _pending = [];
    private readonly Dictionary<OperationKey, long> _noted = [];
    private readonly HashSet<(CountryCode, CountryEntry)> _before = [];
    private readonly DeskRoom _room;
    private readonly HoldingsRoom _holdings;
    private readonly BlindFilters _blind;
    private readonly CountryLedgers _ledgers;
    private readonly ILogger<MatchWatch> _log;
    private readonly string _folder;
    private readonly TimeProvider _wall;
    private int _step;

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
        (_room, _holdings, _blind, _ledgers, _log) = (room, holdings, blind, ledgers, log);
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
    internal IReadOnlyList<LineMatch> Search(OperationKey operation, Matching.Entities.Entity asked) =>
        _watched.TryGetValue(operation, out var watched) ? watched.Lines.Search(asked) : [];

    private void Found(OperationDesk desk)
    {
        if (!_watched.ContainsKey(desk.Key))
        {
            _opened.Enqueue(desk);
        }
    }

    /// <summary>One step: looks at what has come, tells it, and records the links.</summary>
    internal async Task StepAsync(CancellationToken stopping = default)
    {
        try
        {
            await BeginAsync(stopping).ConfigureAwait(false);
            foreach (var watched in _watched.Values)
            {
                watched.Look(Tell);
            }

            Answer();
            await FlushAsync().ConfigureAwait(false);
            foreach (var watched in _watched.Values)
            {
                await watched.NoteAsync(stopping).ConfigureAwait(false);
            }

            if (++_step % StepsPerNote == 0)
            {
                Note();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What could not be told is kept for the next step; the lines themselves are safe.
            _log.LogError(DeskEvents.WatchFailed, failure, "What belongs together could not be told to everybody; it is tried again");
        }
    }

    private async Task BeginAsync(CancellationToken stopping)
    {
        while (_opened.TryDequeue(out var desk))
        {
            if (!_watched.ContainsKey(desk.Key))
            {
                var looked = Noted(desk.Key);
                await RememberAsync(desk, looked, stopping).ConfigureAwait(false);
                _watched[desk.Key] = new WatchedOperation(desk, _holdings, _blind, looked);
                _noted[desk.Key] = looked;
            }
        }
    }

    /// <summary>What was told of lines after the last that is noted: it is not told again.</summary>
    private async Task RememberAsync(OperationDesk desk, long looked, CancellationToken stopping)
    {
        foreach (var country in desk.State.Head.Number > looked ? desk.State.Operation.Participants.Keys : [])
        {
            var told = await _ledgers.LatestAsync(country, line => After(line.Entry, desk.Key, looked), 10_000, null, stopping).ConfigureAwait(false);
            _before.UnionWith(told.Select(line => (country, line.Entry)));
        }
    }

    private static bool After(CountryEntry entry, OperationKey operation, long looked) => entry switch
    {
        Alerted alerted => alerted.Operation == operation && alerted.Line > looked,
        Told told => told.Operation == operation && told.Line > looked,
        _ => false,
    };

    private void Tell(CountryCode country, CountryEntry entry)
    {
        if (_before.Remove((country, entry)))
        {
            return;
        }

        if (!_pending.TryGetValue(country, out var entries))
        {
            _pending[country] = entries = [];
        }

        entries.Add(entry);
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
        Tell(holding.Owner, new Alerted(operation, check.Line, holding.Id, holding.Terms.Mode, points, AlertCause.Standing));
        if (holding.Terms.Mode is not HoldingMode.Silent)
        {
            Tell(check.Asker, new Told(operation, check.Line, holding.Owner, AnswerBands.Of(points), holding.Id, AlertCause.Standing));
        }
    }

    private async Task FlushAsync()
    {
        foreach (var (country, entries) in _pending)
        {
            await _ledgers.AppendAsync(country, entries, CancellationToken.None).ConfigureAwait(false);
            _pending.Remove(country);
        }
    }

    /// <summary>Notes how far it has looked, where nothing waits to be told.</summary>
    private void Note()
    {
        foreach (var (operation, watched) in _watched)
        {
            if (_noted[operation] != watched.LookedUpTo && watched.Links.Count == 0)
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
