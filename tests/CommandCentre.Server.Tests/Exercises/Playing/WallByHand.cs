namespace CommandCentre.Server.Tests.Exercises.Playing;

/// <summary>Wall time that a test moves on by hand; timers fire on the thread that moves it.</summary>
internal sealed class WallByHand : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(double seconds)
    {
        var until = TimeSpan.FromTicks(GetTimestamp()) + TimeSpan.FromSeconds(seconds);
        while (Next(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = until;
        }
    }

    private HandTimer? Next(TimeSpan until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due > _now ? next.Due : _now;
                _timers.Remove(next);
            }

            return next;
        }
    }

    private sealed class HandTimer(WallByHand wall, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (wall._gate)
            {
                wall._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = wall._now + dueTime;
                    wall._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
