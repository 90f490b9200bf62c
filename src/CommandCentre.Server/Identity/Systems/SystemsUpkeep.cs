using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity.Systems;

/// <summary>Ends keys and certificates whose time has come, every half second (their live connections are cut then); writes down their use every half minute.</summary>
internal sealed class SystemsUpkeep(NationalSystems systems, TimeProvider time, ILogger<SystemsUpkeep> log) : IHostedService, IDisposable
{
    private const int SaveEvery = 60;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private ITimer? _timer;
    private int _busy;
    private int _turn;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Turn(), null, Every, Every);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        systems.SaveUse();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void Turn()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return;
        }

        try
        {
            systems.EndPassed();
            if (++_turn % SaveEvery == 0)
            {
                systems.SaveUse();
            }
        }
        catch (IOException failure)
        {
            log.LogError(CentreEvents.SystemsNotKept, failure, "The use of systems' keys could not be written down; tried again in half a minute");
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }
}
