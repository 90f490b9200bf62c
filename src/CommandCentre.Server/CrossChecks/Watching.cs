using CommandCentre.Desks.CrossChecks;

namespace CommandCentre.Server.CrossChecks;

/// <summary>Lets the watch for matches run as long as the centre does.</summary>
internal sealed class Watching(MatchWatch watch) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watch.RunAsync(stoppingToken);
}
