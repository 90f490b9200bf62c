namespace CommandCentre.Desks.Tests;

/// <summary>A clock that stands until it is told to go on. Timers fire in order of their time, on the thread that advances.</summary>
public sealed class FakeTime : TimeProvider
{
    /// <summary>Nine o'clock UTC on the first day of the exercise week.</summary>
    public static readonly DateTimeOffset Morning = new(2020, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = Morning;
    private TimeSpan _back;
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now - _back;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.UtcTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when a timer is set that was not waiting when this was called: arm it before the act.</summary>
    public Task NextTimer()
    {
        lock (_gate)
        {
            return (_armed = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Goes on, and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var until = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by;
        while (Next(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = until;
        }
    }

    /// <summary>Sets the clock back, or forward by a negative span, as a wall clock is set: timers and timestamps go on as they were.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (_gate)
        {
            _back += by;
        }
    }

    private FakeTimer? Next(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due) is not { } next)
            {
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            _timers.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                _timers.Add(next);
            }

            return next;
        }
    }

    private void Set(FakeTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (due != Timeout.InfiniteTimeSpan)
            {
                // Whole milliseconds, as the framework's timers count.
                (timer.Due, timer.Period) = (_now.AddMilliseconds((long)due.TotalMilliseconds), period);
                _timers.Add(timer);
                _armed.TrySetResult();
            }
        }
    }

    private sealed class FakeTimer(FakeTime time, Action fire) : ITimer
    {
        private bool _gone;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (!_gone)
            {
                time.Set(this, dueTime, period);
            }

            return !_gone;
        }

        public void Dispose()
        {
            _gone = true;
            time.Set(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
