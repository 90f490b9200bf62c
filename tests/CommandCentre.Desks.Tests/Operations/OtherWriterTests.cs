using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>The journal moves on, or away, under a desk.</summary>
public sealed class OtherWriterTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Head_MovedByAnother_IsCaughtUpAndDecidedAgain()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var foreign = test.Foreign(3, "from elsewhere");
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
        var foreign = test.Foreign(3, "twice") with { Command = message.Id, Digest = CommandJson.Digest(message) };
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
        await replaced.RecordAsync(Room.Key.Journal, "other", "history", Encoding.UTF8.GetString((await test.BytesAsync(test.Foreign(3, "of the other") with { Marks = null }))[0].Span));
        await using var room = new Room(folder.Path, new Switch(test.Journal, replaced, out var swap), test.Time, test.Wall);
        var desk = (await room.Desks.FindAsync(Room.Key, Token))!;
        swap();

        var answer = Assert.IsType<Answer.NotRecorded>(await desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token).AsTask().WaitAsync(Soon, Token));

        Assert.Equal(NotRecordedReason.ReadOnly, answer.Reason);
        Assert.Contains(room.Alarms.Critical, alarm => alarm.Contains("read-only after line 2", StringComparison.Ordinal));
    }

    private static Receipt ReceiptOf(Answer answer) => answer switch
    {
        Answer.Recorded recorded => recorded.Receipt,
        Answer.Repeated repeated => repeated.Receipt,
        _ => throw new InvalidOperationException($"{answer}"),
    };

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
