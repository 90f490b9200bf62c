using CommandCentre.Desks.Journals;
using Microsoft.Data.Sqlite;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

/// <summary>F7 and X10 of quality.md: each kind of damage is named, none is silent, none is repaired.</summary>
public sealed class JournalDamageTests : IAsyncLifetime
{
    private const string Country = "country/DE";
    private const int Lines = 120;

    private readonly DataFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>120 lines in an operation, 10 a commit, and 12 in a country; every line is 300 bytes long, so that they fill several pages of 8 KB.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var journal = SqliteJournal.Open(_folder.Path);
        await FillAsync(journal);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE lines SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE journal = 'op/ARMSTRONG-7' AND number = 57", "op/ARMSTRONG-7: line 57: damaged")]
    [InlineData("UPDATE lines SET hash = zeroblob(32) WHERE journal = 'op/ARMSTRONG-7' AND number = 57", "op/ARMSTRONG-7: line 57: damaged")]
    [InlineData("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number = 57", "op/ARMSTRONG-7: line 57: missing, the next one found is 58")]
    [InlineData("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number = 1", "op/ARMSTRONG-7: line 1: missing, the next one found is 2")]
    [InlineData("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number > 97", "op/ARMSTRONG-7: lines 98 to 120: lost, heads.log names line 120 and the journal ends at 97")]
    [InlineData("DELETE FROM lines WHERE journal = 'country/DE'", "country/DE: lines 1 to 12: lost, heads.log names line 12 and the journal ends at 0")]
    [InlineData("UPDATE lines SET number = 1000 WHERE journal = 'op/ARMSTRONG-7' AND number = 57", "op/ARMSTRONG-7: line 57: missing")]
    [InlineData("UPDATE lines SET journal = 'op/BETA' WHERE journal = 'op/ARMSTRONG-7' AND number = 57", "op/ARMSTRONG-7: line 57: missing")]
    [InlineData("UPDATE lines SET number = CASE number WHEN 57 THEN -58 ELSE -57 END WHERE number IN (57, 58); UPDATE lines SET number = -number WHERE number < 0", "op/ARMSTRONG-7: line 57: damaged")]
    [InlineData("INSERT INTO lines VALUES ('op/ARMSTRONG-7', 121, x'00', zeroblob(32))", "op/ARMSTRONG-7: line 121: damaged")]
    [InlineData("INSERT INTO lines VALUES ('op/ARMSTRONG-7', 0, x'00', zeroblob(32))", "op/ARMSTRONG-7: line 1: out of order")]
    [InlineData("DROP TABLE lines", "op/ARMSTRONG-7: lines 1 to 120: lost")]
    [InlineData("PRAGMA user_version = 7", "journal.db: has schema version 7")]
    public async Task Verify_OfChangedRows_NamesTheJournalAndTheFirstBadLine(string sql, string expected)
    {
        Alter(sql);

        var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);

