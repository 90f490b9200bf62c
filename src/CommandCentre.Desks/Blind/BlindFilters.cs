using System.Collections.Concurrent;
using System.Security.Cryptography;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Blind;

/// <summary>The blind filters of every operation: what a country that does not load its holdings publishes instead, and the secret they are made with.</summary>
/// <remarks>Secret and filters are destroyed when their operation is over. All members may be called at once. The design: docs/decisions/0011.</remarks>
public sealed class BlindFilters : IAsyncDisposable
{
    private readonly ConcurrentDictionary<OperationKey, BlindShelf> _shelves = new();
    private readonly ConcurrentDictionary<OperationKey, Task> _ends = new();
    private readonly ConcurrentDictionary<Task, bool> _leaving = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly BlindFiles _files;
    private readonly DeskRoom _room;
    private readonly ILogger _log;

    private BlindFilters(BlindFiles files, DeskRoom room, ILogger log)
    {
        (_files, _room, _log) = (files, room, log);
        room.Moved += Follow;
    }

    /// <summary>Opens what lies in a data folder; what was being destroyed when the centre ended is destroyed now.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="keys">The records' keys.</param>
    /// <param name="room">The desks whose end is followed; open none of them before.</param>
    /// <param name="log">Hears of what cannot be read or destroyed.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static BlindFilters Open(string dataFolder, RecordKeys keys, DeskRoom room, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(room);
        var files = new BlindFiles(Path.Combine(Path.GetFullPath(dataFolder), "blind"), keys, log);
        var filters = new BlindFilters(files, room, log);
        foreach (var operation in files.Operations.ToList())
        {
            if (files.IsEnded(operation))
            {
                filters.End(operation);
            }
            else
            {
                filters._shelves[operation] = files.Read(operation);
            }
        }

