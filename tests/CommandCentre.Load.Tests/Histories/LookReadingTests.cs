using System.Text;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Tests.Histories;

public sealed class LookReadingTests
{
    [Fact]
    public void Line_WithEverything_GivesEveryPath()
    {
        var canary = Canary.Of(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        var look = LookReading.Read(Encoding.UTF8.GetBytes($$$"""
            {"operation":"LOAD","number":7,"at":"2020-11-16T09:00:00Z","kind":"seizure-reported","owner":"DE","handling":["H1","H3"],"to":["FR","NL"],
             "body":{"items":[{"kind":"part","count":2},{"kind":"part","subKind":"barrel"}],"text":"see {{{canary}}} and {{{canary}}}"},"sight":{"level":"full","reason":"owner"}}
            """));
        Assert.Equal((7, false, "full", "seizure-reported", "DE", "H1 H3 > FR NL"), (look.Number, look.IsRow, look.Level, look.Kind, look.Owner, look.Marks));
        Assert.Equal(["operation", "number", "at", "kind", "owner", "handling", "to", "body.items[].kind", "body.items[].count", "body.items[].subKind", "body.text", "sight.level", "sight.reason"], look.Fields);
        Assert.Equal([canary], look.Canaries);
    }

    [Fact]
    public void Row_GivesWhatItsOwnElementSays()
    {
        var look = LookReading.Read("""{"number":9,"html":"<li class=\"line\" data-number=\"9\" data-kind=\"hit-pushed\" data-country=\"NL\" data-sight=\"full\" data-state=\"corrected\"><a data-kind=\"x\">CANARY</a></li>"}"""u8);
        Assert.Equal((9, true, "full", "hit-pushed", "NL", "corrected"), (look.Number, look.IsRow, look.Level, look.Kind, look.Owner, look.State));
        Assert.Empty(look.Canaries);
    }

    [Fact]
    public void Book_GivesTheSamePlaceForTheSameBytesOnly()
    {
        var book = new LookBook();
        var first = book.Place("""{"number":1,"sight":{"level":"number"}}"""u8);
        Assert.Equal(first, book.Place("""{"number":1,"sight":{"level":"number"}}"""u8));
        Assert.NotEqual(first, book.Place("""{"number":1,"sight":{"level":"full"}}"""u8));
        Assert.Equal(["number", "full"], book.All.Select(look => look.Level));
    }

    [Fact]
    public void Viewer_FollowsTheHubsRecords()
    {
        var history = new History(TimeProvider.System);
        var viewer = history.Viewer(new ViewerName("board", "FR", false));
        Assert.Equal(0, viewer.Asks());
        Assert.Equal(Came.Page, viewer.Received("""{"type":3,"invocationId":"j","result":{"operation":"LOAD","head":2,"live":false,"lines":[{"number":1,"sight":{"level":"full"}},{"number":2}],"redrawn":[]}}"""u8));
        Assert.Equal(2, viewer.Asks());
        Assert.Equal(Came.Live, viewer.Received("""{"type":3,"invocationId":"j","result":{"operation":"LOAD","head":2,"live":true,"lines":[],"redrawn":[]}}"""u8));
        Assert.Equal(Came.Lines, viewer.Received("""{"type":1,"target":"Lines","arguments":[{"lines":[{"number":3}],"redrawn":[{"number":1}]}]}"""u8));
        Assert.Equal(Came.Resync, viewer.Received("""{"type":1,"target":"Resync","arguments":[{"head":3}]}"""u8));
        Assert.Equal(Came.Error, viewer.Received("""{"type":3,"invocationId":"j","error":"no"}"""u8));
        Assert.Equal(3, viewer.Holds);
        Assert.Equal(
            [ViewerEventKind.Asked, ViewerEventKind.Joined, ViewerEventKind.Line, ViewerEventKind.Line, ViewerEventKind.Asked, ViewerEventKind.WentLive, ViewerEventKind.Line, ViewerEventKind.Redrawn, ViewerEventKind.Resync],
            viewer.Events.Select(seen => seen.Kind));
        Assert.Equal([1, 2, 2, 2, 3, 4, 5, 5, 6], viewer.Events.Select(seen => seen.Batch));
    }
}
