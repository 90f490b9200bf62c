using CommandCentre.Server.Hubs;
using CommandCentre.Server.Identity.Systems;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity;

/// <summary>
/// Ends sessions, keys and certificates whose time has come and moves the rights when a duty window opens or closes, every half second
/// (live connections are cut then); writes down their use every half minute.
/// </summary>
internal sealed class Upkeep(Sessions sessions, NationalSystems systems, Roll roll, RightsVersion version, LiveConnections live, TimeProvider time, ILogger<Upkeep> log) : IHostedService, IDisposable
{
    private const int SaveEvery = 60;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private ITimer? _timer;
    private int _busy;
    private int _turn;
    private DateTimeOffset _looked;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _looked = time.GetUtcNow();
        _timer = time.CreateTimer(_ => Turn(), null, Every, Every);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        SaveUse();
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
            Keep(Interlocked.Increment(ref _turn));
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    // What ends rights comes first and waits for no disk.
    private void Keep(int turn)
    {
        systems.EndPassed();
        TurnDuty();
        WriteDown(sessions.EndExpired, failure => log.LogError(CentreEvents.SessionsNotKept, failure, "Sessions could not be written down; tried again in half a second"));
        if (turn % SaveEvery != 0)
        {
            return;
        }

        // A visible board counts as activity.
        foreach (var credential in live.Followers)
        {
            sessions.Touch(credential);
        }

        SaveUse();
    }

    private void SaveUse()
    {
        WriteDown(sessions.SaveUse, failure => log.LogError(CentreEvents.SessionsNotKept, failure, "The use of sessions could not be written down; tried again in half a minute"));
        WriteDown(systems.SaveUse, failure => log.LogError(CentreEvents.SystemsNotKept, failure, "The use of systems' keys could not be written down; tried again in half a minute"));
    }

    private static void WriteDown(Action write, Action<IOException> tell)
    {
        try
        {
            write();
        }
        catch (IOException failure)
        {
            tell(failure);
        }
    }

    private void TurnDuty()
    {
        var now = time.GetUtcNow();
        // A clock set back may have closed what had opened.
        if (now < _looked || roll.TurnedBetween(_looked, now))
        {
            version.Move();
        }

        _looked = now;
    }
}
