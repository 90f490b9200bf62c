using CommandCentre.Desks.Journals;
using Microsoft.Data.Sqlite;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>Appends that wait for the store while another writes: they are written together, and each hears of its own.</summary>
public sealed class AppendsTogetherTests : IAsyncDisposable
{
    private static readonly string[] Countries = [.. "AT BE BG CY CZ DE DK EE ES FI FR GR".Split(' ').Select(code => $"country/{code}")];

    private readonly DataFolder _folder = new();
    private readonly SqliteJournal _journal;
    private readonly SqliteConnection _other;

    public AppendsTogetherTests()
    {
        _journal = SqliteJournal.Open(_folder.Path);
        _other = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        _other.Open();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Journals_OfMany_EachHoldTheirOwnLines()
    {
        var outcomes = await TogetherAsync([.. Countries.Select(country => (country, country))]);

        Assert.All(outcomes, outcome => Assert.Equal(1, Assert.IsType<AppendOutcome>(outcome).Head.Number));
        foreach (var country in Countries)
        {
            Assert.Equal([country], await _journal.TextsAsync(country));
        }

        Assert.Equal(Countries.Length + 1, (await File.ReadAllLinesAsync(_folder.Heads, Cancel)).Length); // and the one they waited for
    }

    [Fact]
    public async Task One_ThatCannotBeWritten_FailsAlone()
    {
        Run("CREATE TRIGGER fail BEFORE INSERT ON lines WHEN NEW.journal = 'country/FR' BEGIN SELECT RAISE(FAIL, 'disk'); END");

        var outcomes = await TogetherAsync([("country/DE", "one"), ("country/FR", "two"), ("country/NL", "three")]);

        Assert.True(Assert.IsType<AppendOutcome>(outcomes[0]).Recorded);
        Assert.Contains("country/FR", Assert.IsType<JournalUnavailable>(outcomes[1]).Message, StringComparison.Ordinal);
        Assert.True(Assert.IsType<AppendOutcome>(outcomes[2]).Recorded);
        Assert.Equal(["three"], await _journal.TextsAsync("country/NL"));
        Assert.Empty(await _journal.TextsAsync("country/FR"));
    }

    [Fact]
    public async Task Two_ForOneHead_AreOneRecordedAndOneMoved()
    {
        var outcomes = await TogetherAsync([("country/DE", "one"), ("country/DE", "other")]);

        var recorded = Assert.Single(outcomes.Cast<AppendOutcome>().Index(), outcome => outcome.Item.Recorded);
        Assert.All(outcomes.Cast<AppendOutcome>(), outcome => Assert.Equal(recorded.Item.Head, outcome.Head));
        Assert.Equal([recorded.Index == 0 ? "one" : "other"], await _journal.TextsAsync("country/DE"));
    }

    [Fact]
    public void Waiting_WithdrawnBeforeATransaction_IsNotTakenAndTheOtherWayRound()
    {
        var (withdrawn, taken) = (new WaitingAppend(Operation, JournalHead.Empty, StoredLines("x")), new WaitingAppend(Operation, JournalHead.Empty, StoredLines("x")));

        Assert.True(withdrawn.TryWithdraw());
        Assert.False(withdrawn.TryTake());
        Assert.True(taken.TryTake());
        Assert.False(taken.TryWithdraw());
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Another program holds the store until all have been given; what became of each: an outcome or a failure.</summary>
    private async Task<object[]> TogetherAsync((string Journal, string Text)[] appends)
    {
        Run("BEGIN IMMEDIATE");
        var first = Task.Run(() => AppendAsync(Operation, "first"), Cancel);
        var others = appends.Select(append => Task.Run(() => AppendAsync(append.Journal, append.Text), Cancel)).ToList();
        Run("ROLLBACK");
        await first;
        return await Task.WhenAll(others);
    }

    private async Task<object> AppendAsync(string journal, string text)
    {
        try
        {
            return await _journal.AppendAsync(journal, JournalHead.Empty, StoredLines(text), Cancel);
        }
        catch (JournalUnavailable failure)
        {
            return failure;
        }
    }

    private void Run(string sql)
    {
        using var command = _other.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