        return filters;
    }

    /// <summary>What somebody may do with the filters of an operation: those who speak for a country, on duty, until the operation is over. Absent for everybody else.</summary>
    public OwnBlind? For(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var may = view.Viewer is { IsWall: false, IsOnDuty: true, SeesPersons: true, Actor: { Role: Role.LiaisonOfficer, Country.IsCoordinationCentre: false } };
        return may && view.Summary.Phase is not OperationPhase.PostOperational && !_ends.ContainsKey(view.Summary.Key) ? new OwnBlind(this, view.Summary.Key, view.Viewer.Country) : null;
    }

    /// <summary>Asks the filters of countries; one that publishes none is not among the answers.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="countries">Whose filters are asked.</param>
    internal IReadOnlyList<BlindAnswer> Test(OperationKey operation, Entity query, IEnumerable<CountryCode> countries)
    {
        if (_ends.ContainsKey(operation) || !_shelves.TryGetValue(operation, out var shelf) || !shelf.Countries.Any())
        {
            return [];
        }

        var keys = BlindKeys.Of(query);
        return [.. countries.Select(country => shelf.Ask(country, keys)).OfType<BlindAnswer>()];
    }

    /// <summary>The countries that publish a filter in an operation.</summary>
    internal IEnumerable<CountryCode> CountriesOf(OperationKey operation) => Shelf(operation).Countries;

    /// <summary>Done when what has ended so far was destroyed, or could not be.</summary>
    internal Task Settled => Task.WhenAll([.. _ends.Values, .. _leaving.Keys]);

    /// <summary>Ends after what is being destroyed.</summary>
    public async ValueTask DisposeAsync()
    {
        _room.Moved -= Follow;
        await Settled.ConfigureAwait(false);
    }

    internal BlindFilter? Published(OperationKey operation, CountryCode country) => Shelf(operation).Filters.GetValueOrDefault(country);

    /// <summary>The secret of an operation, made when it is first asked for; absent once the operation is over.</summary>
    internal Task<BlindSecret?> SecretAsync(OperationKey operation, CancellationToken cancellationToken) =>
        InTurnAsync(operation, shelf => SecretAsync(operation, shelf, cancellationToken), cancellationToken);

    internal Task<BlindReading?> PublishAsync(OperationKey operation, CountryCode country, ReadOnlyMemory<byte> filter, Func<BlindFilter, Task> accounted, CancellationToken cancellationToken) =>
        InTurnAsync(operation, async shelf =>
        {
            var secret = await SecretAsync(operation, shelf, cancellationToken).ConfigureAwait(false);
            var reading = Fitting(BlindFilter.Read(filter.Span, secret), operation, country);
            if (reading.Filter is { } read)
            {
                await accounted(read).ConfigureAwait(false);
                _files.Keep(operation, country, filter.Span);
                _shelves[operation] = Shelf(operation).With(country, read);
            }

            return reading;
        }, cancellationToken);

    internal async Task<bool> WithdrawAsync(OperationKey operation, CountryCode country, CancellationToken cancellationToken) =>
        await InTurnAsync<object>(operation, shelf =>
        {
            // Out of memory first: whatever comes of the file, it answers no more.
            _shelves[operation] = shelf.Without(country);
            _files.Remove(operation, country);
            return Task.FromResult(shelf.Countries.Contains(country) ? new object() : null!);
        }, cancellationToken).ConfigureAwait(false) is not null;

    private static BlindReading Fitting(BlindReading reading, OperationKey operation, CountryCode country) => reading.Filter switch
    {
        null => reading,
        { Terms.Operation: var made } when made != operation => new(null, BlindFault.OtherOperation, made.Value, operation.Value),
        { Terms.Country: var made } when made != country => new(null, BlindFault.OtherCountry, made.Value, country.Value),
        _ => reading,
    };

    private BlindShelf Shelf(OperationKey operation) => _ends.ContainsKey(operation) ? BlindShelf.Empty : _shelves.GetValueOrDefault(operation, BlindShelf.Empty);

    /// <summary>One change at a time; nothing is made for an operation that is over, not even by who was let in before.</summary>
    private async Task<T?> InTurnAsync<T>(OperationKey operation, Func<BlindShelf, Task<T>> change, CancellationToken cancellationToken)
        where T : class
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _ends.ContainsKey(operation) ? null : await change(Shelf(operation)).ConfigureAwait(false);
        }
        catch (RecordErased)
        {
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<BlindSecret> SecretAsync(OperationKey operation, BlindShelf shelf, CancellationToken cancellationToken)
    {
        if (shelf.Secret is { } known)
        {
            return known;
        }

        var secret = new BlindSecret(RandomNumberGenerator.GetBytes(BlindSecret.Size));
        await _files.KeepAsync(operation, secret, cancellationToken).ConfigureAwait(false);
        _shelves[operation] = shelf with { Secret = secret };
        return secret;
    }

    /// <summary>An operation that is over loses everything, a country that was dismissed its filter.</summary>
    private void Follow(OperationDesk desk)
    {
        if (desk.State.Operation.Phase is OperationPhase.PostOperational)
        {
            End(desk.Key);
            return;
        }

        foreach (var gone in Shelf(desk.Key).Countries.Where(country => !desk.State.Operation.Participates(country)))
        {
            var leaving = Task.Run(() => LeaveAsync(desk.Key, gone));
            _leaving[leaving] = true;
            leaving.ContinueWith(done => _leaving.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task LeaveAsync(OperationKey operation, CountryCode country)
    {
        try
        {
            await WithdrawAsync(operation, country, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _log.LogError(DeskEvents.BlindNotDestroyed, failure, "The blind filter of {Country}, dismissed from {Operation}, is not asked any more but its file stays", country, operation);
        }
    }

    private void End(OperationKey operation) => _ends.GetOrAdd(operation, ended => Task.Run(() => EndAsync(ended)));

    private async Task EndAsync(OperationKey operation)
    {
        _shelves.TryRemove(operation, out _);
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await _files.DestroyAsync(operation).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Nobody reads or makes anything of it any more; the next start tries again.
            _log.LogCritical(DeskEvents.BlindNotDestroyed, failure, "Operation {Operation} is over, and its blind filters and their secret could not be destroyed: the next start of the centre tries again", operation);
        }
        finally
        {
            _shelves.TryRemove(operation, out _);
            _turn.Release();
        }
    }
}
