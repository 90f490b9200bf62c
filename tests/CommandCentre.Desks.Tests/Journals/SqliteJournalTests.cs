using CommandCentre.Desks.Journals;
using Microsoft.Data.Sqlite;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class SqliteJournalTests : JournalContractTests, IAsyncLifetime
{
    private readonly DataFolder _folder = new();
    private readonly SqliteJournal _journal;

    public SqliteJournalTests() => _journal = SqliteJournal.Open(_folder.Path);

    private protected override IJournal Journal => _journal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Open_OnAnyFolder_WritesDurably()
    {
        // PRAGMA synchronous reads back 2 for FULL.
        Assert.Equal("2", _journal.Pragma("synchronous"));
        Assert.Equal("wal", _journal.Pragma("journal_mode"));
        Assert.Equal("1", _journal.Pragma("user_version"));
        Assert.Equal("5000", _journal.Pragma("busy_timeout"));
    }

    [Fact]
    public async Task Append_OfHundredLines_IsOneCommit()
    {
        var head = await _journal.RecordAsync(Operation, Enumerable.Range(1, 100).Select(number => $"line {number}"));

        // heads.log has one text line per commit.
        Assert.Equal([$"{Operation} 100 {head.Hash}"], await File.ReadAllLinesAsync(_folder.Heads, Cancel));
    }

    [Fact]
    public async Task Append_ThatFailsInTheMiddle_LeavesNothingOfItsLines()
    {
        await _journal.RecordAsync(Operation, "one");
        Alter("CREATE TRIGGER fail BEFORE INSERT ON lines WHEN NEW.number = 3 BEGIN SELECT RAISE(FAIL, 'disk'); END");

        var failure = await Record.ExceptionAsync(() => _journal.RecordAsync(Operation, "two", "three"));

        Assert.IsType<JournalUnavailable>(failure);
        Assert.Equal(["one"], await _journal.TextsAsync(Operation));
        Alter("DROP TRIGGER fail");
        await _journal.RecordAsync(Operation, "two", "three");
        Assert.Equal(["one", "two", "three"], await _journal.TextsAsync(Operation));
    }

    [Fact]
    public async Task Reopen_AfterClosing_GoesOnWithTheSameChain()
    {
        var head = await _journal.RecordAsync(Operation, "one", "two");
        await using var again = SqliteJournal.Open(_folder.Path);

        Assert.Equal(head, await again.HeadAsync(Operation, Cancel));
        Assert.Equal(head.Next("three"u8), await again.RecordAsync(Operation, "three"));
        Assert.Empty(again.Damage);
    }

    [Fact]
    public async Task Reopen_AfterAKill_HasEveryRecordedLine()
    {
        await _journal.RecordAsync(Operation, "one");
        await _journal.RecordAsync(Operation, "two");
        using var killed = _folder.AsAfterKill();

        await using var again = SqliteJournal.Open(killed.Path);

        Assert.Equal(["one", "two"], await again.TextsAsync(Operation));
        Assert.Empty(again.Damage);
    }

    [Fact]
    public async Task Append_ByTwoJournalsOnOneFolder_LosesNothingAndNumbersWithoutGaps()
    {
        await using var other = SqliteJournal.Open(_folder.Path);

        await Task.WhenAll(AppendAllAsync(_journal, "a"), AppendAllAsync(other, "b"), AppendAllAsync(other, "c"));

        var texts = await _journal.TextsAsync(Operation);
        Assert.Equal(150, texts.Count); // three writers of 50 lines each
        Assert.All(["a", "b", "c"], writer => Assert.Equal(
            Enumerable.Range(0, 50).Select(turn => $"{writer}{turn}"),
            texts.Where(text => text.StartsWith(writer, StringComparison.Ordinal))));
        Assert.Equal(150, (await File.ReadAllLinesAsync(_folder.Heads, Cancel)).Length);
    }

    [Fact]
    public async Task Read_WhileAppending_SeesWholeCommitsInOrder()
    {
        var writing = AppendAllAsync(_journal, "a");
        var seen = 0;
        while (seen < 50)
        {
            await foreach (var line in _journal.ReadAsync(Operation, seen, Cancel))
            {
                Assert.Equal(++seen, line.Number);
            }
        }

        await writing;
    }

    [Theory]
    [InlineData("UPDATE lines SET bytes = x'00'")]
    [InlineData("DELETE FROM lines")]
    public async Task Lines_OnceRecorded_AreNeitherChangedNorRemoved(string sql)
    {
        await _journal.RecordAsync(Operation, "one");

        Assert.Contains("never", Assert.Throws<SqliteException>(() => Alter(sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAnotherSchemaVersion_IsRefused()
    {
        Alter("PRAGMA user_version = 2");

        var refusal = Assert.Throws<JournalUnavailable>(() => SqliteJournal.Open(_folder.Path));

        Assert.Contains("schema version 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_Twice_IsNoErrorAndLaterCallsHearThatItIsClosed()
    {
        await _journal.RecordAsync(Operation, "one");
        await _journal.DisposeAsync();
        await _journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _journal.HeadAsync(Operation, Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _journal.AppendAsync(Operation, JournalHead.Empty, StoredLines("x"), Cancel));
        Assert.False(File.Exists(_folder.Log), "the last one out folds the log back");
    }

    private static async Task AppendAllAsync(SqliteJournal journal, string writer)
    {
        await Task.Yield();
        var head = JournalHead.Empty;
        for (var turn = 0; turn < 50;)
        {
            var outcome = await journal.AppendAsync(Operation, head, StoredLines($"{writer}{turn}"), Cancel);
            turn += outcome.Recorded ? 1 : 0;
            head = outcome.Head;
        }
    }

    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
