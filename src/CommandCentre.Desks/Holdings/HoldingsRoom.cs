using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Holdings;

/// <summary>What countries hold and let answer: each country's in a file of its own, all in memory, seen by their owner alone (<see cref="For"/>).</summary>
/// <remarks>All members may be called at once; searches wait for nobody.</remarks>
public sealed class HoldingsRoom : IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    private readonly HoldingsGround _ground;
    private readonly ImportDesk _imports;
    private readonly ConcurrentDictionary<CountryCode, CountryHoldings> _countries = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _sweep;
    private int _sweeping;

    private HoldingsRoom(string dataFolder, RecordKeys keys, CountryLedgers ledgers, TimeProvider wall, ILogger<HoldingsRoom> log, bool answers)
    {
        var folder = Path.Combine(Path.GetFullPath(dataFolder), "holdings");
        _ground = new HoldingsGround(folder, keys, ledgers, new HoldingsIndex(answers), wall, log, holding => Arrived?.Invoke(holding));
        _imports = new ImportDesk(_ground);
        foreach (var country in Kept(folder))
        {
            var holdings = new CountryHoldings(country, _ground);
            holdings.BeginUnread();
            _countries[country] = holdings;
        }

        _sweep = wall.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>A holding answers now that did not before, or is another than it was. Raised on the thread that let it in; it must not throw and must not wait.</summary>
    internal event Action<Holding>? Arrived;

    /// <summary>Opens the holdings of a data folder; what lies there answers after <see cref="LoadAsync"/>.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="keys">The keys of loads.</param>
    /// <param name="ledgers">The countries' journals.</param>
    /// <param name="wall">Wall time.</param>
    /// <param name="log">Where failures are told.</param>
    public static HoldingsRoom Open(string dataFolder, RecordKeys keys, CountryLedgers ledgers, TimeProvider wall, ILogger<HoldingsRoom> log) => Open(dataFolder, keys, ledgers, wall, log, answers: true);

    /// <summary>The same for somebody who manages the files of a stopped centre: nothing is read into memory, nothing answers.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="keys">The keys of loads.</param>
    /// <param name="ledgers">The countries' journals.</param>
    /// <param name="wall">Wall time.</param>
    /// <param name="log">Where failures are told.</param>
    public static HoldingsRoom OpenToManage(string dataFolder, RecordKeys keys, CountryLedgers ledgers, TimeProvider wall, ILogger<HoldingsRoom> log) => Open(dataFolder, keys, ledgers, wall, log, answers: false);

    /// <summary>Reads everything into memory; imports that a crash broke off are taken away first. Until it has ended for a country, that country's standing says so.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        foreach (var holdings in _countries.Values.Where(country => country.Standing is HoldingsStanding.Opening).OrderBy(country => country.Country))
        {
            await holdings.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        _loaded.TrySetResult();
    }

    /// <summary>Done when everything there was at the start is in memory, or could not be read.</summary>
    internal Task Loaded => _loaded.Task;

    /// <summary>How a country's holdings stand.</summary>
    public HoldingsStanding StandingOf(CountryCode country) => Of(country).Standing;

    /// <summary>Somebody's own country's holdings; absent for who may see none: a wall, an observer, an officer off duty.</summary>
    public OwnHoldings? For(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return OwnHoldings.For(viewer, Of, _imports);
    }

    /// <summary>Searches what an asker may be told of. It knows nothing of what is silent, so that silence and nothing are the same by construction.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="owners">Whose; country codes.</param>
    /// <param name="limits">How much at most.</param>
    internal SearchAnswer SearchTold(EntityForm query, ImmutableArray<string> owners, SearchLimits limits) => _ground.Index.Told.Search(query, limits with { Owners = owners });

    /// <summary>Searches what is silent, for its owners' alerts alone.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="owners">Whose; country codes.</param>
    /// <param name="limits">How much at most.</param>
    internal SearchAnswer SearchSilent(EntityForm query, ImmutableArray<string> owners, SearchLimits limits) => _ground.Index.Silent.Search(query, limits with { Owners = owners });

    /// <summary>The holding behind a hit of a search; absent when it is withdrawn or expired by now, or answers otherwise than where it was found.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="indexId">The id of the hit's entity.</param>
    internal Holding? OfIndex(CountryCode owner, string indexId) => Of(owner).OfIndex(indexId);

    /// <summary>A holding by its id; absent when it is gone.</summary>
    internal OpenedHolding? Find(CountryCode owner, Guid id) => Of(owner).Find(id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync().ConfigureAwait(false);
        await _imports.EndAsync().ConfigureAwait(false);
        foreach (var holdings in _countries.Values)
        {
            await holdings.CloseAsync().ConfigureAwait(false);
            holdings.Dispose();
        }
    }

    private static HoldingsRoom Open(string dataFolder, RecordKeys keys, CountryLedgers ledgers, TimeProvider wall, ILogger<HoldingsRoom> log, bool answers)
    {
        ArgumentNullException.ThrowIfNull(wall);
        return new(dataFolder, keys, ledgers, wall, log, answers);
    }

    private static IEnumerable<CountryCode> Kept(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.db").Select(file => CountryCode.TryParse(Path.GetFileNameWithoutExtension(file), out var country) ? country : null).OfType<CountryCode>()
        : [];

    private CountryHoldings Of(CountryCode country) => _countries.GetOrAdd(country, fresh =>
    {
        var holdings = new CountryHoldings(fresh, _ground);
        holdings.BeginEmpty();
        return holdings;
    });

    private async void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1)
        {
            return;
        }

        try
        {
            foreach (var holdings in _countries.Values)
            {
                await holdings.SweepAsync().ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // What expired does not answer in any case; it is taken out with the next sweep.
            _ground.Log.LogError(DeskEvents.HoldingsUnreadable, failure, "What expired could not be taken out of the holdings");
        }
        finally
        {
            Volatile.Write(ref _sweeping, 0);
        }
    }
}
