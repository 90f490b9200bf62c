namespace CommandCentre.Server.Tests.Running;

/// <summary>A clock that stands until a test moves it.</summary>
public sealed class SteadyTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _ticks += by.Ticks;

    public override long GetTimestamp() => _ticks;
}
