using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.CommandLine;

/// <summary>The holdings of a stopped data folder, managed by its keepers in the name of a country.</summary>
internal sealed class HoldingsFolder : IAsyncDisposable
{
    private readonly IDisposable _held;
    private readonly SqliteJournal _journal;
    private readonly RecordKeys _keys;
    private readonly CountryLedgers _ledgers;

    private HoldingsFolder(IDisposable held, SqliteJournal journal, RecordKeys keys, CountryLedgers ledgers, HoldingsRoom room)
    {
        (_held, _journal, _keys, _ledgers, Room) = (held, journal, keys, ledgers, room);
    }

    internal HoldingsRoom Room { get; }

    /// <summary>Opens them; what an import that was broken off left behind is taken away.</summary>
    /// <exception cref="WorldFailure">Somebody uses the folder, it is none, or the owners' keys are not there.</exception>
    internal static async Task<HoldingsFolder> OpenAsync(string folder, string? ownerKeys, CancellationToken stop)
    {
        var held = DataFolder.HoldStopped(folder);
        SqliteJournal? journal = null;
        RecordKeys? keys = null;
        try
        {
            journal = SqliteJournal.Open(folder);
            keys = RecordKeys.Open(folder, ownerKeys);
            var ledgers = new CountryLedgers(journal, keys, TimeProvider.System);
            var opened = new HoldingsFolder(held, journal, keys, ledgers, HoldingsRoom.OpenToManage(folder, keys, ledgers, TimeProvider.System, NullLogger<HoldingsRoom>.Instance));
            await opened.Room.LoadAsync(stop);
            return opened;
        }
        catch (Exception failure)
        {
            keys?.Dispose();
            await (journal?.DisposeAsync() ?? ValueTask.CompletedTask);
            held.Dispose();
            throw failure is OwnerKeysMissing or ArgumentException ? new WorldFailure(failure.Message, failure) : failure;
        }
    }

    /// <summary>A country's, in whose journal the keepers stand as <c>XX-KEEPER</c>.</summary>
    internal OwnHoldings Of(CountryCode country) => Room.For(new Viewer(new Actor($"{country.Value}-KEEPER", country, AgencyKind.Police, Role.LiaisonOfficer)))!;

    public async ValueTask DisposeAsync()
    {
        await Room.DisposeAsync();
        _ledgers.Dispose();
        _keys.Dispose();
        await _journal.DisposeAsync();
        _held.Dispose();
    }
}
