using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

public sealed class OperationDeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Desk_OpenedAgain_HasTheSameLinesUnsealed()
    {
        using var folder = new DataFolder();
        var hit = Room.Hit(1, "Gas pistol declared as a drill", Room.Marks(HandlingCodes.H1 | HandlingCodes.H3, "FR"));
        byte[] before;
        await using (var journal = SqliteJournal.Open(folder.Path))
        await using (var room = new Room(folder.Path, journal))
        {
            var desk = await room.InActionAsync();
            var answer = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(hit, Room.Liaison("DE"), Token));
            before = LineJson.Write(desk.View(Room.Viewer("FR"))!.Line(answer.Receipt.Number)!);
        }

        await using var again = SqliteJournal.Open(folder.Path);
        await using var reopened = new Room(folder.Path, again);
        var found = await reopened.Desks.FindAsync(Room.Key, Token);

        Assert.Equal(before, LineJson.Write(found!.View(Room.Viewer("FR"))!.Line(3)!));
        var repeat = Assert.IsType<Answer.Repeated>(await found.SubmitAsync(hit, Room.Liaison("DE"), Token));
        Assert.Equal(3, repeat.Receipt.Number);
        Assert.Equal(SightLevel.Number, found.View(Room.Viewer("NL"))!.Line(3)!.Sight.Level);
    }

    [Fact]
    public async Task Feed_LiveConnection_GetsEachLineOnceAndTheRedrawnOne()
    {
        using var folder = new DataFolder();
        await using var journal = SqliteJournal.Open(folder.Path);
        await using var room = new Room(folder.Path, journal);
        var desk = await room.InActionAsync();
        var inbox = new Inbox();
        await using var outbox = inbox.Outbox("NL");
        desk.Feed.Attach(outbox);
        var page = await desk.Feed.JoinAsync(outbox, 0, Token);
        Assert.Equal([1, 2], page.Lines.Select(line => line.Number));
        Assert.False(page.Live);
        Assert.True((await desk.Feed.JoinAsync(outbox, 2, Token)).Live);

        var hit = Room.Hit(1, "Gas pistol declared as a drill", Room.Marks(HandlingCodes.H0));
        var first = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(hit, Room.Liaison("DE"), Token));
        Assert.Equal(3, (await inbox.NextAsync(FrameKind.Line)).Number);
        await desk.SubmitAsync(
            new Domain.Operations.CorrectHit(Room.Hit(2, string.Empty, hit.Marks).Id, first.Receipt.Record, hit.Report, "Only for Germany", Room.Marks(HandlingCodes.H2, "EU")), Room.Liaison("DE"), Token);

        Assert.Equal(4, (await inbox.NextAsync(FrameKind.Line)).Number);
        var redrawn = await inbox.NextAsync(FrameKind.Redrawn);
        Assert.Equal(3, redrawn.Number);
        Assert.DoesNotContain("drill", System.Text.Encoding.UTF8.GetString(redrawn.Bytes.Span), StringComparison.Ordinal);
    }
}
