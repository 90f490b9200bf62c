using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>Many senders and one desk.</summary>
public sealed class MailboxTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Who was withdrawn while their command waited behind a slow disk records nothing by it; whose rights hold does.</summary>
    [Fact]
    public async Task Command_OfOneWithdrawnWhileItWaited_IsRefused()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var may = true;
        var arrived = test.Journal.HoldAppends();
        var first = test.Desk.SubmitAsync(test.Message("holds the desk"), Room.Liaison("NL"), Token).AsTask();
        await arrived.WaitAsync(Soon, Token);
        var withdrawn = test.Desk.SubmitAsync(test.Message("too late"), Room.Liaison("DE"), () => may, Token).AsTask();
        var other = test.Desk.SubmitAsync(test.Message("in time"), Room.Liaison("FR"), () => true, Token).AsTask();
        may = false;
        test.Journal.Release();
        Assert.IsType<Answer.Recorded>(await first.WaitAsync(Soon, Token));
        Assert.Equal(RefusalReason.NoSuchOperation, Assert.IsType<Answer.Refused>(await withdrawn.WaitAsync(Soon, Token)).Refusal.Reason);
        Assert.IsType<Answer.Recorded>(await other.WaitAsync(Soon, Token));
        Assert.DoesNotContain(await test.RecordedAsync(), entry => entry.Event is MessagePosted { Text: "too late" });
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

    private static string Text(Entry entry) => ((MessagePosted)entry.Event).Text!;
}
