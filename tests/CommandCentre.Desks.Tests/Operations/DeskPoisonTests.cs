using System.Text;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>Lines that cannot be folded, and records whose key is gone.</summary>
public sealed class DeskPoisonTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
        var line = Encoding.UTF8.GetString((await test.BytesAsync(test.Foreign(3, "x") with { Marks = null, Event = new ParticipantAdmitted(new Participant(CountryCode.Parse("CH"), [])) }))[0].Span);
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

        var (_, answers) = await test.InOneTurnAsync([test.Message("one"), new WithdrawHit(test.Id(), receipt.Record, "a mistake"), test.Message("two")], null);

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
