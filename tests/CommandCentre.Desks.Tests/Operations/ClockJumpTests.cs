using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>A wall clock set forward and back by hours while an operation runs on it, as in live mode.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OperationTime_WhenClocksJump_NeverGoesBackAndRecordedSaysWhatTheWallClockSaid()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var random = new Random(4);
        var walls = new List<DateTimeOffset>();
        for (var turn = 0; turn < 60; turn++)
        {
            var jump = TimeSpan.FromMinutes(random.Next(-300, 300));
            test.Time.SetBack(jump);
            test.Wall.SetBack(jump);
            test.Time.Advance(TimeSpan.FromSeconds(1));
            walls.Add(test.Wall.GetUtcNow());
            await test.DoAsync(test.Message($"{turn}"));
        }

        var entries = (await test.RecordedAsync()).Skip(2).ToList();
        Assert.Equal(entries.Select(entry => entry.At).Order(), entries.Select(entry => entry.At));
        Assert.Equal(walls, entries.Select(entry => entry.Recorded));
        Assert.Contains(entries.Zip(entries.Skip(1)), pair => pair.Second.Recorded < pair.First.Recorded); // the clock did go back
    }

    [Fact]
    public async Task Deadline_WhenTheClockIsSetForward_IsRecordedSoonThoughNoTimerFell()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await test.DoAsync(test.Check(minutes: 60, "FR"), Room.Agency("DE"));

        test.Time.SetBack(TimeSpan.FromHours(-5));
        Assert.DoesNotContain(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
        test.Wall.Advance(DeadlineWatch.Look);

        await UntilHeadAsync(test, check.Number + 1);
        Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
    }

    [Fact]
    public async Task Deadline_WhenTheClockGoesForthAndBackAndForth_IsRecordedOnce()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var check = await test.DoAsync(test.Check(minutes: 60, "FR"), Room.Agency("DE"));
        test.Time.SetBack(TimeSpan.FromHours(-3));
        test.Wall.Advance(DeadlineWatch.Look);
        await UntilHeadAsync(test, check.Number + 1);

        for (var jump = 0; jump < 4; jump++)
        {
            test.Time.SetBack(TimeSpan.FromHours(jump % 2 == 0 ? 3 : -3));
            test.Wall.Advance(DeadlineWatch.Look);
            await test.DoAsync(test.Message($"{jump}"));
        }

        Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
    }

    [Fact]
    public async Task Request_MadeAfterTheClockWasSetBack_HasItsWholeTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message());
        test.Time.SetBack(TimeSpan.FromHours(3));

        var asked = await test.DoAsync(test.Check(minutes: 60, "FR"), Room.Agency("DE"));

        var row = test.Desk.View(Room.Viewer("DE"))!.Check(asked.Record)!;
        Assert.Equal(asked.At.AddMinutes(60), row.Check.Due);
        Assert.False(row.Check.Overdue);
        await test.DoAsync(test.Answer(asked.Record), "FR");
    }

    private static async Task UntilHeadAsync(DeskUnderTest test, long head)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Soon);
        while (test.Desk.View(Room.Viewer("DE"))!.Head < head)
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
