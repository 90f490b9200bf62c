using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.Playing;

namespace CommandCentre.Server.Tests.Exercises.Playing;

public sealed class ExerciseClockTests
{
    private static readonly DateTimeOffset Opening = ExerciseWeek.Opening;

    private static readonly DateTimeOffset FirstEvening = ExerciseWeek.At(0, ExerciseWeek.Hours);

    private readonly WallByHand _wall = new();

    [Fact]
    public void Clock_UntilItIsToldToGoOn_Stands()
    {
        var clock = Clock(120);
        _wall.Advance(3600);

        Assert.Equal(Opening, clock.GetUtcNow());
    }

    [Fact]
    public void Clock_AtSpeed_RunsSoManySecondsInOne()
    {
        var clock = Running(120);
        _wall.Advance(10);

        Assert.Equal(Opening.AddMinutes(20), clock.GetUtcNow());
    }

    /// <summary>50 hours of play at the default speed: the week in 25 minutes.</summary>
    [Fact]
    public void Clock_AtDefaultSpeed_PlaysTheWeekInTwentyFiveMinutes()
    {
        var clock = Clock(ExerciseOptions.DefaultSpeed);
        clock.StartFrom(ExerciseWeek.Start);
        clock.HoldAt(ExerciseWeek.LastWord);
        _wall.Advance(25 * 60);

        Assert.Equal(ExerciseWeek.Close, clock.GetUtcNow());
    }

    [Fact]
    public void Clock_AtTheEndOfADay_JumpsOverTheNight()
    {
        var clock = Running(60);
        clock.StartFrom(FirstEvening.AddMinutes(-1));
        clock.HoldAt(ExerciseWeek.LastWord);
        _wall.Advance(1);
        Assert.Equal(FirstEvening, clock.GetUtcNow());
        _wall.Advance(1);

        Assert.Equal(ExerciseWeek.At(1, 0).AddMinutes(1), clock.GetUtcNow());
    }

    [Fact]
    public void Clock_Paused_StandsAndGoesOnWhereItWas()
    {
        var clock = Running(60);
        _wall.Advance(1);
        clock.Pause();
        _wall.Advance(500);
        Assert.Equal(Opening.AddMinutes(1), clock.GetUtcNow());
        Assert.True(clock.IsPaused);
        clock.Resume();
        _wall.Advance(1);

        Assert.Equal(Opening.AddMinutes(2), clock.GetUtcNow());
    }

    [Fact]
    public void Clock_SpeedChanged_CountsFromThen()
    {
        var clock = Running(60);
        _wall.Advance(1);
        clock.SetSpeed(600);
        _wall.Advance(1);

        Assert.Equal(Opening.AddMinutes(11), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(2e6)]
    public void Clock_SpeedOutOfBounds_IsRefusedWithTheBounds(double speed)
    {
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => Clock(60).SetSpeed(speed));

        Assert.Contains("from 0.1 to 1000000", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clock_StartedFromAnEarlierMoment_DoesNotGoBack()
    {
        var clock = Running(60);
        _wall.Advance(60);
        var before = clock.GetUtcNow();
        clock.StartFrom(Opening);

        Assert.Equal(before, clock.GetUtcNow());
    }

    [Fact]
    public void Clock_HeldForAStep_DoesNotRunAhead()
    {
        var clock = Clock(10_000);
        var reached = clock.ReachAsync(Opening.AddMinutes(5), CancellationToken.None);
        Assert.False(reached.IsCompleted);
        _wall.Advance(60);

        Assert.Equal(Opening.AddMinutes(5), clock.GetUtcNow());
        Assert.True(clock.ReachAsync(Opening.AddMinutes(5), CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public void Reach_MomentSoonerThanAWallTimerCanTell_IsTakenAtOnceUnlessPaused()
    {
        var clock = Clock(ExerciseClock.Fastest);
        Assert.True(clock.ReachAsync(Opening.AddMinutes(5), CancellationToken.None).IsCompletedSuccessfully);
        clock.Pause();

        Assert.False(clock.ReachAsync(Opening.AddMinutes(6), CancellationToken.None).IsCompleted);
        Assert.Equal(Opening.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public async Task Reach_Moment_EndsWhenItComes()
    {
        var clock = Clock(60);
        var reached = clock.ReachAsync(Opening.AddMinutes(5), TestContext.Current.CancellationToken);
        _wall.Advance(4.9);
        Assert.False(reached.IsCompleted);
        _wall.Advance(0.2);

        await reached;
    }

    [Fact]
    public void Timer_ByOperationTime_FiresOnceWhenItsTimeComes()
    {
        var clock = Running(60);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        _wall.Advance(9.9);
        Assert.Equal(0, fired);
        _wall.Advance(0.2);
        Assert.Equal(1, fired);
        _wall.Advance(100);

        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timer_WhileTheClockPausesOrIsHeld_Waits()
    {
        var clock = Running(60);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        clock.Pause();
        _wall.Advance(1000);
        clock.Resume();
        clock.HoldAt(Opening.AddMinutes(9));
        _wall.Advance(1000);
        Assert.Equal(0, fired);
        clock.HoldAt(Opening.AddMinutes(20));
        _wall.Advance(1.1);

        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timer_InTheNight_FiresWhenTheNightIsSkipped()
    {
        var clock = Running(60);
        clock.StartFrom(FirstEvening.AddMinutes(-1));
        clock.HoldAt(ExerciseWeek.LastWord);
        DateTimeOffset? at = null;
        using var timer = clock.CreateTimer(_ => at = clock.GetUtcNow(), null, TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);
        _wall.Advance(0.9);
        Assert.Null(at);
        _wall.Advance(0.3);

        Assert.NotNull(at);
        Assert.InRange(at.Value, FirstEvening, ExerciseWeek.At(1, 0).AddMinutes(1));
    }

    [Fact]
    public void Timer_AfterASpeedChangeOrAJump_FiresByTheNewTime()
    {
        var clock = Running(60);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(60), Timeout.InfiniteTimeSpan);
        clock.SetSpeed(3600);
        _wall.Advance(1.1);
        Assert.Equal(1, fired);
        timer.Change(TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan);
        clock.StartFrom(ExerciseWeek.At(1, 0));
        _wall.Advance(0);

        Assert.Equal(2, fired);
    }

    [Fact]
    public void Timer_WithPeriod_FiresEachTimeUntilDisposed()
    {
        var clock = Running(60);
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _wall.Advance(5.1);
        timer.Dispose();
        _wall.Advance(5);

        Assert.Equal(5, fired);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Clock_AfterTheEnd_RunsOnAtThePaceOfTheWall()
    {
        var clock = Running(600);
        clock.StartFrom(ExerciseWeek.LastWord);
        clock.RunOn();
        _wall.Advance(60);

        Assert.Equal(ExerciseWeek.LastWord.AddMinutes(1), clock.GetUtcNow());
    }

    private ExerciseClock Clock(double speed) => new(_wall, Opening, speed);

    private ExerciseClock Running(double speed)
    {
        var clock = Clock(speed);
        clock.HoldAt(ExerciseWeek.LastWord);
        return clock;
    }
}
