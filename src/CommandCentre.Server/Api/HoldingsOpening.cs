using CommandCentre.Desks.Holdings;

namespace CommandCentre.Server.Api;

/// <summary>Reads all holdings into memory once the centre runs; until a country's are there, its answer says so.</summary>
internal sealed class HoldingsOpening(HoldingsRoom room) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => room.LoadAsync(stoppingToken), stoppingToken);
}
