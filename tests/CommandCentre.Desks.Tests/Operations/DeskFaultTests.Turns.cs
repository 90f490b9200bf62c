using System.Text;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <content>Turns: what waits together, is answered together.</content>
public sealed partial class DeskFaultTests
{
    [Fact]
    public async Task Repeat_OfAnOlderCommandInAFailedTurn_IsStillRepeated()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (first, second) = (test.Message("first"), test.Message("second"));
        await test.DoAsync(first);
        var (_, answers) = await InOneTurnAsync(test, [first, second], AppendFault.BeforeCommit);

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(answers[0]).Receipt.Number);
        Assert.IsType<Answer.NotRecorded>(answers[1]);
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

        var (held, answers) = await InOneTurnAsync(test, [message, message, message with { Text = "other" }], null);

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
        var (_, answers) = await InOneTurnAsync(test, [new JoinDuty(test.Id(), "Leipzig hub"), new JoinDuty(test.Id(), "Leipzig hub")], AppendFault.BeforeCommit);

        // The second would be "already on duty", but nobody is.
        Assert.All(answers, answer => Assert.Equal(NotRecordedReason.StoreFailed, Assert.IsType<Answer.NotRecorded>(answer).Reason));
    }

    [Fact]
    public async Task Mailbox_Full_SaysBusyAndLosesNothing()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var arrived = test.Journal.HoldAppends();
        var messages = Enumerable.Range(0, OperationDesk.MailboxSize + 50).Select(i => test.Message($"{i}")).ToList();
        var first = test.Desk.SubmitAsync(messages[0], Room.Liaison("DE"), Token).AsTask();
        await arrived.WaitAsync(Soon, Token);

        var rest = messages.Skip(1).Select(message => test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token).AsTask()).ToList();
        var busy = rest.Count(task => task.IsCompleted);
        test.Journal.Release();
        var answers = await Task.WhenAll([first, .. rest]).WaitAsync(Soon, Token);

        Assert.Equal(49, busy);
        Assert.Equal(49, answers.Count(answer => answer is Answer.NotRecorded { Reason: NotRecordedReason.Busy }));
        Assert.Equal(OperationDesk.MailboxSize + 1, answers.Count(answer => answer is Answer.Recorded));
        Assert.Equal(OperationDesk.MailboxSize + 3, (await test.RecordedAsync()).Count);
    }

    [Fact]
    public async Task Senders_ManyAtOnce_GetNumbersWithoutGapsEachInTheirOrder()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var senders = Enumerable.Range(0, 16).Select(sender => new Actor($"DE-POL-{sender:00}", CountryCode.Parse("DE"), AgencyKind.Police, Role.LiaisonOfficer));

        var numbers = await Task.WhenAll(senders.Select(sender => Task.Run(async () =>
        {
            // Several under way at a time, as a system sends: given in this order, answered in any.
            var under = new List<Task<Answer>>();
            for (var i = 0; i < 40; i++)
            {
                under.Add(test.Desk.SubmitAsync(test.Message($"{sender.Officer} {i:00}"), sender, Token).AsTask());
            }

            return (await Task.WhenAll(under)).Select(answer => Assert.IsType<Answer.Recorded>(answer).Receipt.Number).ToList();
        }, Token)));

        var entries = await test.RecordedAsync();
        Assert.Equal(Enumerable.Range(1, 642), entries.Select(entry => (int)entry.Number));
        Assert.All(numbers, mine => Assert.Equal(mine.Order(), mine));
        Assert.All(entries.Skip(2).GroupBy(entry => entry.By.Officer), mine => Assert.Equal(mine.Select(Text).Order(StringComparer.Ordinal), mine.Select(Text)));
        Assert.Equal(entries.Select(entry => entry.At).Order(), entries.Select(entry => entry.At));
    }

    [Fact]
    public async Task Stopping_WithAFullMailbox_AnswersEverybody()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var arrived = test.Journal.HoldAppends();
        var under = Enumerable.Range(0, 300).Select(i => test.Desk.SubmitAsync(test.Message($"{i}"), Room.Liaison("DE"), Token).AsTask()).ToList();
        await arrived.WaitAsync(Soon, Token);

        var stopping = test.Desk.DisposeAsync().AsTask();
        var late = await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token);
        test.Journal.Release();
        await stopping.WaitAsync(Soon, Token);

        Assert.Equal(NotRecordedReason.Stopping, Assert.IsType<Answer.NotRecorded>(late).Reason);
        Assert.All(await Task.WhenAll(under).WaitAsync(Soon, Token), answer => Assert.IsType<Answer.Recorded>(answer));
        await test.Desk.DisposeAsync();
    }

    [Fact]
    public async Task Command_AboutAnErasedRecord_IsRefusedAloneAndTheTurnGoesOn()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "to be forgotten", Room.Marks(HandlingCodes.H2));
        var receipt = await test.DoAsync(hit);
        await test.Room.Keys.EraseAsync(receipt.Record, Token);

        var (_, answers) = await InOneTurnAsync(test, [test.Message("one"), new WithdrawHit(test.Id(), receipt.Record, "a mistake"), test.Message("two")], null);

        Assert.Equal(5, Assert.IsType<Answer.Recorded>(answers[0]).Receipt.Number);
        var refusal = Assert.IsType<Answer.Refused>(answers[1]).Refusal;
        Assert.Equal((RefusalReason.NoSuchRecord, "hit"), (refusal.Reason, refusal.Field));
        Assert.Equal(6, Assert.IsType<Answer.Recorded>(answers[2]).Receipt.Number);
        Assert.Equal(receipt.Number, Assert.IsType<Answer.Repeated>(await test.Desk.SubmitAsync(hit, Room.Liaison("DE"), Token)).Receipt.Number);
    }

    [Fact]
    public async Task Record_Erased_IsAbsentAfterReopeningAndItsRepeatStillRecognised()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "to be forgotten", Room.Marks(HandlingCodes.H3, "FR"));
        var receipt = await test.DoAsync(hit);
        await test.Room.Keys.EraseAsync(receipt.Record, Token);
        await using var another = test.Another();

        var desk = (await another.Desks.FindAsync(Room.Key, Token))!;

        var line = desk.View(Room.Viewer("FR"))!.Line(receipt.Number)!;
        Assert.True(line.Erased);
        Assert.DoesNotContain("forgotten", Encoding.UTF8.GetString(LineJson.Write(line)), StringComparison.Ordinal);
        Assert.DoesNotContain("Novák", Encoding.UTF8.GetString(LineJson.Write(line)), StringComparison.Ordinal);
        Assert.Equal(receipt.Number, Assert.IsType<Answer.Repeated>(await desk.SubmitAsync(hit, Room.Liaison("DE"), Token)).Receipt.Number);
    }
}
