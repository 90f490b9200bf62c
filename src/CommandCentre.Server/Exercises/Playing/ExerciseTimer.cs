namespace CommandCentre.Server.Exercises.Playing;

/// <summary>A timer by operation time.</summary>
internal sealed class ExerciseTimer(ExerciseClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private bool _disposed;

    /// <summary>When it fires next, operation time; guarded by the clock.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        clock.Arm(this, dueTime, period);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        clock.Remove(this);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Set(DateTimeOffset due, TimeSpan period) => (Due, _period) = (due, period);

    /// <summary>Moves on by the period; false when it fires only once.</summary>
    internal bool Next()
    {
        Due = _period > TimeSpan.Zero ? Due + _period : Due;
        return _period > TimeSpan.Zero;
    }

    internal void Call() => callback(state);
}
