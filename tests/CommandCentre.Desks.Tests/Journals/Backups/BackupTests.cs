using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;
using Microsoft.Data.Sqlite;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals.Backups;

public sealed class BackupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_BesideAnOpenJournal_VerifiesToTheSameHeads()
    {
        await using var recorded = await Recorded.MakeAsync();
        var taken = await recorded.BackUpAsync();
        var backup = await BackupVerification.RunAsync(taken.File, null, Cancel);
        var folder = await JournalVerification.RunAsync(recorded.Folder.Path, Cancel);
        Assert.Empty(backup.Found.Findings);
        Assert.Equal(folder.Journals, backup.Found.Journals);
        Assert.Equal((4, 1, 1), (taken.Manifest.Lines, taken.Manifest.Keys, taken.Manifest.Erased));
        Assert.Equal(["backup.tar"], Directory.GetFiles(Path.GetDirectoryName(taken.File)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Backup_OfJournals_HoldsNoKey()
    {
        await using var recorded = await Recorded.MakeAsync();
        var bytes = await File.ReadAllBytesAsync((await recorded.BackUpAsync()).File, Cancel);
        var keys = await File.ReadAllBytesAsync((await recorded.BackUpKeysAsync()).File, Cancel);
        var wrapped = Wrapped(recorded.Folder, Recorded.Kept);
        var inText = System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(wrapped));
        Assert.True(keys.AsSpan().IndexOf(inText) > 0, "the key archive holds the wrapped key: this test can see it");
        Assert.True(bytes.AsSpan().IndexOf(inText) < 0 && bytes.AsSpan().IndexOf(wrapped) < 0);
    }

    [Fact]
    public async Task Backup_InWhichAnyByteIsFlipped_IsFoundDamaged()
    {
        await using var recorded = await Recorded.MakeAsync();
        foreach (var taken in new[] { await recorded.BackUpAsync(), await recorded.BackUpKeysAsync() })
        {
            var bytes = await File.ReadAllBytesAsync(taken.File, Cancel);
            var damaged = recorded.File("damaged.tar");
            for (var place = 0; place < bytes.Length; place++)
            {
                bytes[place] ^= (byte)(1 << (place % 8));
                await File.WriteAllBytesAsync(damaged, bytes, Cancel);
                bytes[place] ^= (byte)(1 << (place % 8));
                var found = (await BackupVerification.RunAsync(damaged, null, Cancel)).Found;
                Assert.True(found.Findings.Count == 1, $"byte {place} of {bytes.Length} was flipped unseen");
            }
        }
    }

    [Fact]
    public async Task Backup_CutAnywhereOrGrown_IsFoundDamaged()
    {
        await using var recorded = await Recorded.MakeAsync();
        var bytes = await File.ReadAllBytesAsync((await recorded.BackUpAsync()).File, Cancel);
        var damaged = recorded.File("damaged.tar");
        for (var length = 0; length < bytes.Length; length += 13)
        {
            await File.WriteAllBytesAsync(damaged, bytes[..length], Cancel);
            Assert.Single((await BackupVerification.RunAsync(damaged, null, Cancel)).Found.Findings);
        }

        await File.WriteAllBytesAsync(damaged, [.. bytes, 0], Cancel);
        Assert.Contains("1 bytes follow", Assert.Single((await BackupVerification.RunAsync(damaged, null, Cancel)).Found.Findings).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_WithADamagedLine_IsNamedByThatLine()
    {
        await using var recorded = await Recorded.MakeAsync();
        var bytes = await File.ReadAllBytesAsync((await recorded.BackUpAsync()).File, Cancel);
        bytes[bytes.AsSpan().IndexOf("two"u8)] ^= 1;
        var damaged = recorded.File("damaged.tar");
        await File.WriteAllBytesAsync(damaged, bytes, Cancel);
        var finding = Assert.Single((await BackupVerification.RunAsync(damaged, null, Cancel)).Found.Findings);
        Assert.Equal((Operation, JournalFindingKind.Damaged, 2), (finding.Subject, finding.Kind, finding.First));
    }

    [Fact]
    public async Task Backup_WhoseFileIsThere_IsRefusedAndLeavesItAlone()
    {
        await using var recorded = await Recorded.MakeAsync();
        await File.WriteAllTextAsync(recorded.File("backup.tar"), "mine", Cancel);
        var refused = await Assert.ThrowsAsync<IOException>(() => recorded.BackUpAsync());
        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(recorded.File("backup.tar"), Cancel));
    }

    [Fact]
    public async Task Backup_Cancelled_LeavesNothing()
    {
        await using var recorded = await Recorded.MakeAsync();
        using var stop = new CancellationTokenSource();
        var file = recorded.File("backup.tar");
        var partial = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backup.TakeAsync(
            recorded.Folder.Path, file, [], Recorded.Now, new Told(_ => { partial = File.Exists(file + ".partial"); stop.Cancel(); }), stop.Token));
        Assert.True(partial, "it was cancelled while the archive was being written");
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Backup_OverWhatAKilledOneLeft_IsWhole()
    {
        await using var recorded = await Recorded.MakeAsync();
        await File.WriteAllBytesAsync(recorded.File("backup.tar.partial"), new byte[100_000], Cancel);
        var taken = await recorded.BackUpAsync();
        Assert.Empty((await BackupVerification.RunAsync(taken.File, null, Cancel)).Found.Findings);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(taken.File)!));
    }

    [Theory]
    [InlineData("UPDATE lines SET bytes = x'00' WHERE number = 2 AND journal LIKE 'op/%'", 2)]
    [InlineData("DELETE FROM lines WHERE number = 3 AND journal LIKE 'op/%'", 3)]
    public async Task Backup_OfADamagedJournal_IsRefusedWithTheLine(string damage, long line)
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.Journal.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={recorded.Folder.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER lines_are_never_changed; DROP TRIGGER lines_are_never_removed; " + damage;
            command.ExecuteNonQuery();
        }

        var refused = await Assert.ThrowsAsync<JournalDamaged>(() => recorded.BackUpAsync());
        Assert.Equal((Operation, line), (refused.Journal, refused.Line));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(recorded.File("x"))!));
    }

    [Fact]
    public async Task Backup_BesideABusyWriter_IsWholeAndEndsAtAHeadThatWas()
    {
        await using var recorded = await Recorded.MakeAsync();
        using var enough = new CancellationTokenSource();
        using var appended = new SemaphoreSlim(0);
        var writing = Task.Run(
            async () =>
            {
                var head = await recorded.Journal.HeadAsync(Operation, Cancel);
                while (!enough.IsCancellationRequested)
                {
                    head = (await recorded.Journal.AppendAsync(Operation, head, StoredLines("more", new string('x', 2000)), Cancel)).Head;
                    appended.Release();
                }

                return head.Number;
            },
            Cancel);
        for (var turn = 0; turn < 5; turn++)
        {
            await appended.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
            var before = (await recorded.Journal.HeadAsync(Operation, Cancel)).Number;
            var taken = await recorded.BackUpAsync($"{turn}.tar");
            Assert.InRange(taken.Manifest.Lines, before + 1, (await recorded.Journal.HeadAsync(Operation, Cancel)).Number + 1); // and one of country/DE
            Assert.Empty((await BackupVerification.RunAsync(taken.File, null, Cancel)).Found.Findings);
        }

        await enough.CancelAsync();
        Assert.True(await writing > 3);
    }

    private static byte[] Wrapped(DataFolder folder, Guid record)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("keys.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE record = $record";
        command.Parameters.AddWithValue("$record", record.ToByteArray(bigEndian: true));
        return (byte[])command.ExecuteScalar()!;
    }

    private sealed class Told(Action<BackupProgress> told) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => told(value);
    }
}
