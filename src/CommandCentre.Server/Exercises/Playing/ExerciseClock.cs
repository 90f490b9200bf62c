namespace CommandCentre.Server.Exercises.Playing;

/// <summary>Operation time of one exercise: runs faster than the wall, skips the nights, can be paused, held and sped up, and never goes back.</summary>
/// <remarks>
/// Whoever plays holds the clock at the moment of the next step until that step is recorded, so that every line carries the script's moment
/// at any speed. Timers made here follow operation time: they wait while it stands and fire when a jump passes them.
/// </remarks>
public sealed class ExerciseClock : TimeProvider
{
    /// <summary>Slowest and fastest: operation seconds in one second.</summary>
    public const double Slowest = 0.1, Fastest = 1_000_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _wall;
    private readonly List<ExerciseTimer> _timers = [];
    private readonly ITimer _alarm;
    private DateTimeOffset _at;
    private DateTimeOffset _limit;
    private long _since;
    private double _speed;
    private bool _paused;

    /// <summary>A clock that stands at a moment until it is told to go on (<see cref="HoldAt"/>, <see cref="ReachAsync"/>, <see cref="RunOn"/>).</summary>
    /// <param name="wall">Wall time.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="speed">Operation seconds in one second, within <see cref="Slowest"/> and <see cref="Fastest"/>.</param>
    public ExerciseClock(TimeProvider wall, DateTimeOffset start, double speed)
    {
        ArgumentNullException.ThrowIfNull(wall);
        _wall = wall;
        (_at, _limit, _since, _speed) = (start, start, wall.GetTimestamp(), Checked(speed));
        _alarm = wall.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Operation seconds in one second while it runs.</summary>
    public double Speed
    {
        get
        {
            lock (_lock)
            {
                return _speed;
            }
        }
    }

    /// <summary>Whether it is paused.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock)
            {
                return _paused;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return Now();
        }
    }

    /// <summary>Operation time as a timestamp, so that measured spans are operation time too.</summary>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Stands still until <see cref="Resume"/>.</summary>
    public void Pause() => Change(() => _paused = true);

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume() => Change(() => _paused = false);

    /// <summary>Changes the speed from now on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within <see cref="Slowest"/> and <see cref="Fastest"/>.</exception>
    public void SetSpeed(double speed)
    {
        Checked(speed);
        Change(() => _speed = speed);
    }

    /// <summary>Jumps forward to a moment, such as that of the last line after a restart; an earlier one changes nothing.</summary>
    public void StartFrom(DateTimeOffset moment) => Change(() => (_at, _limit) = (Later(_at, moment), Later(_limit, moment)));

    /// <summary>Lets it run as far as a moment and stand there.</summary>
    public void HoldAt(DateTimeOffset moment) => Change(() => _limit = Later(_at, moment));

    /// <summary>Lets it run without end, at the pace of the wall: nothing more is played, and whoever stays sees deadlines pass calmly.</summary>
    public void RunOn() => Change(() => (_limit, _speed, _paused) = (DateTimeOffset.MaxValue, 1, false));

    /// <summary>Runs to a moment, stands there, and says so; at once when the moment has passed.</summary>
    public async Task ReachAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        Change(() => (_limit, _at) = (Later(_at, moment), WithinOneTick(moment) ? Later(_at, moment) : _at));
        if (GetUtcNow() >= moment)
        {
            return;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new ExerciseTimer(this, _ => reached.TrySetResult(), null);
        Change(() =>
        {
            timer.Set(moment, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
        });
        await reached.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ExerciseTimer(this, callback, state);
        Arm(timer, dueTime, period);
        return timer;
    }

    internal void Arm(ExerciseTimer timer, TimeSpan dueTime, TimeSpan period) => Change(() =>
    {
        _timers.Remove(timer);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            timer.Set(_at + dueTime, period);
            _timers.Add(timer);
        }
    });

    internal void Remove(ExerciseTimer timer) => Change(() => _timers.Remove(timer));

    private static double Checked(double speed) => speed is >= Slowest and <= Fastest
        ? speed
        : throw new ArgumentOutOfRangeException(nameof(speed), speed, $"a speed lies from {Slowest} to {Fastest}");

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private void Change(Action change)
    {
        lock (_lock)
        {
            _at = Now();
            _since = _wall.GetTimestamp();
            change();
            SetAlarm();
        }
    }

    private DateTimeOffset Now()
    {
        if (_paused || _at >= _limit)
        {
            return _at;
        }

        // Bounded, so that a clock held for weeks cannot run out of range.
        var played = TimeSpan.FromSeconds(Math.Min(_wall.GetElapsedTime(_since).TotalSeconds * _speed, 1e9));
        var now = ExerciseWeek.Advance(_at, played);
        return now < _limit ? now : _limit;
    }

    /// <summary>Sets the one wall timer to the soonest timer that can come due as things stand.</summary>
    private void SetAlarm()
    {
        var soonest = _timers.Count == 0 ? DateTimeOffset.MaxValue : _timers.Min(timer => timer.Due);
        var reachable = soonest <= _at || (!_paused && soonest <= _limit && _timers.Count > 0);
        _alarm.Change(reachable ? WallUntil(soonest) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a moment comes sooner than a wall timer can tell, a millisecond: at great speed the clock takes it at once.</summary>
    private bool WithinOneTick(DateTimeOffset moment) => !_paused && ExerciseWeek.Played(_at, moment).TotalMilliseconds < _speed;

    /// <summary>Wall time until a moment in whole milliseconds, at least one when it lies ahead: a moment in the night is reached by the next tick.</summary>
    private TimeSpan WallUntil(DateTimeOffset moment)
    {
        var seconds = ExerciseWeek.Played(_at, moment).TotalSeconds / _speed;
        return moment <= _at ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(Math.Min(seconds, 86_400) * 1000)));
    }

    private void Ring()
    {
        List<ExerciseTimer> due = [];
        Change(() =>
        {
            due.AddRange(_timers.Where(timer => timer.Due <= _at).OrderBy(timer => timer.Due));
            _timers.RemoveAll(timer => timer.Due <= _at && !timer.Next());
        });
        due.ForEach(timer => timer.Call());
    }
}
