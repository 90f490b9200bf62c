using System.Collections.Concurrent;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Holdings;

/// <summary>What the holdings of all countries stand on.</summary>
internal sealed record HoldingsGround(string Folder, RecordKeys Keys, CountryLedgers Ledgers, HoldingsIndex Index, TimeProvider Wall, ILogger Log, Action<Holding> Arrived);

/// <summary>The holdings of one country: its file, its part of the index, and its journal, changed one after the other.</summary>
/// <remarks>A change is durable in the file first, together with the line it owes the journal; then it is indexed, then the line is written. A crash in between is made good at the start.</remarks>
internal sealed partial class CountryHoldings(CountryCode country, HoldingsGround ground) : IDisposable
{
    private const int LoadedAtOnce = 2_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<long, long> _successors = new();
    private readonly OwedLines _owed = new(country, ground.Ledgers);
    private HoldingsFile? _file;
    private volatile HoldingsStanding _standing = new HoldingsStanding.None();
    private bool _isClosed;
    private long _count;
    private long _nextExpiry = long.MaxValue;

    /// <summary>The country.</summary>
    public CountryCode Country => country;

    /// <summary>How they stand.</summary>
    public HoldingsStanding Standing => _standing;

    private string FilePath => Path.Combine(ground.Folder, $"{country.Value}.db");

    /// <summary>The holding behind an id of the index; absent when it is gone by now, or answers otherwise than where it was found.</summary>
    public Holding? OfIndex(string id)
    {
        if (_file is not { } file || HoldingsIndex.RowOf(id) is not var (row, isSilent))
        {
            return null;
        }

        // While a load is being indexed, the index still knows the rows that it superseded.
        var holding = Opened(() => file.OfRow(row) ?? (_successors.TryGetValue(row, out var successor) ? file.OfRow(successor) : null));
        return holding is not null && !holding.Terms.IsExpired(ground.Wall.GetUtcNow()) && holding.Terms.Mode is HoldingMode.Silent == isSilent ? holding : null;
    }

    /// <summary>A holding by its id; absent when it is gone.</summary>
    public OpenedHolding? Find(Guid id) =>
        _file is { } file && Opened(() => file.Find(id)) is { } found && !found.Holding.Terms.IsExpired(ground.Wall.GetUtcNow()) ? found : null;

    /// <summary>A page of those that are there.</summary>
    public HoldingsPage Page(long after, int count, HoldingFilter filter)
    {
        long? load = null;
        if (_file is not { } file || (filter.Load is { } asked && (load = NumberOf(file, asked)) is null))
        {
            return new HoldingsPage([], null);
        }

        var rows = file.After(after, count, load, filter.Mode);
        var now = ground.Wall.GetUtcNow();
        return new HoldingsPage(
            [.. rows.Select(row => Opened(() => file.Open(row))).OfType<Holding>().Where(holding => !holding.Terms.IsExpired(now))],
            rows.Count == count ? rows[^1].Row : null);
    }

    /// <summary>The loads, newest first.</summary>
    public IReadOnlyList<HoldingsLoad> Loads()
    {
        if (_file is not { } file)
        {
            return [];
        }

        var counts = file.Counts();
        return
        [
            .. file.Loads().Reverse().Select(load => new HoldingsLoad(
                load.Id, load.Label, load.Form, load.Officer, load.Begun, counts.GetValueOrDefault(load.Key.Number), load.Rejected, load.Digest)),
        ];
    }

    /// <summary>Takes out what is gone by now, when something is.</summary>
    public async Task SweepAsync()
    {
        if (Interlocked.Read(ref _nextExpiry) <= ground.Wall.GetUtcNow().UtcTicks && _loaded.Task.IsCompletedSuccessfully)
        {
            await TurnAsync(file =>
            {
                Sweep(file);
                return Task.FromResult(true);
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the change under way; no other begins.</summary>
    public async Task CloseAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        try
        {
            if (_file is { } file)
            {
                _owed.DropTold(file);
            }
        }
        catch (JournalUnavailable failure)
        {
            // It is dropped at the next start, when the journal is found to hold it.
            ground.Log.LogError(DeskEvents.HoldingsUnreadable, failure, "What the journal of {Country} was owed and got could not be dropped", country.Value);
        }

        _turn.Release();
    }

    public void Dispose()
    {
        _file?.Dispose();
    }

    /// <summary>One change at a time, none before the start has ended.</summary>
    private async Task<T> TurnAsync<T>(Func<HoldingsFile, Task<T>> work, CancellationToken cancellationToken = default)
    {
        await _loaded.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return await work(_file ??= await HoldingsFile.OpenAsync(FilePath, country, ground.Keys).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets a row answer; the holding it bears, absent when it cannot be opened.</summary>
    private Holding? Index(HoldingsFile file, HoldingRow row)
    {
        var holding = Opened(() => file.Open(row));
        if (holding is not null)
        {
            ground.Index.Put(country, new IndexedRow(row.Row, holding.Terms.Mode), holding.Entity);
        }

        return holding;
    }

    private void Stand(long count)
    {
        _count = count;
        _standing = count == 0 ? new HoldingsStanding.None() : new HoldingsStanding.Ready(count);
        Interlocked.Exchange(ref _nextExpiry, _file?.NextExpiry()?.UtcTicks ?? long.MaxValue);
    }

    private void Sweep(HoldingsFile file)
    {
        var gone = file.Expired(ground.Wall.GetUtcNow());
        if (gone.Count > 0)
        {
            file.Write(() => Delete(file, gone));
            Forget(file, gone);
        }

        Stand(file.Count());
    }

    private static bool Delete(HoldingsFile file, IReadOnlyList<IndexedRow> rows)
    {
        foreach (var row in rows)
        {
            file.Delete(row.Row);
        }

        return true;
    }

    /// <summary>Rows that were deleted go out of the index too, and out of the file's log.</summary>
    private void Forget(HoldingsFile file, IReadOnlyList<IndexedRow> rows)
    {
        foreach (var row in rows)
        {
            ground.Index.Withdraw(country, row);
        }

        file.EmptyLog();
    }

    /// <summary>Loads out of sight: first their keys go, then their rows, a few at a time.</summary>
    private async Task CleanAsync(HoldingsFile file, CancellationToken cancellationToken)
    {
        var loads = file.ToClean();
        foreach (var load in loads)
        {
            await ground.Keys.EraseAsync(load.Record, cancellationToken).ConfigureAwait(false);
            while (file.Write(() => file.CleanSome(load.Number)))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        if (loads.Count > 0)
        {
            file.EmptyLog();
        }
    }

    private static long? NumberOf(HoldingsFile file, Guid load) => file.Loads().FirstOrDefault(known => known.Id == load)?.Key.Number;

    private T? Opened<T>(Func<T?> open)
        where T : class
    {
        try
        {
            return open();
        }
        catch (HoldingDamaged damaged)
        {
            ground.Log.LogCritical(DeskEvents.HoldingDamaged, damaged, "A holding of {Country} is damaged and left out", country.Value);
            return null;
        }
    }
}
