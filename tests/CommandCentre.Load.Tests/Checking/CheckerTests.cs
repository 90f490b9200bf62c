using System.Diagnostics;
using CommandCentre.Load.Checking;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Tests.Checking;

/// <summary>Bugs seeded into a recorded history, because no real run could hold them without a switch in the product; and the checker's own bounds.</summary>
public sealed class CheckerTests
{
    private readonly RecordedJournal _journal = Made.Journal(20);
    private readonly History _history;
    private readonly ViewerLog _viewer;

    public CheckerTests()
    {
        _history = Made.Sent(_journal);
        _viewer = _history.Watched(_journal, [.. _journal.Lines.Select(line => _history.Looks.Add(Made.Full(line)))], "board", "FR");
    }

    [Fact]
    public void History_AsItShouldBe_Holds() => Found();

    [Fact]
    public void Byte_LongAfterRightsWereWithdrawn_IsI7()
    {
        // The last line came at 20 µs.
        _history.Add(new CentreEvent(CentreEventKind.Withdrawn, 10, "officer of board"));
        Found();
        _viewer.Add(new StrayCanary(0, "message", Canary.Of(Made.Id(1))));
        _viewer.Add(new ViewerEvent(ViewerEventKind.Resync, 11 + Checker.RevokedWithin, 0, 0, -1, 99));
        Found(Invariant.I7);
    }

    [Fact]
    public void Acknowledged_UnderAnotherSendersName_IsI1()
    {
        _history.Sender("FR-1").Add(new SendEvent(SendKind.Invoked, 1, "FR-1", Made.Id(3), 9, "post-message", "digest"));
        _history.Sender("FR-1").Add(new SendEvent(SendKind.Recorded, 2, "FR-1", Made.Id(3), 9, Number: 3));
        Found(Invariant.I1);
    }

    [Fact]
    public void Unknown_ThatIsInTheJournalOrNot_Holds()
    {
        var history = new History(TimeProvider.System);
        foreach (var id in Enumerable.Range(1, 22).Select(Made.Id))
        {
            history.Sender(Made.Officer).Add(new SendEvent(SendKind.Invoked, 1, Made.Officer, id, 1, "post-message", "digest"));
            history.Sender(Made.Officer).Add(new SendEvent(SendKind.Unknown, 2, Made.Officer, id, 1));
        }

        Assert.True(Checker.Check(history, _journal).Holds);
    }

    [Fact]
    public void Line_ThatNobodySent_IsI6()
    {
        var history = new History(TimeProvider.System);
        history.Sender(Made.Officer).Add(new SendEvent(SendKind.Invoked, 1, Made.Officer, Made.Id(1), 1));
        history.Sender(Made.Officer).Add(new SendEvent(SendKind.Recorded, 2, Made.Officer, Made.Id(1), 1, Number: 1));
        Assert.Equal(19, Checker.Check(history, _journal).Findings.Count(finding => finding.Invariant is Invariant.I6));
    }

    [Fact]
    public void Repeat_WithOtherContentThatIsTaken_IsI6()
    {
        _history.Sender(Made.Officer).Add(new SendEvent(SendKind.Invoked, 1000, Made.Officer, Made.Id(3), 2, "post-message", "another digest"));
        _history.Sender(Made.Officer).Add(new SendEvent(SendKind.Repeated, 1001, Made.Officer, Made.Id(3), 2, Number: 3));
        Found(Invariant.I6);
    }

    [Fact]
    public void Order_OverTwoConnections_IsI4WhereTheFirstWasAnsweredBefore()
    {
        var lines = new[] { 1, 3, 2 }.Select((id, index) => Made.Line(index + 1) with { Command = Made.Id(id), Record = $"record {index}" }).ToList();
        var history = Made.Sent(Made.Journal(1));
        foreach (var (id, at, lane, number) in new[] { (2, 100, 2, 3), (3, 200, 3, 2) })
        {
            history.Sender(Made.Officer).Add(new SendEvent(SendKind.Invoked, at, Made.Officer, Made.Id(id), lane, "post-message", "digest"));
            history.Sender(Made.Officer).Add(new SendEvent(SendKind.Recorded, at + 50, Made.Officer, Made.Id(id), lane, Number: number));
        }

        var verdict = Checker.Check(history, new RecordedJournal(lines));
        Assert.Equal([Invariant.I4], verdict.Findings.Select(finding => finding.Invariant));
    }

    [Fact]
    public void Head_ThatGoesBackAfterARestart_IsI1()
    {
        _viewer.Add(new ViewerEvent(ViewerEventKind.Cut, 100, 0, 0, -1, 100));
        _viewer.Add(new ViewerEvent(ViewerEventKind.Asked, 100, 20, 0, -1, 101));
        _viewer.Add(new ViewerEvent(ViewerEventKind.WentLive, 101, 0, 18, -1, 102));
        Found(Invariant.I1);
    }

