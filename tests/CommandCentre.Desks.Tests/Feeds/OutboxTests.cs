using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Tests.Operations;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class OutboxTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overflow_ByCount_IsOneResyncAndOthersAreUnaffected()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var slow = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        await using var other = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        var stuck = slow.Hold();
        await test.DoAsync(test.Message("the one that is stuck"));
        await stuck;

        for (var i = 0; i <= Outbox.FrameLimit; i++)
        {
            await test.DoAsync(test.Message($"{i}"));
        }

        await other.UntilAsync(3 + Outbox.FrameLimit + 1);
        slow.Release();
        await slow.UntilAsync(() => slow.NeedsJoin);

        Assert.Equal([FrameKind.Line, FrameKind.Resync], slow.Frames.Select(frame => frame.Kind));
        Assert.False(slow.Aborted);
        await slow.CatchUpAsync();
        Assert.Equal(Enumerable.Range(1, 3 + Outbox.FrameLimit + 1), slow.Shown.Select(number => (int)number));
    }

    [Fact]
    public async Task Waiting_UpToTheLimit_IsWrittenAsOneMessageWithoutResync()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        await using var other = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        var stuck = board.Hold();
        await test.DoAsync(test.Message("the one that is stuck"));
        await stuck;

        for (var i = 0; i < Outbox.FrameLimit; i++)
        {
            await test.DoAsync(test.Message($"{i}"));
        }

        await other.UntilAsync(3 + Outbox.FrameLimit);
        board.Release();
        await board.UntilAsync(3 + Outbox.FrameLimit);

        Assert.Equal(2, board.Messages);
        Assert.DoesNotContain(board.Frames, frame => frame.Kind is FrameKind.Resync);
    }

    [Fact]
    public async Task Waiting_OfAMessagesWorth_LeavesWithTheMessageThatOthersShare()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = new List<FrameRun>();
        FrameRun[] put = [Run(1, 10), Run(2, 20), Run(3, 30), Run(4, FrameRun.Worth), Run(5, FrameRun.Worth), Run(6, 40)];
        await using var outbox = new Outbox(Room.Viewer("NL"), FeedFace.Lines, Write, () => { }, Entitlement.Always, TimeProvider.System);
        outbox.GoLive(0, []);
        foreach (var run in put)
        {
            outbox.Put(run);
        }

        Assert.Same(put[0], Assert.Single(written));
        first.SetResult();
        await all.Task.WaitAsync(Soon, Token);

        Assert.Equal([1, 2, 3, 4, 5, 6], written.SelectMany(run => run.Frames).Select(frame => (int)frame.Number));
        Assert.Equal(5, written.Count);
        Assert.Equal([put[3], put[4], put[5]], written[2..]);

        ValueTask Write(FrameRun run, CancellationToken stop)
        {
            written.Add(run);
            if (run == put[^1])
            {
                all.SetResult();
            }

            return run == put[0] ? new ValueTask(first.Task) : ValueTask.CompletedTask;
        }

        static FrameRun Run(long number, int size) => new(new Frame(FrameKind.Line, number, new byte[size]));
    }

    /// <summary>Figures may ride with a line; those that replace waiting ones are newer than both and must be shown last.</summary>
    [Fact]
    public async Task Waiting_FiguresThatReplaceOlderOnes_LeaveBehindWhatCameBetween()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = new List<Frame>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var outbox = new Outbox(Room.Viewer("NL"), FeedFace.Lines, Write, () => { }, Entitlement.Always, TimeProvider.System);
        outbox.GoLive(0, []);
        outbox.Put(new FrameRun(new Frame(FrameKind.Line, 1, new byte[1])));
        outbox.Put(new FrameRun(Figures(1)));
        outbox.Put(new FrameRun(new Frame(FrameKind.Line, 2, new byte[1])).With(Figures(2)));
        outbox.Put(new FrameRun(Figures(3)));
        first.SetResult();
        await all.Task.WaitAsync(Soon, Token);

        Assert.Equal([(FrameKind.Line, 1L), (FrameKind.Line, 2L), (FrameKind.Picture, 2L), (FrameKind.Picture, 3L)], written.Select(frame => (frame.Kind, frame.Number)));

        static Frame Figures(long head) => new(FrameKind.Picture, head, new byte[1]);

        ValueTask Write(FrameRun run, CancellationToken stop)
        {
            written.AddRange(run.Frames);
            if (written.Count == 1)
            {
                return new ValueTask(first.Task);
            }

            if (written.Count >= 4)
            {
                all.TrySetResult();
            }

            return default;
        }
    }

    [Fact]
    public async Task Write_ThatEndsAtOnce_CostsNoTaskAndNoTimer()
    {
        var wall = new FakeTime();
        var timer = wall.NextTimer();
        var writer = 0;
        await using var outbox = new Outbox(Room.Viewer("NL"), FeedFace.Lines, Write, () => { }, Entitlement.Always, wall);
        outbox.GoLive(0, []);

        outbox.Put(new FrameRun(new Frame(FrameKind.Line, 1, new byte[10])));

        // Written when it was put in, by whoever put it in.
        Assert.Equal(Environment.CurrentManagedThreadId, writer);
        Assert.False(timer.IsCompleted);

        ValueTask Write(FrameRun run, CancellationToken stop)
        {
            writer = Environment.CurrentManagedThreadId;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task Write_ThatThrows_EndsThatConnectionAlone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var other = await Board.JoinAsync(test.Desk, "NL");
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var broken = new Outbox(Room.Viewer("NL"), FeedFace.Lines, (_, _) => throw new IOException("gone"), aborted.SetResult, Entitlement.Always, TimeProvider.System);
        test.Desk.Feed.Attach(broken);
        Assert.True((await test.Desk.Feed.JoinAsync(broken, 2, Token)).Live);

        await test.DoAsync(test.Message());
        await test.DoAsync(test.Message());

        await other.UntilAsync(4);
        await aborted.Task.WaitAsync(Soon, Token);
    }

    [Fact]
    public async Task Overflow_ByBytes_IsAResync()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var slow = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        await using var other = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        var stuck = slow.Hold();
        await test.DoAsync(test.Message("the one that is stuck"));
        await stuck;
        var long2000 = new string('é', 2000);

        // A line of 2,000 such letters has a little over 4,000 bytes: 66 of them pass 256 KB, long before 256 lines.
        const int Lines = 66;
        for (var i = 0; i < Lines; i++)
        {
            await test.DoAsync(test.Message(long2000));
        }

        await other.UntilAsync(3 + Lines);
        slow.Release();
        await slow.UntilAsync(() => slow.NeedsJoin);
        await slow.CatchUpAsync();

        Assert.Equal(3 + Lines, slow.Last);
    }

    [Fact]
    public async Task Join_WhileAWriteIsUnderWay_WaitsForItsEnd()
    {
        // Else what is being written, drawn before, could arrive after the page and pass for the newer.
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        var stuck = board.Hold();
        await test.DoAsync(test.Message());
        await stuck;

        var joining = test.Desk.Feed.JoinAsync(board.Outbox, 3, Token).AsTask();
        Assert.False(joining.IsCompleted);
        board.Release();

        Assert.True((await joining.WaitAsync(Soon, Token)).Live);
        Assert.Equal([3], board.Frames.Select(frame => (int)frame.Number));
    }

    [Fact]
    public async Task Rights_Withdrawn_NoByteIsWrittenAfter()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (version, holds, asked) = (0L, true, 0);
        var entitlement = new Entitlement(() => version, () =>
        {
            asked++;
            return holds;
        });
        await using var board = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall, entitlement: entitlement);
        for (var i = 3; i < 10; i++)
        {
            await test.DoAsync(test.Message());
            await board.UntilAsync(i);
        }

        Assert.Equal(1, asked);
        (version, holds) = (1, true);
        await test.DoAsync(test.Message());
        await board.UntilAsync(10);
        Assert.Equal(2, asked);
        var messages = board.Messages;

        (version, holds) = (2, false);
        await test.DoAsync(test.Message("not for you any more"));
        await board.UntilAsync(() => board.Aborted);
        await test.DoAsync(test.Message("nor this"));
        await board.Outbox.DisposeAsync();

        Assert.Equal(messages, board.Messages);
        Assert.Equal(10, board.Last);
    }

    [Fact]
    public async Task Rights_ThatNobodyCanTell_EndTheConnection()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var version = 0L;
        await using var board = await Board.JoinAsync(
            test.Desk, "NL", wall: test.Wall, entitlement: new Entitlement(() => version, () => version == 0 ? true : throw new IOException("no session store")));

        version = 1;
        await test.DoAsync(test.Message());

        await board.UntilAsync(() => board.Aborted);
        Assert.Empty(board.Frames);
    }

    [Fact]
    public async Task Outbox_DisposedBeforeItIsDetached_DoesNotHarmTheFeed()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var gone = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        await using var other = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        await gone.Outbox.DisposeAsync();

        for (var i = 3; i < 8; i++)
        {
            await test.DoAsync(test.Message());
            await other.UntilAsync(i);
        }

        Assert.Empty(gone.Frames);
        Assert.False(gone.Aborted);
    }
}
