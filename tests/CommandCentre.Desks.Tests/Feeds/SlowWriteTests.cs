using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Tests.Operations;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class SlowWriteTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A slow write may end at the very moment at which its rights are looked at again: it is no reason to cut the connection.</summary>
    [Fact]
    public async Task Write_ThatEndsWhenItIsLookedAt_GoesOn()
    {
        var time = new FakeTime();
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var (write, cut) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
            await using var outbox = new Outbox(Room.Viewer("NL"), FeedFace.Lines, (_, _) => new ValueTask(write.Task), () => cut = true, Entitlement.Always, time);
            outbox.GoLive(0, []);
            outbox.Put(new FrameRun(new Frame(FrameKind.Line, 1, new byte[10])));

            // It ends, and before anybody has heard of it the half second is over.
            write.SetResult();
            time.Advance(TimeSpan.FromMilliseconds(500));
            await outbox.PauseAsync().WaitAsync(Soon, Token);

            Assert.False(cut, $"cut at attempt {attempt}");
        }
    }

    [Fact]
    public async Task Write_StuckForFiveSeconds_EndsTheConnection()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var slow = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        var (stuck, armed) = (slow.Hold(), test.Wall.NextTimer());
        await test.DoAsync(test.Message());
        await stuck;
        await armed.WaitAsync(Soon, Token);

        for (var half = 1; half < 10; half++)
        {
            armed = test.Wall.NextTimer();
            test.Wall.Advance(TimeSpan.FromSeconds(0.5));
            await armed.WaitAsync(Soon, Token);
            Assert.False(slow.Aborted, $"after {half} half seconds");
        }

        test.Wall.Advance(TimeSpan.FromSeconds(0.5));
        await slow.UntilAsync(() => slow.Aborted);
        Assert.Equal(TimeSpan.FromSeconds(5), SlowWrite.Limit);
    }

    [Fact]
    public async Task Write_StuckWhenRightsAreWithdrawn_IsEndedWithinASecond()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (version, holds) = (0L, true);
        await using var slow = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall, entitlement: new Entitlement(() => version, () => holds));
        var (stuck, armed) = (slow.Hold(), test.Wall.NextTimer());
        await test.DoAsync(test.Message());
        await stuck;
        await armed.WaitAsync(Soon, Token);

        (holds, version) = (false, 1);
        test.Wall.Advance(TimeSpan.FromSeconds(1));

        await slow.UntilAsync(() => slow.Aborted);
        Assert.Empty(slow.Frames);
    }

    [Fact]
    public async Task Write_LeftBehind_FailsWithoutAnUnobservedException()
    {
        var unobserved = 0;
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved += e.Exception.InnerExceptions.Count(inner => inner.Message == "left behind");
        TaskScheduler.UnobservedTaskException += Note;
        await Task.Run(LeaveBehindAsync, Token);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        TaskScheduler.UnobservedTaskException -= Note;
        Assert.Equal(0, unobserved);
    }

    private static async Task LeaveBehindAsync()
    {
        var wall = new FakeTime();
        var stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var armed = wall.NextTimer();
        var outbox = new Outbox(Room.Viewer("NL"), FeedFace.Lines, (_, _) => new ValueTask(stuck.Task), aborted.SetResult, Entitlement.Always, wall);
        outbox.GoLive(0, [new FrameRun(new Frame(FrameKind.Line, 1, default))]);
        await armed.WaitAsync(Soon, Token);
        wall.Advance(TimeSpan.FromSeconds(5));
        await aborted.Task.WaitAsync(Soon, Token);
        await outbox.DisposeAsync();
        stuck.SetException(new IOException("left behind"));
    }
}
