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
    private volatile bool _closed;

    /// <summary>A desk was opened, or its state has moved. Raised on the desk's own thread: it must not throw and must not wait.</summary>
    internal event Action<OperationDesk>? Moved;

    /// <summary>Operations that have a line, or are known to have had one, in order of key.</summary>
    public async ValueTask<IReadOnlyList<OperationKey>> KeysAsync(CancellationToken cancellationToken = default) =>
        [.. (await journal.NamesAsync(cancellationToken).ConfigureAwait(false))
            .Where(name => name.StartsWith("op/", StringComparison.Ordinal))
            .Select(name => OperationKey.TryParse(name[3..], out var key) ? key : null) // a damaged name is no operation's; its own is missed by heads.log
            .OfType<OperationKey>()];

    /// <summary>The desk of an operation that has a line; absent otherwise.</summary>
    public async ValueTask<OperationDesk?> FindAsync(OperationKey key, CancellationToken cancellationToken = default)
    {
        if (_desks.ContainsKey(key) || await HasLinesAsync(key, cancellationToken).ConfigureAwait(false))
        {
            var desk = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
            return desk.IsOpen ? desk : null;
        }

        return null;
    }

    /// <summary>The desk of an operation, whether anything is recorded of it or not.</summary>
    /// <exception cref="ObjectDisposedException">The room is closed.</exception>
    public async ValueTask<OperationDesk> OpenAsync(OperationKey key, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
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
        new(country, () => Open);

    /// <summary>The desks that are open now, those of operations without a line too.</summary>
    public IEnumerable<OperationDesk> Open => _desks.Values.Where(desk => desk is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(desk => desk.Value.Result);

    /// <summary>Closes every desk after what is in its mailbox, also those that are being opened.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await Task.WhenAll(_desks.Values.Where(desk => desk.IsValueCreated).Select(desk => CloseAsync(desk.Value))).ConfigureAwait(false);
    }

    private static async Task CloseAsync(Task<OperationDesk> opening)
    {
        try
        {
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception) when (opening.IsFaulted)
        {
            // It never opened; whoever asked for it has heard so.
        }
    }

    private async Task<bool> HasLinesAsync(OperationKey key, CancellationToken cancellationToken)
    {
        try
        {
            return (await journal.HeadAsync(key.Journal, cancellationToken).ConfigureAwait(false)).Number > 0;
        }
        catch (JournalDamaged)
        {
            // There is a journal, and its desk reads it as far as it can be read.
            return true;
        }
    }

    private async Task<OperationDesk> OpenDeskAsync(OperationKey key)
    {
        var desk = await OperationDesk.OpenAsync(new DeskJournal(key, journal, codec), clock(key), wall, log, CancellationToken.None).ConfigureAwait(false);
        desk.Moved += moved => Moved?.Invoke(moved);
        Moved?.Invoke(desk);
        return desk;
    }
}
