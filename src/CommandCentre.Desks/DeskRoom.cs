using System.Collections.Concurrent;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks;

/// <summary>Where desks are found by their address; each is opened on first use from its journal.</summary>
/// <param name="journal">The one truth.</param>
/// <param name="codec">How entries are stored.</param>
/// <param name="clock">Operation time of an operation: the wall clock in live mode, the exercise's own otherwise.</param>
/// <param name="wall">Wall time.</param>
/// <param name="log">Log of the desks.</param>
public sealed class DeskRoom(IJournal journal, LineCodec codec, Func<OperationKey, TimeProvider> clock, TimeProvider wall, ILogger<DeskRoom> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<OperationKey, Lazy<Task<OperationDesk>>> _desks = new();

    /// <summary>Operations that have a line, in order of key.</summary>
    public async ValueTask<IReadOnlyList<OperationKey>> KeysAsync(CancellationToken cancellationToken = default) =>
        [.. (await journal.NamesAsync(cancellationToken).ConfigureAwait(false))
            .Where(name => name.StartsWith("op/", StringComparison.Ordinal))
            .Select(name => OperationKey.Parse(name[3..]))];

    /// <summary>The desk of an operation that has a line; absent otherwise.</summary>
    public async ValueTask<OperationDesk?> FindAsync(OperationKey key, CancellationToken cancellationToken = default)
    {
        if (_desks.ContainsKey(key) || (await journal.HeadAsync(key.Journal, cancellationToken).ConfigureAwait(false)).Number > 0)
        {
            var desk = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
            return desk.IsOpen ? desk : null;
        }

        return null;
    }

    /// <summary>The desk of an operation, whether anything is recorded of it or not.</summary>
    public async ValueTask<OperationDesk> OpenAsync(OperationKey key, CancellationToken cancellationToken = default)
    {
        var opening = _desks.GetOrAdd(key, wanted => new Lazy<Task<OperationDesk>>(() => OpenDeskAsync(wanted)));
        try
        {
            return await opening.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (opening.Value.IsFaulted)
        {
            // A failed opening is not kept: the next caller tries anew.
            _desks.TryRemove(KeyValuePair.Create(key, opening));
            throw;
        }
    }

    /// <summary>The desk of a country: its officers on duty, open requests and last word heard, over all open operations.</summary>
    public CountryDesk Country(CountryCode country) =>
        new(country, () => _desks.Values.Where(desk => desk is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(desk => desk.Value.Result));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks.Values.Where(desk => desk is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await desk.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<OperationDesk> OpenDeskAsync(OperationKey key) =>
        OperationDesk.OpenAsync(new DeskJournal(key, journal, codec), clock(key), wall, log, CancellationToken.None);
}
