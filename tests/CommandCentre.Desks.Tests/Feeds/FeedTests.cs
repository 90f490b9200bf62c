using System.Collections.Concurrent;
using System.Text;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class FeedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_FromFarBehind_GivesPagesOfFiveHundredAndThenAnEmptyLiveOne()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await FillAsync(test, 1_200);
        await using var board = new Board(test.Desk, "FR");

        var pages = await board.CatchUpAsync();

        Assert.Equal([500, 500, 200, 0], pages.Select(page => page.Lines.Count));
        Assert.Equal([false, false, false, true], pages.Select(page => page.Live));
        Assert.All(pages, page => Assert.Equal(1_200, page.Head));
        Assert.Equal(Enumerable.Range(1, 1_200), board.Shown.Select(number => (int)number));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task Join_AfterLessThanNothing_BeginsAtTheFirstLine(long after)
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = new Board(test.Desk, "FR");

        var page = await test.Desk.Feed.JoinAsync(board.Outbox, after, Token);

        Assert.Equal([1, 2], page.Lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public async Task Join_AfterMoreThanThereIs_IsLiveAtTheHead(long after)
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = new Board(test.Desk, "FR");

        var page = await test.Desk.Feed.JoinAsync(board.Outbox, after, Token);
        await test.DoAsync(test.Message());
        await board.UntilAsync(() => board.Frames.Count > 0);

        Assert.Equal((0, 2, true), (page.Lines.Count, page.Head, page.Live));
        Assert.Equal(3, board.Frames[0].Number);
    }

    [Fact]
    public async Task Join_WhileLinesCome_LetsWhatIsLackingFollowAsLiveLines()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = new Board(test.Desk, "FR");
        var page = await test.Desk.Feed.JoinAsync(board.Outbox, 0, Token);
        for (var i = 0; i < 10; i++)
        {
            await test.DoAsync(test.Message());
        }

        var live = await test.Desk.Feed.JoinAsync(board.Outbox, page.Lines[^1].Number, Token);
        await board.UntilAsync(() => board.Frames.Count == 10);

        Assert.True(live.Live);
        Assert.Empty(live.Lines);
        Assert.Equal(Enumerable.Range(3, 10), board.Frames.Select(frame => (int)frame.Number));
    }

    [Fact]
    public async Task Join_WithMoreLackingThanFitsTheOutbox_GivesPagesInstead()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = new Board(test.Desk, "FR");
        await test.Desk.Feed.JoinAsync(board.Outbox, 0, Token);

        // 40 lines of some 4 KB: few enough to follow by themselves, too large for half an outbox of 256 KB.
        for (var i = 0; i < 40; i++)
        {
            await test.DoAsync(test.Message(new string('é', 2000)));
        }

        var page = await test.Desk.Feed.JoinAsync(board.Outbox, 2, Token);

        Assert.Equal((40, false), (page.Lines.Count, page.Live));
        Assert.True((await test.Desk.Feed.JoinAsync(board.Outbox, 42, Token)).Live);
    }

    [Fact]
    public async Task Join_OfACountryThatTakesNoPart_IsRefusedUntilItIsAdmitted()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = new Board(test.Desk, "CH");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await test.Desk.Feed.JoinAsync(board.Outbox, 0, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await test.Desk.Feed.JoinAsync(board.Outbox, 2, Token));

        await test.DoAsync(new AdmitParticipant(test.Id(), new Participant(CountryCode.Parse("CH"), [AgencyKind.Police])), Room.Coordinator);
        await board.CatchUpAsync();
        await test.DoAsync(test.Message());

        await board.UntilAsync(4);
    }

    [Fact]
    public async Task Line_ForCountriesThatSeeTheSame_IsOneMessagePreparedOnce()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var owner = await Board.JoinAsync(test.Desk, "DE");
        await using var france = await Board.JoinAsync(test.Desk, "FR");
        await using var netherlands = await Board.JoinAsync(test.Desk, "NL");

        await test.DoAsync(test.Message());
        await Task.WhenAll(owner.UntilAsync(3), france.UntilAsync(3), netherlands.UntilAsync(3));

        var (shared, prepared) = (france.Runs[0], 0);
        Assert.Same(shared, netherlands.Runs[0]);
        // The owner's line says "owner", and is another one.
        Assert.NotSame(shared, owner.Runs[0]);
        Assert.Same(shared.Prepared(Message), netherlands.Runs[0].Prepared(Message));
        Assert.Equal(1, prepared);
        string Message(FrameRun run) => $"{++prepared}: {run.Size} bytes";
    }

    [Fact]
    public async Task Lines_OfOneTurn_LeaveInOneMessage()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        await using var stuck = await Board.JoinAsync(test.Desk, "NL", FeedFaces.Stuck(out var release));
        await test.DoAsync(test.Message("drawn while the others are recorded"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => test.DoAsync(test.Message())));
        release.SetResult();
        await board.UntilAsync(23);

        // Line 3 was being drawn; the 20 after it stood together when the feed came to them.
        Assert.Equal(2, board.Messages);
        Assert.Equal(Enumerable.Range(3, 21), board.Shown.Skip(2).Select(number => (int)number));
    }

    [Fact]
    public async Task Correction_ForWhoIsLive_ComesWithTheRowsDrawnAgainInOneMessage()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        var hit = Room.Hit(1, "drill", Room.Marks(HandlingCodes.H0));
        var receipt = await test.DoAsync(hit);
        await board.UntilAsync(3);
        var before = board.Messages;

        await test.DoAsync(new CorrectHit(test.Id(), receipt.Record, hit.Report, "only for Germany", Room.Marks(HandlingCodes.H2, "EU")));
        await board.UntilAsync(4);

        Assert.Equal(before + 1, board.Messages);
        Assert.Equal([(FrameKind.Line, 4), (FrameKind.Redrawn, 3)], board.Frames.Skip(1).Select(frame => (frame.Kind, (int)frame.Number)));
        Assert.DoesNotContain("drill", board.Look(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_BetweenThePageAndGoingLive_IsNotLost()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "drill", Room.Marks(HandlingCodes.H0));
        var receipt = await test.DoAsync(hit);
        await using var board = new Board(test.Desk, "NL");
        await using var other = await Board.JoinAsync(test.Desk, "NL");
        var page = await test.Desk.Feed.JoinAsync(board.Outbox, 0, Token);
        Assert.Contains("drill", Encoding.UTF8.GetString(page.Lines[2].Bytes.Span), StringComparison.Ordinal);

        await test.DoAsync(new WithdrawHit(test.Id(), receipt.Record, "a mistake"));
        await other.UntilAsync(4);
        Assert.True((await test.Desk.Feed.JoinAsync(board.Outbox, 3, Token)).Live);
        await board.UntilAsync(() => board.Frames.Count == 2);

        Assert.Equal([(FrameKind.Line, 4), (FrameKind.Redrawn, 3)], board.Frames.Select(frame => (frame.Kind, (int)frame.Number)));
        Assert.DoesNotContain("drill", Encoding.UTF8.GetString(board.Frames[1].Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_ForWhoWasAway_ComesWithThePageThatHoldsIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "drill", Room.Marks(HandlingCodes.H0));
        var receipt = await test.DoAsync(hit);
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        await board.CutAsync();
        await FillAsync(test, 700);
        await test.DoAsync(new CorrectHit(test.Id(), receipt.Record, hit.Report, "only for Germany", Room.Marks(HandlingCodes.H2, "EU")));
        await FillAsync(test, 900);

        board.Reconnect();
        var pages = await board.CatchUpAsync();

        Assert.Equal([0, 1, 0], pages.Select(page => page.Redrawn.Count));
        Assert.DoesNotContain("drill", board.Look(3), StringComparison.Ordinal);
        Assert.Equal(900, board.Last);
    }

    [Fact]
    public async Task Frame_DrawnFromAnOlderState_IsNotTakenForTheNewOne()
    {
        // The marks change while the sight stays the same: FR reads it in full before and after.
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "drill", Room.Marks(HandlingCodes.H2, "FR"));
        var receipt = await test.DoAsync(hit);
        await using var board = await Board.JoinAsync(test.Desk, "FR");
        Assert.Contains("""to":["FR"]""", board.Look(3), StringComparison.Ordinal);

        await test.DoAsync(new CorrectHit(test.Id(), receipt.Record, hit.Report, "also for NL", Room.Marks(HandlingCodes.H2, "FR", "NL")));
        await board.UntilAsync(4);
        await using var late = await Board.JoinAsync(test.Desk, "FR");

        Assert.Contains("""to":["FR","NL"]""", board.Look(3), StringComparison.Ordinal);
        Assert.Equal(board.Look(3), late.Look(3));
    }

    [Fact]
    public async Task Frames_ForManyBoards_AreDrawnOncePerLineSightAndFace()
    {
        await using var test = await DeskUnderTest.StartAsync("DE", "FR", "NL", "ES", "IT", "PT");
        var drawn = new ConcurrentQueue<(long, Sighted)>();
        var face = new FeedFace("counting", line => Counted(drawn, line), null);
        var boards = new List<Board>();
        foreach (var country in new[] { "DE", "FR", "NL", "ES", "IT", "PT", "EU" })
        {
            boards.AddRange(Enumerable.Range(0, 5).Select(_ => new Board(test.Desk, country, face)));
        }

        await Task.WhenAll(boards.Select(board => Task.Run(board.CatchUpAsync, Token)));
        HandlingCodes[] sets = [HandlingCodes.H0, HandlingCodes.H1, HandlingCodes.H2, HandlingCodes.H3];
        foreach (var codes in sets)
        {
            await test.DoAsync(test.Message("to all", codes));
            await test.DoAsync(test.Message("to one", codes, "FR"));
        }

        await Task.WhenAll(boards.Select(board => board.UntilAsync(10)));

        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.Equal(10, drawn.Select(frame => frame.Item1).Distinct().Count());

        // By the table of design.md 4, H0 to all: the owner, and all others alike; H2 to FR: owner, addressee, centre, others.
        Assert.Equal(2, drawn.Count(frame => frame.Item1 == 3));
        Assert.Equal(4, drawn.Count(frame => frame.Item1 == 8));
        foreach (var board in boards)
        {
            await board.DisposeAsync();
        }
    }

    [Fact]
    public async Task Line_ThatCannotBeDrawn_IsItsNumberAndTheNextIsDelivered()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var face = new FeedFace("rows", line => line.Number == 3 && line.Kind is not null ? throw new NotSupportedException("no row") : ValueTask.FromResult<ReadOnlyMemory<byte>>(LineJson.Write(line)), null);
        await using var board = await Board.JoinAsync(test.Desk, "NL", face);

        await test.DoAsync(test.Message("poison"));
        await test.DoAsync(test.Message("after it"));
        await board.UntilAsync(4);

        Assert.StartsWith("""{"operation":"TEST-1","number":3,"sight":{"level":"number",""", board.Look(3), StringComparison.Ordinal);
        Assert.Contains("after it", board.Look(4), StringComparison.Ordinal);
        Assert.Contains(test.Room.Alarms.Critical, alarm => alarm.Contains("Line 3 of TEST-1 cannot be drawn as rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Face_ThatDrawsNothing_StillTellsTheNumbers()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL", new FeedFace("broken", _ => throw new NotSupportedException("no row"), _ => throw new NotSupportedException("no figures")), test.Wall);
        await using var other = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);

        await test.DoAsync(test.Message());
        await board.UntilAsync(3);
        test.Wall.Advance(TimeSpan.FromSeconds(5));
        await board.UntilAsync(() => board.Frames.Any(frame => frame.Kind is FrameKind.Pulse));
        await test.DoAsync(test.Message());
        await board.UntilAsync(4);

        Assert.Equal("""{"operation":"TEST-1","number":4,"sight":{"level":"number","reason":"all-participants"}}""", board.Look(4));
        Assert.Contains("good morning", other.Look(3), StringComparison.Ordinal);
        Assert.Contains(test.Room.Alarms.Critical, alarm => alarm.Contains("figures of TEST-1 cannot be drawn for NL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Picture_OfManyLines_ComesAtMostOnceASecondPerBoard()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var drawn = new ConcurrentQueue<CountryCode>();
        var face = new FeedFace("board", Plain, view =>
        {
            drawn.Enqueue(view.Viewer.Country);
            return PictureJson.Write(view);
        });
        await using var first = await Board.JoinAsync(test.Desk, "NL", face, test.Wall);
        await using var second = await Board.JoinAsync(test.Desk, "NL", face, test.Wall);
        await using var lines = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        for (var i = 3; i < 23; i++)
        {
            await test.DoAsync(test.Message());
            await first.UntilAsync(i);
        }

        Assert.Empty(drawn);
        test.Wall.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(first.UntilAsync(() => Pictures(first) == 1), second.UntilAsync(() => Pictures(second) == 1));
        Assert.Single(drawn);

        await test.DoAsync(test.Message());
        await first.UntilAsync(23);
        test.Wall.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(first.UntilAsync(() => Pictures(first) == 2), second.UntilAsync(() => Pictures(second) == 2));

        // Nothing happens: the pulse after five seconds shows that the ticks in between were taken, and brought no picture.
        for (var second5 = 0; second5 < 3; second5++)
        {
            test.Wall.Advance(TimeSpan.FromSeconds(1));
        }

        await first.UntilAsync(() => first.Frames.Any(frame => frame.Kind is FrameKind.Pulse));
        Assert.Equal((2, 2, 0), (Pictures(first), Pictures(second), Pictures(lines)));
        Assert.Equal(2, drawn.Count);
    }

    [Fact]
    public async Task Picture_WhenASecondHasPassed_ComesInTheMessageOfTheLine()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var face = new FeedFace("board", Plain, view => PictureJson.Write(view));
        await using var board = await Board.JoinAsync(test.Desk, "NL", face, test.Wall);
        await test.DoAsync(test.Message());
        await board.UntilAsync(3);
        test.Wall.Advance(TimeSpan.FromSeconds(1));
        await board.UntilAsync(() => Pictures(board) == 1);

        // Before the next tick: figures may be shown again after 0.9 s.
        test.Wall.Advance(TimeSpan.FromSeconds(0.95));
        await test.DoAsync(test.Message());
        await board.UntilAsync(4);
        await test.DoAsync(test.Message());
        await board.UntilAsync(5);

        Assert.Equal([FrameKind.Line, FrameKind.Picture], board.Runs[2].Frames.Select(frame => frame.Kind));
        Assert.Equal([FrameKind.Line], board.Runs[3].Frames.Select(frame => frame.Kind));
    }

    [Fact]
    public async Task Picture_ForACountry_CountsOnlyWhatItMayRead()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var face = new FeedFace("board", Plain, view => PictureJson.Write(view));
        await using var france = await Board.JoinAsync(test.Desk, "FR", face, test.Wall);
        await using var netherlands = await Board.JoinAsync(test.Desk, "NL", face, test.Wall);
        await test.DoAsync(Room.Hit(1, "to all", Room.Marks(HandlingCodes.H0)));
        await test.DoAsync(Room.Hit(2, "to France", Room.Marks(HandlingCodes.H2, "FR")));
        await test.DoAsync(test.Check(60, "FR") with { Marks = Room.Marks(HandlingCodes.H2, "FR") }, Room.Agency("DE"));
        await Task.WhenAll(france.UntilAsync(5), netherlands.UntilAsync(5));

        test.Wall.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(france.UntilAsync(() => Pictures(france) == 1), netherlands.UntilAsync(() => Pictures(netherlands) == 1));

        Assert.Equal((2, 1), Counted(france));
        Assert.Equal((1, 0), Counted(netherlands));
    }

    [Fact]
    public async Task Pulse_EveryFiveSeconds_TellsHeadAndClocks()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL", wall: test.Wall);
        test.Time.Advance(TimeSpan.FromHours(1));

        test.Wall.Advance(TimeSpan.FromSeconds(5));
        await board.UntilAsync(() => board.Frames.Count == 1);
        test.Wall.Advance(TimeSpan.FromSeconds(5));
        await board.UntilAsync(() => board.Frames.Count == 2);

        Assert.All(board.Frames, frame => Assert.Equal(FrameKind.Pulse, frame.Kind));
        Assert.Equal("""{"head":2,"at":"2020-11-16T10:00:00Z","recorded":"2020-11-16T09:00:05Z"}""", Encoding.UTF8.GetString(board.Frames[0].Bytes.Span));
    }

    [Fact]
    public async Task Feed_OfAReadOnlyOperation_StillGivesItsLinesAndPulses()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("before"));
        await test.Journal.RecordAsync(Room.Key.Journal, "poison");
        await using var another = test.Another();
        var desk = (await another.Desks.FindAsync(Room.Key, Token))!;

        await using var board = await Board.JoinAsync(desk, "NL", wall: test.Wall);
        test.Wall.Advance(TimeSpan.FromSeconds(5));
        await board.UntilAsync(() => board.Frames.Count == 1);

        Assert.True(desk.IsReadOnly);
        Assert.Equal([1, 2, 3], board.Shown);
    }

    [Fact]
    public async Task FrameCache_OverALongTime_KeepsTheNewestLinesOnly()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var cache = new FrameCache(0, test.Room.Alarms);
        var line = test.Desk.View(Room.Viewer("DE"))!.Line(2)!;
        LineView At(long number) => LineView.NumberOnly(line.Operation, number, SightReason.Open);

        // Boards come and go: for long stretches nobody looks, and nothing is drawn.
        for (var number = 1L; number <= 50_000; number++)
        {
            cache.Trim(number, []);
            if (number / 1000 % 5 == 0)
            {
                await cache.BytesAsync(FeedFace.Lines, At(number));
            }
        }

        await cache.BytesAsync(FeedFace.Lines, At(10));
        Assert.InRange(cache.Count, 0, 2048);
        cache.Trim(60_000, []);
        Assert.Equal(0, cache.Count);
    }

    private static int Pictures(Board board) => board.Frames.Count(frame => frame.Kind is FrameKind.Picture);

    private static (int Hits, int OpenRequests) Counted(Board board)
    {
        using var picture = System.Text.Json.JsonDocument.Parse(board.Frames.Last(frame => frame.Kind is FrameKind.Picture).Bytes);
        var rows = picture.RootElement.GetProperty("countries").EnumerateArray().ToList();
        return (rows.Sum(row => row.GetProperty("hits").GetInt32()), rows.Sum(row => row.GetProperty("openRequests").GetInt32()));
    }

    private static ValueTask<ReadOnlyMemory<byte>> Plain(LineView line) => ValueTask.FromResult<ReadOnlyMemory<byte>>(LineJson.Write(line));

    private static async ValueTask<ReadOnlyMemory<byte>> Counted(ConcurrentQueue<(long, Sighted)> drawn, LineView line)
    {
        drawn.Enqueue((line.Number, line.Sight));
        await Task.Yield();
        return LineJson.Write(line);
    }

    /// <summary>Messages until the operation has so many lines.</summary>
    private static async Task FillAsync(DeskUnderTest test, long head)
    {
        var from = test.Desk.View(Room.Viewer("DE"))!.Head;
        foreach (var some in Enumerable.Range(0, (int)(head - from)).Chunk(OperationDesk.MailboxSize))
        {
            await Task.WhenAll(some.Select(i => test.DoAsync(test.Message($"{i}"))));
        }
    }
}
