using CommandCentre.Desks.Files;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Attached;
using CommandCentre.Desks.Journals.Backups;
using CommandCentre.Desks.Tests.Files;
using CommandCentre.Desks.Tests.Operations;

namespace CommandCentre.Desks.Tests.Journals.Backups;

/// <summary>Files of records in backups: every one that a line names comes back as it was, and what is missing or damaged is named.</summary>
public sealed class AttachedBackupTests : IAsyncDisposable
{
    private readonly DataFolder _folder = new();
    private readonly FakeTime _time = new();
    private readonly SqliteJournal _journal;
    private readonly Room _room;

    public AttachedBackupTests()
    {
        _journal = SqliteJournal.Open(_folder.Path);
        _room = new Room(_folder.Path, _journal, _time, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Archive => _folder.File("../b.tar");

    private string Keys => _folder.File("../k.tar");

    private string Target => _folder.File("../restored");

    [Fact]
    public async Task Restore_OfABackup_BringsEveryFileBack()
    {
        var start = await StartAsync();
        int[] sizes = [1, 65_536, 200_000]; // less than a piece, one piece, several
        var records = new List<Guid>();
        foreach (var size in sizes)
        {
            records.Add((await start.AddAsync(start.Add(), Attaching.Content(size))).Record);
        }

        var taken = await BackUpAsync();
        Assert.Empty(taken.Faults);
        Assert.Equal(3, taken.Manifest.Files);
        Assert.Equal((3, 0), await VerifiedAsync());
        var restored = await Restore.RunAsync(Target, Archive, Keys, [], null, Token);
        Assert.Equal(3, restored.Attached.Files);
        Assert.Empty(restored.Attached.Findings);
        await using var journal = SqliteJournal.Open(Target);
        File.Copy(RecordKeys.DefaultOwnerKeysPath(_folder.Path), Made(RecordKeys.DefaultOwnerKeysPath(Target)));
        await using var again = new Room(Target, journal, _time, _time);
        var (files, desk) = (Attaching.Over(Target, again), (await again.Desks.FindAsync(Room.Key, Token))!);
        foreach (var (size, record) in sizes.Zip(records))
        {
            Assert.Equal(Attaching.Content(size).Bytes.ToArray(), await Attaching.ReadAsync(files, desk, "DE", record));
            Assert.Equal(Attaching.Content(size).Preview!.Value.ToArray(), await Attaching.ReadAsync(files, desk, "DE", record, FilePart.Preview));
        }
    }

    /// <summary>A file that is gone is said at its line by whoever looks, and keeps nothing else from being kept and restored.</summary>
    [Fact]
    public async Task Backup_WhereAFileIsMissing_NamesItsLineAndKeepsAllElse()
    {
        var start = await StartAsync();
        var (gone, kept) = (await start.AddAsync(start.Add(), Attaching.Content(40)), await start.AddAsync(start.Add(), Attaching.Content(41)));
        File.Delete(Stored(_folder.Path, gone.Record));
        var said = $"op/TEST-1: line {gone.Number}: its file files/TEST-1/{gone.Record:N}.file is missing";
        Assert.Equal(said, Assert.Single((await BackUpAsync()).Faults).ToString());
        Assert.Equal(said, Assert.Single((await FileVerification.RunAsync(_folder.Path, Token)).Findings).ToString());
        Assert.Equal((1, 1), await VerifiedAsync());
        var restored = await Restore.RunAsync(Target, Archive, Keys, [], null, Token);
        Assert.Equal(said, Assert.Single(restored.Attached.Findings).ToString());
        Assert.Equal(await File.ReadAllBytesAsync(Stored(_folder.Path, kept.Record), Token), await File.ReadAllBytesAsync(Stored(Target, kept.Record), Token));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("middle")]
    [InlineData("last")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("grown")]
    [InlineData("muddled")]
    [InlineData("preview")]
    public async Task Backup_WhereAFileIsDamaged_NamesItsLine(string damage)
    {
        var start = await StartAsync();
        var (harmed, other) = (await start.AddAsync(start.Add(), Attaching.Content(70_000)), await start.AddAsync(start.Add(), Attaching.Content(40)));
        var file = damage == "preview" ? Path.ChangeExtension(Stored(_folder.Path, harmed.Record), "preview") : Stored(_folder.Path, harmed.Record);
        var whole = await File.ReadAllBytesAsync(file, Token);
        await File.WriteAllBytesAsync(file, Damaged(damage, whole), Token);
        var taken = await BackUpAsync();
        var fault = Assert.Single(taken.Faults);
        Assert.Equal((JournalFindingKind.Damaged, harmed.Number), (fault.Kind, fault.First));
        Assert.Contains("is damaged", fault.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 1), await VerifiedAsync());
        Assert.Equal(fault, Assert.Single((await FileVerification.RunAsync(_folder.Path, Token)).Findings));
        Assert.NotEqual(harmed.Number, other.Number);
    }

    [Fact]
    public async Task Backup_OfAnErasedFile_MissesNothing()
    {
        var start = await StartAsync();
        var receipt = await start.AddAsync(start.Add(), Attaching.Content(40));
        await _room.Keys.EraseAsync(receipt.Record, Token);
        File.Delete(Stored(_folder.Path, receipt.Record));
        Assert.Empty((await BackUpAsync()).Faults);
        Assert.Equal((0, 0), await VerifiedAsync());
        Assert.Empty((await FileVerification.RunAsync(_folder.Path, Token)).Findings);
    }

    /// <summary>What lies in the folder and no line names (kept and not recorded, or laid there by somebody) is in no backup.</summary>
    [Fact]
    public async Task Backup_LeavesOutWhatNoLineNames()
    {
        var start = await StartAsync();
        var receipt = await start.AddAsync(start.Add(), Attaching.Content(40));
        await File.WriteAllTextAsync(Stored(_folder.Path, Guid.Empty), "nobody's", Token);
        await BackUpAsync();
        var restored = await Restore.RunAsync(Target, Archive, null, [], null, Token);
        Assert.Empty(restored.Attached.Findings);
        Assert.Equal([$"{receipt.Record:N}.file", $"{receipt.Record:N}.preview"], Directory.EnumerateFiles(Path.GetDirectoryName(Stored(Target, Guid.Empty))!).Select(Path.GetFileName).Order());
    }

    /// <summary>Whoever can write an archive cannot make a restore write where it wants.</summary>
    [Theory]
    [InlineData("attached/../../evil")]
    [InlineData("attached/TEST-1/00000000000000000000000000000000.file")]
    public async Task Archive_WithAFileThatNoLineNames_IsDamaged(string name)
    {
        using (var archive = new ArchiveWriter(Archive))
        {
            archive.Add(name, "evil"u8.ToArray());
            archive.Complete(entries => new BackupManifest(BackupManifest.Known, BackupKind.Journals, Recorded.Now, 0, 0, 0, [], [.. entries]));
        }

        Assert.Contains("is a file that no line names", Assert.Single((await BackupVerification.RunAsync(Archive, null, Token)).Found.Findings).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BackupDamaged>(() => Restore.RunAsync(Target, Archive, null, [], null, Token));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Archive_InWhichAFileIsFlipped_IsFoundDamaged()
    {
        var start = await StartAsync();
        var receipt = await start.AddAsync(start.Add(), Attaching.Content(40));
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(Archive, Token);
        var stored = await File.ReadAllBytesAsync(Stored(_folder.Path, receipt.Record), Token);
        var place = bytes.AsSpan().IndexOf(stored);
        bytes[place + 3] ^= 1;
        await File.WriteAllBytesAsync(Archive, bytes, Token);
        Assert.Contains("is not the one that was written", Assert.Single((await BackupVerification.RunAsync(Archive, null, Token)).Found.Findings).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BackupDamaged>(() => Restore.RunAsync(Target, Archive, null, [], null, Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    private static string Stored(string folder, Guid record) => Path.Combine(folder, "files", Room.Key.Value, $"{record:N}.file");

    private static string Made(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private static byte[] Damaged(string how, byte[] whole)
    {
        switch (how)
        {
            case "cut":
                return whole[..^1];
            case "empty":
                return [];
            case "grown":
                return [.. whole, 0];
            case "muddled":
                return [.. whole[..100], .. whole[200..300], .. whole[200..]];
            default:
                whole[how switch { "first" or "preview" => 0, "middle" => whole.Length / 2, _ => whole.Length - 1 }] ^= 1;
                return whole;
        }
    }

    private async Task<BackupTaken> BackUpAsync()
    {
        await Backup.TakeKeysAsync(_folder.Path, Keys, Recorded.Now, Token);
        return await Backup.TakeAsync(_folder.Path, Archive, [], Recorded.Now, null, Token);
    }

    /// <summary>Files in the archive, and what is wrong with them.</summary>
    private async Task<(long Files, int Faults)> VerifiedAsync()
    {
        var found = await BackupVerification.RunAsync(Archive, null, Token);
        Assert.Empty(found.Found.Findings);
        Assert.Equal(found.ExitCode, found.Files.Findings.Count == 0 ? 0 : 1);
        return (found.Files.Files, found.Files.Findings.Count);
    }

    private Task<Attaching> StartAsync() => Attaching.StartAsync(_folder.Path, _room, _time.GetUtcNow());
}