    [Fact]
    public void Acknowledged_WithAnotherRecord_IsI6()
    {
        _history.Sender(Made.Officer).Add(new SendEvent(SendKind.Invoked, 500, Made.Officer, Made.Id(3), 1, "post-message", "digest"));
        _history.Sender(Made.Officer).Add(new SendEvent(SendKind.Repeated, 501, Made.Officer, Made.Id(3), 1, Number: 3, Record: Made.Id(77)));
        Found(Invariant.I6);
    }

    [Fact]
    public void Line_InFullWithoutItsBody_IsI2()
    {
        var bare = _history.Looks.Add(Made.Full(_journal.Lines[^1]) with { Fields = ["operation", "number", "sight.level", "sight.reason"] });
        _history.Watched(_journal, [.. _journal.Lines.Select(line => line.Number == 20 ? bare : _history.Looks.Add(Made.Full(line)))], "bare", "NL");
        Found(Invariant.I2);
    }

    [Fact]
    public void Asking_ForOtherThanWhatIsHeld_IsI2()
    {
        _viewer.Add(new ViewerEvent(ViewerEventKind.Asked, 100, 19, 0, -1, 101));
        Found(Invariant.I2);
    }

    [Fact]
    public void Line_ThatOvertakesTheAnswerToJoining_Holds()
    {
        // The writer of a connection and the answer to a call are two: docs/api.md has clients go by numbers.
        var viewer = _history.Viewer(new ViewerName("overtaken", "NL", false));
        viewer.Add(new ViewerEvent(ViewerEventKind.Asked, 1, 19, 0, -1, 1));
        viewer.Add(new ViewerEvent(ViewerEventKind.Line, 2, 20, 0, 19, 2));
        viewer.Add(new ViewerEvent(ViewerEventKind.WentLive, 3, 0, 20, -1, 3));
        Found();
    }

    [Fact]
    public void Viewer_OfACountryThatTakesNoPart_IsI3()
    {
        _history.Watched(_journal, [.. Enumerable.Range(0, 20)], "stranger", "SE");
        Found(Invariant.I3);
    }

    [Fact]
    public void Viewer_ThatLeft_NeedNotBeComplete()
    {
        var early = _history.Viewer(new ViewerName("early", "NL", false));
        early.Add(new ViewerEvent(ViewerEventKind.WentLive, 1, 0, 0, -1, 1));
        early.Add(new ViewerEvent(ViewerEventKind.Left, 2, 0, 0, -1, 2));
        Found();
    }

    [Fact]
    public void History_WrittenAndReadAgain_GivesTheSameVerdict()
    {
        _history.Add(new CentreEvent(CentreEventKind.Withdrawn, 10, "officer of board"));
        _viewer.Add(new ViewerEvent(ViewerEventKind.Resync, 12 + Checker.RevokedWithin, 0, 0, -1, 99));
        _viewer.Add(new StrayCanary(13, "Picture", "CANARY of nobody"));
        _history.Sender(Made.Officer).Add(new SendEvent(SendKind.Refused, 5, Made.Officer, Made.Id(99), 1, Reason: "role-may-not"));
        var written = new StringWriter();
        HistoryFile.Write(_history, written);
        var again = HistoryFile.Read(new StringReader(written.ToString()));
        Assert.Equal(Checker.Check(_history, _journal).Findings, Checker.Check(again, _journal).Findings);
        Assert.Equal([Invariant.I3, Invariant.I7], Checker.Check(again, _journal).Findings.Select(finding => finding.Invariant));
        var twice = new StringWriter();
        HistoryFile.Write(again, twice);
        Assert.Equal(written.ToString(), twice.ToString());
    }

    [Fact]
    public void Million_OfShownLines_TakesAFewSeconds()
    {
        // 500 boards and 2,000 lines: L1 of quality.md.
        var journal = Made.Journal(2000, new RecordedMarks(0, [], "H0 > "));
        var history = Made.Sent(journal);
        int[] looks = [.. journal.Lines.Select(line => history.Looks.Add(Made.Full(line)))];
        for (var board = 0; board < 500; board++)
        {
            history.Watched(journal, looks, $"board {board}", board % 2 == 0 ? "FR" : "NL");
        }

        var began = Stopwatch.GetTimestamp();
        var verdict = Checker.Check(history, journal);
        Assert.True(verdict.Holds, verdict.ToString());
        Assert.Equal(1_000_000, verdict.Shown);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), $"it took {Stopwatch.GetElapsedTime(began)}");
    }

    private void Found(params Invariant[] expected)
    {
        var verdict = Checker.Check(_history, _journal);
        Assert.True(expected.SequenceEqual(verdict.Findings.Select(finding => finding.Invariant).Distinct()), verdict.ToString());
    }
}
