using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Begins the play when the centre listens: where its address is taken, nothing is played into the folder.</summary>
internal sealed class PlayWhenListening(ExercisePlayer player, IHostApplicationLifetime lifetime, ILogger<PlayWhenListening> log) : IHostedService
{
    private CancellationTokenRegistration _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = lifetime.ApplicationStarted.Register(() => _ = PlayAsync());
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _listening.DisposeAsync().ConfigureAwait(false);
        await player.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PlayAsync()
    {
        try
        {
            await player.StartAsync(CancellationToken.None).ConfigureAwait(false);
            await player.ExecuteTask!.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        catch (Exception failure)
        {
            log.LogCritical(CentreEvents.ExerciseFailed, failure, "The exercise ended; whoever is there may go on, and a restart plays on");
        }
    }
}
