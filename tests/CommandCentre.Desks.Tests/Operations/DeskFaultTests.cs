using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

public sealed class DeskFaultTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_FailingBeforeTheCommit_IsNotRecordedAndMayBeRepeated()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var message = test.Message();
        test.Journal.FailNextAppend(AppendFault.BeforeCommit);

        var failed = Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token));
        Assert.Equal(NotRecordedReason.StoreFailed, failed.Reason);
        Assert.Equal(2, test.Desk.View(Room.Viewer("DE"))!.Head);

        Assert.Equal(3, (await test.DoAsync(message)).Number);
        Assert.Equal(3, Assert.IsType<Answer.Repeated>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token)).Receipt.Number);
        Assert.Single(await test.RecordedAsync(), entry => entry.Command == message.Id);
    }

    [Fact]
    public async Task Append_WhoseAnswerWasLost_IsFoundInTheJournal()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var message = test.Message();
        test.Journal.FailNextAppend(AppendFault.AfterCommit);

        Assert.Equal(3, (await test.DoAsync(message)).Number);

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token)).Receipt.Number);
        Assert.Single(await test.RecordedAsync(), entry => entry.Command == message.Id);
    }

    [Fact]
    public async Task Append_WhoseAnswerWasLostAndTheJournalUnreadable_IsRepeatedLater()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var message = test.Message();
        test.Journal.FailNextAppend(AppendFault.AfterCommit);
        test.Journal.FailReading(new JournalUnavailable("gone"));
        Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token));

        test.Journal.FailReading(null);

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token)).Receipt.Number);
        Assert.Single(await test.RecordedAsync(), entry => entry.Command == message.Id);
    }

    [Fact]
    public async Task Reading_FailingInAnyWay_LeavesTheDeskAlive()
    {
        await using var test = await DeskUnderTest.StartAsync();
        test.Journal.FailNextAppend(AppendFault.BeforeCommit);
        test.Journal.FailReading(new ObjectDisposedException("journal"));
        Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token).AsTask().WaitAsync(Soon, Token));

        test.Journal.FailReading(null);

        Assert.Equal(3, (await test.DoAsync(test.Message())).Number);
    }

    [Fact]
    public async Task Repeat_OfAnOlderCommandInAFailedTurn_IsStillRepeated()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (first, second) = (test.Message("first"), test.Message("second"));
        await test.DoAsync(first);
        var (_, answers) = await test.InOneTurnAsync([first, second], AppendFault.BeforeCommit);

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(answers[0]).Receipt.Number);
        Assert.IsType<Answer.NotRecorded>(answers[1]);
    }

    [Fact]
    public async Task Append_OnADamagedJournal_MakesTheOperationReadOnlyWithAnAlarm()
    {
        await using var test = await DeskUnderTest.StartAsync();
        test.Journal.FailNextAppend(AppendFault.Damaged);

        Assert.Equal(NotRecordedReason.ReadOnly, Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token)).Reason);

        Assert.Equal(NotRecordedReason.ReadOnly, Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token)).Reason);
        Assert.Equal(2, test.Desk.View(Room.Viewer("DE"))!.Head);
        Assert.Single(test.Room.Alarms.Critical);
    }

    [Fact]
    public async Task Append_HeldOnItsWay_AnswersNobodyBeforeTheCommit()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var arrived = test.Journal.HoldAppends();
        var message = test.Message();
        var first = test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token).AsTask();
        await arrived.WaitAsync(Soon, Token);

        var repeat = test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token).AsTask();
        Assert.False(first.IsCompleted);
        Assert.Equal(2, test.Desk.View(Room.Viewer("DE"))!.Head);
        test.Journal.Release();

        Assert.Equal(3, Assert.IsType<Answer.Recorded>(await first.WaitAsync(Soon, Token)).Receipt.Number);
        Assert.Equal(3, Assert.IsType<Answer.Repeated>(await repeat.WaitAsync(Soon, Token)).Receipt.Number);
    }

    [Fact]
    public async Task Repeat_InsideATurn_WaitsForTheSameCommit()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var message = test.Message();
        var commits = test.Journal.Commits.Count;

        var (held, answers) = await test.InOneTurnAsync([message, message, message with { Text = "other" }], null);

        Assert.All(held, task => Assert.False(task));
        Assert.Equal(4, Assert.IsType<Answer.Recorded>(answers[0]).Receipt.Number);
        Assert.Equal(4, Assert.IsType<Answer.Repeated>(answers[1]).Receipt.Number);
        Assert.Equal(RefusalReason.IdUsedForOtherContent, Assert.IsType<Answer.Refused>(answers[2]).Refusal.Reason);
        Assert.Equal([1, 1], test.Journal.Commits.Skip(commits));
    }

    [Fact]
    public async Task Refusal_StandingOnALineOfAFailedTurn_IsNotGiven()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (_, answers) = await test.InOneTurnAsync([new JoinDuty(test.Id(), "Leipzig hub"), new JoinDuty(test.Id(), "Leipzig hub")], AppendFault.BeforeCommit);

        // The second would be "already on duty", but nobody is.
        Assert.All(answers, answer => Assert.Equal(NotRecordedReason.StoreFailed, Assert.IsType<Answer.NotRecorded>(answer).Reason));
    }
}
