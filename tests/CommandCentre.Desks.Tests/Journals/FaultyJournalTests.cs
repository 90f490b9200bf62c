using CommandCentre.Desks.Journals;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class FaultyJournalTests : JournalContractTests
{
    private readonly FaultyJournal _journal = new();

    private protected override IJournal Journal => _journal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FailNextAppend_BeforeCommit_WritesNothingAndTheNextGoesThrough()
    {
        _journal.FailNextAppend(AppendFault.BeforeCommit);

        await Assert.ThrowsAsync<JournalUnavailable>(async () => await _journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("one"), Cancel));
        Assert.Empty(await _journal.TextsAsync(Operation));
        await _journal.RecordAsync(Operation, "one");
    }

    [Fact]
    public async Task FailNextAppend_AfterCommit_LosesTheAnswerNotTheLine()
    {
        _journal.FailNextAppend(AppendFault.AfterCommit);

        await Assert.ThrowsAsync<JournalUnavailable>(async () => await _journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("one"), Cancel));
        Assert.Equal(["one"], await _journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task MoveHeadBeforeNextAppend_ByAnotherMachine_IsToldAsMoved()
    {
        _journal.MoveHeadBeforeNextAppend(StoredLines("foreign"));

        var outcome = await _journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("one"), Cancel);

        Assert.Equal((false, 1L), (outcome.Recorded, outcome.Head.Number));
        Assert.Equal(["foreign"], await _journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task HoldAppends_UntilReleased_WritesNothing()
    {
        var arrived = _journal.HoldAppends();
        var append = _journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("one"), Cancel).AsTask();
        await arrived;
        Assert.False(append.IsCompleted);
        Assert.Empty(await _journal.TextsAsync(Operation));

        _journal.Release();

        Assert.True((await append).Recorded);
    }
}
