
using CommandCentre.Server.Hubs;

namespace CommandCentre.Server.Identity;

/// <summary>Ends sessions whose time has come, every half second (their live connections are cut then); writes down their use every half minute.</summary>
internal sealed class Upkeep(Sessions sessions, LiveConnections live, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private const int SaveEvery = 60;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        sessions.SaveUse();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Every, time);
            for (var turn = 1L; await timer.WaitForNextTickAsync(stoppingToken); turn++)
            {
                Turn(turn);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping, or never started: the host counts what is thrown here as a failure.
        }
    }

    private void Turn(long turn)
    {
        sessions.EndExpired();
        if (turn % SaveEvery != 0)
        {
            return;
        }

        // A visible board counts as activity.
        foreach (var credential in live.Followers)
        {
            sessions.Touch(credential);
        }

        sessions.SaveUse();
    }
}