        Assert.Equal(1, verification.ExitCode);
        Assert.Contains(verification.Findings, finding => finding.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_OfAForgedTail_IsCaughtByTheWitness()
    {
        // Somebody with the database alone replaces line 120 by another that chains perfectly.
        await using (var journal = SqliteJournal.Open(_folder.Path))
        {
            var before = await journal.ReadAsync(Operation, 118, Cancel).FirstAsync(Cancel);
            var forged = before.Hash.Next("forged"u8);
            Alter($"UPDATE lines SET bytes = CAST('forged' AS BLOB), hash = x'{forged}' WHERE journal = '{Operation}' AND number = 120");
        }

        var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);

        Assert.Contains($"{Operation}: line 120: not the line that heads.log names", verification.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public async Task Read_OfADamagedLine_GivesTheLinesBeforeAndNamesIt()
    {
        Alter("UPDATE lines SET bytes = x'00' WHERE journal = 'op/ARMSTRONG-7' AND number = 57");
        await using var journal = SqliteJournal.Open(_folder.Path);

        Assert.Equal(56, await ReadUpToAsync(journal, damagedLine: 57));
        Assert.Equal(120 - 60, (await journal.TextsAsync(Operation, after: 60)).Count);
    }

    [Fact]
    public async Task Open_OfAJournalThatLostLines_ReadsItAndAppendsNothingToItAlone()
    {
        Alter("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number > 97");
        await using var journal = SqliteJournal.Open(_folder.Path);

        Assert.Equal([(Operation, 98L)], journal.Damage.Select(damage => (damage.Journal, damage.Line)));
        Assert.Equal(97, await ReadUpToAsync(journal, damagedLine: 98));
        var refusal = await Record.ExceptionAsync(() => journal.RecordAsync(Operation, "more"));
        Assert.Equal(98, Assert.IsType<JournalDamaged>(refusal).Line);
        Assert.Equal([Country, Operation], await journal.NamesAsync(Cancel));
        await journal.RecordAsync(Country, "more");
        await journal.DisposeAsync();
        Assert.Contains((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings, finding => finding is { Kind: JournalFindingKind.Lost, First: 98, Last: 120 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Database_MissingOrEmptyThoughHeadsAreKnown_IsNamedAndNotMadeAnew(bool missing)
    {
        File.Delete(_folder.Database);
        if (!missing)
        {
            await File.WriteAllBytesAsync(_folder.Database, [], Cancel);
        }

        var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);

        Assert.Equal(
            [(Country, 1L, 12L), (Operation, 1L, 120L)],
            verification.Findings.Where(finding => finding.Kind is JournalFindingKind.Lost).Select(finding => (finding.Subject, finding.First, finding.Last)).Order());
        Assert.Throws<JournalDamaged>(() => SqliteJournal.Open(_folder.Path));
        Assert.Equal(!missing, File.Exists(_folder.Database));
    }

    [Fact]
    public async Task Verify_WithoutTheWitness_SaysThatALossCouldGoUnseen()
    {
        File.Delete(_folder.Heads);

        var finding = Assert.Single((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings);

        Assert.Equal((JournalFindingKind.Witness, "heads.log"), (finding.Kind, finding.Subject));
    }

    [Theory]
    [InlineData(null, "heads.log is missing")]
    [InlineData("", "heads.log names no line of country/DE")]
    [InlineData("nonsense\n", "heads.log: line 1 is unreadable")]
    public async Task Open_WithAWitnessThatCannotBeBelieved_SaysSo(string? content, string expected)
    {
        File.Delete(_folder.Heads);
        if (content is not null)
        {
            await File.WriteAllTextAsync(_folder.Heads, content, Cancel);
        }

        await using var journal = SqliteJournal.Open(_folder.Path);

        Assert.Equal(expected, journal.WitnessFault);
        await journal.RecordAsync(Operation, "goes on");
    }

    [Fact]
    public async Task Witness_TornInItsLastLine_IsToleratedAndGoesOnOnANewLine()
    {
        var bytes = await File.ReadAllBytesAsync(_folder.Heads, Cancel);
        await File.WriteAllBytesAsync(_folder.Heads, bytes[..^40], Cancel);
        Assert.Empty((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings);

        await using (var journal = SqliteJournal.Open(_folder.Path))
        {
            await journal.RecordAsync(Operation, "more");
        }

        Assert.Empty((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings);
        Alter("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number = 121");
        Assert.Contains((await JournalVerification.RunAsync(_folder.Path, Cancel)).Findings, finding => finding is { First: 121, Last: 121 });
    }

    [Fact]
    public async Task Database_Truncated_IsReadInOrderUpToTheDamageAndNeverBelieved()
    {
        var bytes = await File.ReadAllBytesAsync(_folder.Database, Cancel);
        for (var length = bytes.Length - 1; length > 0; length -= 1 + length / 16)
        {
            await File.WriteAllBytesAsync(_folder.Database, bytes[..length], Cancel);

            var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);

            Assert.True(verification.ExitCode == 1, $"length {length} of {bytes.Length}");
            Assert.All(verification.Journals, journal => Assert.InRange(journal.Head.Number, 0, Lines));
        }
    }

    [Fact]
    public async Task Open_OfAJournalOfWhichNothingIsLeft_StillNamesItAndSaysWhatIsLost()
    {
        Alter("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7'");
        await using var journal = SqliteJournal.Open(_folder.Path);

        Assert.Equal([Country, Operation], await journal.NamesAsync(Cancel));
        Assert.Equal(1, (await Assert.ThrowsAsync<JournalDamaged>(async () => await journal.HeadAsync(Operation, Cancel))).Line);
        Assert.Equal(0, await ReadUpToAsync(journal, damagedLine: 1));
    }

    [Fact]
    public async Task Journal_CutShortUnderAnOpenServer_IsNotAppendedTo()
    {
        await using var journal = SqliteJournal.Open(_folder.Path);
        var head = await journal.RecordAsync(Operation, "more");
        Alter("DELETE FROM lines WHERE journal = 'op/ARMSTRONG-7' AND number > 118");
        var cut = await journal.ReadAsync(Operation, 117, Cancel).FirstAsync(Cancel);

        Assert.Equal(119, (await Assert.ThrowsAsync<JournalDamaged>(async () => await journal.AppendAsync(Operation, cut.Head, StoredLines("over it"), Cancel))).Line);
        Assert.Equal(119, (await Assert.ThrowsAsync<JournalDamaged>(async () => await journal.AppendAsync(Operation, head, StoredLines("after it"), Cancel))).Line);
        Assert.Equal(118, await ReadUpToAsync(journal, damagedLine: 119));
    }

    [Fact]
    public async Task Log_CutShortAfterAKill_LosesLinesThatAreNamed()
    {
        using var written = new DataFolder();
        await using var journal = SqliteJournal.Open(written.Path);
        await FillAsync(journal);
        using var killed = written.AsAfterKill();
        var bytes = await File.ReadAllBytesAsync(killed.Log, Cancel);
        await File.WriteAllBytesAsync(killed.Log, bytes[..(bytes.Length / 2)], Cancel);

        var verification = await JournalVerification.RunAsync(killed.Path, Cancel);

        Assert.Contains(verification.Findings, finding => finding is { Kind: JournalFindingKind.Lost, Last: Lines, Subject: Operation });
        var damaged = await File.ReadAllBytesAsync(killed.Log, Cancel);
        await SqliteJournal.Open(killed.Path).DisposeAsync();
        Assert.Equal(damaged, await File.ReadAllBytesAsync(killed.Log + ".kept", Cancel));
    }

    [Fact]
    public async Task Log_WholeAfterAKill_IsNotLaidAside()
    {
        using var written = new DataFolder();
        await using var journal = SqliteJournal.Open(written.Path);
        await FillAsync(journal);
        using var killed = written.AsAfterKill();

        await SqliteJournal.Open(killed.Path).DisposeAsync();

        Assert.False(File.Exists(killed.Log + ".kept"));
    }

    private static async Task FillAsync(SqliteJournal journal)
    {
        for (var commit = 0; commit < Lines / 10; commit++)
        {
            await journal.RecordAsync(Operation, Enumerable.Range(1, 10).Select(turn => Text((commit * 10) + turn)));
            await journal.RecordAsync(Country, Text(commit));
        }
    }

    // Random enough that no two places of the file look alike.
    private static string Text(int number) => Convert.ToHexString(System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(number)))[..100] + new string((char)('a' + (number % 26)), 200);

    /// <summary>Reads until a line is said to be damaged.</summary>
    /// <returns>How many lines came before.</returns>
    private static async Task<int> ReadUpToAsync(SqliteJournal journal, long damagedLine)
    {
        var read = 0;
        var damage = await Assert.ThrowsAsync<JournalDamaged>(async () =>
        {
            await foreach (var line in journal.ReadAsync(Operation, 0, Cancel))
            {
                read++;
            }
        });
        Assert.Equal((Operation, damagedLine), (damage.Journal, damage.Line));
        return read;
    }

    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER lines_are_never_changed; DROP TRIGGER lines_are_never_removed; PRAGMA ignore_check_constraints = ON; " + sql;
        command.ExecuteNonQuery();
    }
}
