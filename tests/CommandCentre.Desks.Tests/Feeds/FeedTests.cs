using System.Collections.Concurrent;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
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

    private static (int Hits, int OpenRequests) Counted(Board board)
    {
        using var picture = System.Text.Json.JsonDocument.Parse(board.Frames.Last(frame => frame.Kind is FrameKind.Picture).Bytes);
        var rows = picture.RootElement.GetProperty("countries").EnumerateArray().ToList();
        return (rows.Sum(row => row.GetProperty("hits").GetInt32()), rows.Sum(row => row.GetProperty("openRequests").GetInt32()));
    }

    private static async ValueTask<ReadOnlyMemory<byte>> Counted(ConcurrentQueue<(long, Sighted)> drawn, LineView line)
    {
        drawn.Enqueue((line.Number, line.Sight));
        await Task.Yield();
        return LineJson.Write(line);
    }
}
