using System.Collections.Concurrent;
using System.Text;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Feeds;

public sealed class FeedPictureTests
{
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
}
