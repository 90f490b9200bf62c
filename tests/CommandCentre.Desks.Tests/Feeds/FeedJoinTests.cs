using System.Collections.Concurrent;
using System.Text;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class FeedJoinTests
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
