using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Feeds;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

public sealed class DeadlineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deadline_Passing_IsRecordedOnceAtItsTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        var request = await test.DoAsync(test.Check(60, "FR", "NL"), Room.Agency("DE"));
        await test.DoAsync(test.Answer(request.Record), "FR");
        test.Time.Advance(TimeSpan.FromMinutes(59));
        await test.DoAsync(test.Message("nothing yet"));

        test.Time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(1));
        await board.UntilAsync(7);
        test.Time.Advance(TimeSpan.FromHours(5));
        await test.DoAsync(test.Message("long after"));

        var overdue = Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
        Assert.Equal(7, overdue.Number);
        Assert.Equal(["NL"], ((CheckOverdue)overdue.Event).Missing.Select(country => country.Value));
        Assert.Equal(Actor.Clock, overdue.By);
        Assert.InRange(overdue.At - request.At, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(60) + TimeSpan.FromMilliseconds(1));
        Assert.True(test.Desk.View(Room.Viewer("DE"))!.Check(request.Record)!.Check.Overdue);
        var reminder = Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckReminded);
        Assert.Equal((5, Actor.Clock, request.Record), (reminder.Number, reminder.By, reminder.Record));
        Assert.Equal(["NL"], ((CheckReminded)reminder.Event).Missing.Select(country => country.Value));
        Assert.InRange(reminder.At - request.At, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(59)); // two thirds of sixty; the hour ran on while it was decided
    }

    [Fact]
    public async Task Deadline_OfARequestAnsweredInFull_IsNeverRecorded()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var request = await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await test.DoAsync(test.Answer(request.Record), "FR");

        test.Time.Advance(TimeSpan.FromHours(2));
        await test.DoAsync(test.Message());

        Assert.DoesNotContain(await test.RecordedAsync(), entry => entry.Event is CheckReminded or CheckOverdue);
    }

    [Fact]
    public async Task Deadlines_Several_AreEachRecordedInOrderOfTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        int[] minutes = [50, 10, 30, 20, 40];
        var requests = new List<Receipt>();
        foreach (var due in minutes)
        {
            requests.Add(await test.DoAsync(test.Check(due, "FR"), Room.Agency("DE")));
        }

        for (var step = 0; step < 5; step++)
        {
            test.Time.Advance(TimeSpan.FromMinutes(10.1));
            await UntilOverdueAsync(test, step + 1);
        }

        var overdue = (await test.RecordedAsync()).Where(entry => entry.Event is CheckOverdue).Select(entry => entry.Record);
        Assert.Equal(minutes.Zip(requests).OrderBy(pair => pair.First).Select(pair => pair.Second.Record), overdue);
    }

    [Fact]
    public async Task Deadline_FiringEarly_IsWaitedForAgain()
    {
        // Timers count whole milliseconds on a clock of their own: one may fire while the time has not come, as when the clock was set back.
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await RemindedAsync(test, board);
        var armed = test.Time.NextTimer();
        await test.DoAsync(test.Message("the watch is armed after this turn"));
        await armed.WaitAsync(TimeSpan.FromSeconds(20), Token);
        test.Time.SetBack(TimeSpan.FromSeconds(30));
        var again = test.Time.NextTimer();
        test.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromMilliseconds(1));
        await again.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(5, test.Desk.View(Room.Viewer("DE"))!.Head);

        test.Time.Advance(TimeSpan.FromSeconds(31));

        await board.UntilAsync(6);
        Assert.Equal(LineKind.CheckOverdue, test.Desk.View(Room.Viewer("DE"))!.Line(6)!.Kind);
    }

    [Fact]
    public async Task Deadline_NoticedByTwoDesks_IsRecordedOnce()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var request = await test.DoAsync(test.Check(60, "FR", "NL"), Room.Agency("DE"));
        await using var another = test.Another();
        var second = (await another.Desks.FindAsync(Room.Key, Token))!;
        await using var here = await Board.JoinAsync(test.Desk, "NL");
        await using var there = await Board.JoinAsync(second, "NL");
        await RemindedAsync(test, here);

        test.Time.Advance(TimeSpan.FromHours(2));

        // Whoever was second finds the line when its own note is decided: a further line shows that its turn is over.
        await test.DoAsync(test.Message("here"));
        Assert.IsType<Answer.Recorded>(await second.SubmitAsync(test.Message("there"), Room.Liaison("FR"), Token));
        await there.UntilAsync(7);
        Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckReminded);
        var overdue = Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
        Assert.Equal(request.Record, overdue.Record);
    }

    [Fact]
    public async Task Deadline_PassedWhileNobodyWasThere_IsRecordedOnOpening()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var request = await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await test.Desk.DisposeAsync();
        test.Time.Advance(TimeSpan.FromHours(3));
        await using var another = test.Another();

        var desk = (await another.Desks.FindAsync(Room.Key, Token))!;
        await using var board = await Board.JoinAsync(desk, "DE");

        await board.UntilAsync(4);
        Assert.True(desk.View(Room.Viewer("DE"))!.Check(request.Record)!.Check.Overdue);
    }

    [Fact]
    public async Task Deadline_ThatCannotBeRecorded_IsTriedOncePerSecondOfWallTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await RemindedAsync(test, board);
        const int Failures = 3;
        for (var i = 0; i < Failures; i++)
        {
            test.Journal.FailNextAppend(AppendFault.BeforeCommit);
        }

        // Operation time runs away; the disk stays full for three tries, each of them a second of wall time apart.
        for (var i = 0; i < Failures; i++)
        {
            var waiting = test.Wall.NextTimer();
            test.Time.Advance(TimeSpan.FromHours(1.5));
            await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token);
            Assert.Equal(i + 1, test.Room.Alarms.Errors.Count);
            test.Wall.Advance(TimeSpan.FromSeconds(1));
        }

        await board.UntilAsync(5);
        Assert.Single(await test.RecordedAsync(), entry => entry.Event is CheckOverdue);
        Assert.Equal(Failures, test.Room.Alarms.Errors.Count);
    }

    [Fact]
    public async Task Deadline_OfAnErasedRecord_IsRecordedAllTheSame()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var board = await Board.JoinAsync(test.Desk, "NL");
        var request = await test.DoAsync(test.Check(60, "FR", "NL"), Room.Agency("DE"));
        await test.Room.Keys.EraseAsync(request.Record, Token);

        await RemindedAsync(test, board);
        test.Time.Advance(TimeSpan.FromHours(2));

        await board.UntilAsync(5);
        await using var another = test.Another();
        var view = (await another.Desks.FindAsync(Room.Key, Token))!.View(Room.Viewer("DE"))!;
        foreach (var (number, kind) in new[] { (4L, LineKind.CheckReminded), (5L, LineKind.CheckOverdue) })
        {
            var line = view.Line(number)!;
            Assert.Equal((kind, SightLevel.Full, true), (line.Kind, line.Sight.Level, line.Erased));
        }

        Assert.Empty(test.Room.Alarms.Errors);
    }

    /// <summary>The clock went past both at once: the deadline is recorded and nobody is reminded of what is late already.</summary>
    [Fact]
    public async Task Deadline_PassedTogetherWithItsReminder_IsRecordedAlone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));

        test.Time.SetBack(TimeSpan.FromHours(-3));
        test.Wall.Advance(DeadlineWatch.Look);

        await UntilOverdueAsync(test, 1);
        Assert.DoesNotContain(await test.RecordedAsync(), entry => entry.Event is CheckReminded);
    }

    /// <summary>Three quarters of an hour pass, so that a request of an hour, the only line since the start, is reminded of as line 4.</summary>
    private static async Task RemindedAsync(DeskUnderTest test, Board board)
    {
        test.Time.Advance(TimeSpan.FromMinutes(45));
        await board.UntilAsync(4);
        Assert.Equal(LineKind.CheckReminded, test.Desk.View(Room.Viewer("DE"))!.Line(4)!.Kind);
    }

    private static async Task UntilOverdueAsync(DeskUnderTest test, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (test.Desk.View(Room.Viewer("DE"))!.Checks.Count(check => check.Check.Overdue) < count)
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
