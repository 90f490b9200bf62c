using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Messages;
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
        var (_, answers) = await InOneTurnAsync(test, [first, second], AppendFault.BeforeCommit);

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(answers[0]).Receipt.Number);
        Assert.IsType<Answer.NotRecorded>(answers[1]);
    }

    [Fact]
    public async Task Head_MovedByAnother_IsCaughtUpAndDecidedAgain()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var foreign = Foreign(test, 3, "from elsewhere");
        test.Journal.MoveHeadBeforeNextAppend(await test.BytesAsync(foreign));

        Assert.Equal(4, (await test.DoAsync(test.Message("mine"))).Number);

        Assert.Equal(["from elsewhere", "mine"], (await test.RecordedAsync()).Skip(2).Select(entry => ((MessagePosted)entry.Event).Text));
        Assert.Equal("from elsewhere", ((MessagePosted)test.Desk.View(Room.Viewer("NL"))!.Line(3)!.Event!).Text);
    }

    [Fact]
    public async Task Head_MovedByTheVerySameCommand_IsRepeated()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var message = test.Message("twice");
        var foreign = Foreign(test, 3, "twice") with { Command = message.Id, Digest = CommandJson.Digest(message) };
        test.Journal.MoveHeadBeforeNextAppend(await test.BytesAsync(foreign));

        Assert.Equal(3, Assert.IsType<Answer.Repeated>(await test.Desk.SubmitAsync(message, Room.Liaison("DE"), Token)).Receipt.Number);
        Assert.Equal(3, (await test.RecordedAsync()).Count);
    }

    [Fact]
    public async Task Desks_TwoOverOneJournal_RecordEverythingOnceInOneOrder()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var another = test.Another();
        OperationDesk[] desks = [test.Desk, (await another.Desks.FindAsync(Room.Key, Token))!];
        var messages = Enumerable.Range(0, 200).Select(i => test.Message($"{i}")).ToList();

        // Every command goes to both desks: one records it, the other finds it.
        var answers = await Task.WhenAll(messages.SelectMany(message => desks.Select(desk => desk.SubmitAsync(message, Room.Liaison("DE"), Token).AsTask())));

        var entries = await test.RecordedAsync();
        Assert.Equal(Enumerable.Range(1, 202), entries.Select(entry => (int)entry.Number));
        Assert.Equal(messages.Select(message => message.Id).Order(), entries.Skip(2).Select(entry => entry.Command).Order());
        Assert.Equal(200, answers.Count(answer => answer is Answer.Recorded));
        Assert.Equal(200, answers.Count(answer => answer is Answer.Repeated));
        foreach (var pair in answers.Chunk(2))
        {
            Assert.Single(pair.Select(ReceiptOf).Distinct());
        }
    }

    [Fact]
    public async Task Journal_ReplacedUnderTheDesk_MakesItReadOnlyAndNotSpin()
    {
        // A restored backup: the journal ends before the line that the desk has folded.
        await using var test = await DeskUnderTest.StartAsync();
        using var folder = new DataFolder();
        var replaced = new FaultyJournal();
        await using var room = new Room(folder.Path, new Switch(test.Journal, replaced, out var swap), test.Time, test.Wall);
        var desk = (await room.Desks.FindAsync(Room.Key, Token))!;
        swap();

        var answer = Assert.IsType<Answer.NotRecorded>(await desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token).AsTask().WaitAsync(Soon, Token));

        Assert.Equal(NotRecordedReason.ReadOnly, answer.Reason);
        Assert.True(desk.IsReadOnly);
        Assert.Equal(2, desk.View(Room.Viewer("DE"))!.Lines(0, 500).Lines.Count);
        Assert.NotEmpty(room.Alarms.Critical);
    }

    [Fact]
    public async Task Journal_ContinuingAnotherHistory_IsNotFolded()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var folder = new DataFolder();
        var replaced = new FaultyJournal();
        await replaced.RecordAsync(Room.Key.Journal, "other", "history", Encoding.UTF8.GetString((await test.BytesAsync(Foreign(test, 3, "of the other") with { Marks = null }))[0].Span));
        await using var room = new Room(folder.Path, new Switch(test.Journal, replaced, out var swap), test.Time, test.Wall);
        var desk = (await room.Desks.FindAsync(Room.Key, Token))!;
        swap();

        var answer = Assert.IsType<Answer.NotRecorded>(await desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token).AsTask().WaitAsync(Soon, Token));

        Assert.Equal(NotRecordedReason.ReadOnly, answer.Reason);
        Assert.Contains(room.Alarms.Critical, alarm => alarm.Contains("read-only after line 2", StringComparison.Ordinal));
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
    public async Task Poison_InTheJournal_LeavesTheOperationReadOnlyAndReadable()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("before"));
        await test.Journal.RecordAsync(Room.Key.Journal, """{"operation":"TEST-1","number":4,"kind":"participant-admitted"}""");
        await using var another = test.Another();

        var desk = (await another.Desks.FindAsync(Room.Key, Token))!;

        Assert.True(desk.IsReadOnly);
        Assert.Equal(3, desk.View(Room.Viewer("FR"))!.Lines(0, 500).Lines.Count);
        Assert.Equal(NotRecordedReason.ReadOnly, Assert.IsType<Answer.NotRecorded>(await desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token)).Reason);
        Assert.Contains(another.Alarms.Critical, alarm => alarm.Contains("TEST-1 is read-only after line 3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"participant":null}""")]
    [InlineData("{}")]
    [InlineData("""{"participant":{"country":null,"agencies":null}}""")]
    public async Task Poison_ThatThrowsInTheFold_LeavesTheOperationReadOnly(string body)
    {
        await using var test = await DeskUnderTest.StartAsync();
        var line = Encoding.UTF8.GetString((await test.BytesAsync(Foreign(test, 3, "x") with { Marks = null, Event = new ParticipantAdmitted(new Participant(CountryCode.Parse("CH"), [])) }))[0].Span);
        var at = line.IndexOf("\"body\":", StringComparison.Ordinal) + 7;
        test.Journal.MoveHeadBeforeNextAppend(Encoding.UTF8.GetBytes(line[..at] + body + "}"));

        var answer = await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token).AsTask().WaitAsync(Soon, Token);

        Assert.Equal(NotRecordedReason.ReadOnly, Assert.IsType<Answer.NotRecorded>(answer).Reason);
        Assert.Equal(2, test.Desk.View(Room.Viewer("DE"))!.Head);
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

    private static string Text(Entry entry) => ((MessagePosted)entry.Event).Text!;

    private static Receipt ReceiptOf(Answer answer) => answer switch
    {
        Answer.Recorded recorded => recorded.Receipt,
        Answer.Repeated repeated => repeated.Receipt,
        _ => throw new InvalidOperationException($"{answer}"),
    };

    private static Entry Foreign(DeskUnderTest test, long number, string text) => new(
        number, FakeTime.Morning, FakeTime.Morning, test.Id(), CountryCode.Parse("DE"), Room.Liaison("DE"), Room.Marks(HandlingCodes.H0), test.Id(), "d", new MessagePosted(text, null));

    /// <summary>Gives commands while the desk is held up by another one, so that one turn takes them all; with a fault for that turn.</summary>
    /// <returns>Whether each was answered before the commit, and the answers.</returns>
    private static async Task<(bool[] Held, Answer[] Answers)> InOneTurnAsync(DeskUnderTest test, IReadOnlyList<OperationCommand> commands, AppendFault? fault)
    {
        var arrived = test.Journal.HoldAppends();
        var first = test.Desk.SubmitAsync(test.Message("holds the desk"), Room.Liaison("NL"), Token).AsTask();
        await arrived.WaitAsync(Soon, Token);
        var under = commands.Select(command => test.Desk.SubmitAsync(command, Room.Liaison("DE"), Token).AsTask()).ToList();
        var next = test.Journal.ReleaseWaiting();
        await first.WaitAsync(Soon, Token);
        await next.WaitAsync(Soon, Token);
        bool[] held = [.. under.Select(task => task.IsCompleted)];
        if (fault is { } wrong)
        {
            test.Journal.FailNextAppend(wrong);
        }

        test.Journal.Release();
        return (held, await Task.WhenAll(under).WaitAsync(Soon, Token));
    }

    /// <summary>A journal that is another one from some moment on.</summary>
    private sealed class Switch : IJournal
    {
        private IJournal _now;

        public Switch(IJournal before, IJournal after, out Action swap)
        {
            _now = before;
            swap = () => _now = after;
        }

        public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default) => _now.HeadAsync(journal, cancellationToken);

        public ValueTask<AppendOutcome> AppendAsync(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default) =>
            _now.AppendAsync(journal, expected, lines, cancellationToken);

        public IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, CancellationToken cancellationToken = default) => _now.ReadAsync(journal, after, cancellationToken);

        public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => _now.NamesAsync(cancellationToken);
    }
}
