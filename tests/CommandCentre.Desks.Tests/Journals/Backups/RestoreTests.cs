using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals.Backups;

public sealed class RestoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restore_WithKeys_GivesTheSameLinesAndOpensThem()
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        await recorded.BackUpKeysAsync();
        var restored = await recorded.RestoreAsync("keys.tar");
        Assert.Equal((4, 1, 1, 0), (restored.Lines, restored.Keys, restored.Erased, restored.NotRestored));
        Assert.Equal("mode", Assert.Single(restored.Files).Name);
        var (before, after) = (await JournalVerification.RunAsync(recorded.Folder.Path, Cancel), await JournalVerification.RunAsync(recorded.Target(), Cancel));
        Assert.Equal(before.Journals, after.Journals);
        await using var journal = SqliteJournal.Open(recorded.Target());
        Assert.Equal(["one", "two", "three"], await journal.TextsAsync(Operation));
        using var keys = recorded.RestoredKeys();
        Assert.Equal(SealOpening.Opened, keys.TryOpen(Recorded.Kept, recorded.Sealed, [], out var plain));
        Assert.Equal("Ola Nordmann", Encoding.UTF8.GetString(plain));
        Assert.Equal(SealOpening.Erased, keys.TryOpen(Recorded.Gone, recorded.Sealed, [], out _));
    }

    [Fact]
    public async Task Restore_WithoutKeys_TellsErasedFromNotRestoredAndMakesNoNewKey()
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        var restored = await recorded.RestoreAsync();
        Assert.Equal((0, 1, 1), (restored.Keys, restored.Erased, restored.NotRestored));
        using var keys = recorded.RestoredKeys();
        Assert.Equal(SealOpening.NotRestored, keys.TryOpen(Recorded.Kept, recorded.Sealed, [], out _));
        Assert.Equal(SealOpening.Erased, keys.TryOpen(Recorded.Gone, recorded.Sealed, [], out _));
        Assert.Equal(SealOpening.NoKey, keys.TryOpen(Recorded.Later, recorded.Sealed, [], out _));
        await Assert.ThrowsAsync<RecordNotRestored>(async () => await keys.EnsureAsync([(Recorded.Kept, "DE")], Cancel));
        Assert.Throws<RecordNotRestored>(() => keys.Seal(Recorded.Kept, "more"u8, []));
        await keys.EnsureAsync([(Recorded.Later, "FR")], Cancel);
        Assert.Equal(1, keys.CountNotRestored());
    }

    [Fact]
    public async Task RestoreKeys_Afterwards_OpensWhatWasClosed()
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        await recorded.BackUpKeysAsync();
        await recorded.RestoreAsync();
        var restored = await Restore.KeysAsync(recorded.Target(), recorded.File("keys.tar"), [], Cancel);
        Assert.Equal((1, 0), (restored.Keys, restored.NotRestored));
        using var keys = recorded.RestoredKeys();
        Assert.Equal(SealOpening.Opened, keys.TryOpen(Recorded.Kept, recorded.Sealed, [], out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restore_OfAKeyErasedSince_StaysErased(bool byALaterKeyArchive)
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpKeysAsync("old-keys.tar");
        if (byALaterKeyArchive)
        {
            await recorded.BackUpAsync();
        }

        await recorded.Keys.EraseAsync(Recorded.Kept, Cancel);
        if (!byALaterKeyArchive)
        {
            await recorded.BackUpAsync(); // It names the record as erased itself.
        }

        await recorded.BackUpKeysAsync("later-keys.tar");
        var restored = await recorded.RestoreAsync("old-keys.tar", byALaterKeyArchive ? ["later-keys.tar"] : []);
        Assert.Equal((0, 2, 0), (restored.Keys, restored.Erased, restored.NotRestored));
        using var keys = recorded.RestoredKeys();
        Assert.Equal(SealOpening.Erased, keys.TryOpen(Recorded.Kept, recorded.Sealed, [], out _));
    }

    [Fact]
    public async Task Restore_OfAKeylessFoldersBackup_StillKnowsWhatWasNotRestored()
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        await recorded.RestoreAsync();
        await Backup.TakeAsync(recorded.Target(), recorded.File("second.tar"), [], Recorded.Now, null, Cancel);
        var again = await Restore.RunAsync(recorded.Target("again"), recorded.File("second.tar"), null, [], null, Cancel);
        Assert.Equal((1, 1), (again.Erased, again.NotRestored));
    }

    [Fact]
    public async Task RestoreKeys_WhereTheOwnerHasAnotherKeyNow_IsRefused()
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        await recorded.BackUpKeysAsync();
        await recorded.RestoreAsync();
        using (var keys = RecordKeys.Open(recorded.Target()))
        {
            await keys.EnsureAsync([(Recorded.Later, "DE")], Cancel); // Under a new key of DE: the old owners' file is not there.
        }

        var refused = await Assert.ThrowsAsync<IOException>(() => Restore.KeysAsync(recorded.Target(), recorded.File("keys.tar"), [], Cancel));
        Assert.Contains("another key of DE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_WritesNothing()
    {
        await using var recorded = await Recorded.MakeAsync();
        var taken = await recorded.BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(taken.File, Cancel);
        bytes[bytes.AsSpan().IndexOf("three"u8)] ^= 1;
        await File.WriteAllBytesAsync(taken.File, bytes, Cancel);
        var damaged = await Assert.ThrowsAsync<BackupDamaged>(() => recorded.RestoreAsync());
        Assert.Contains("line 3", damaged.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(recorded.Target()));
    }

    [Theory]
    [InlineData("backup.tar", "backup.tar", "holds journals, not keys")]
    [InlineData("keys.tar", null, "holds keys, not journals")]
    public async Task Restore_OfTheOtherKind_IsRefused(string from, string? keys, string said)
    {
        await using var recorded = await Recorded.MakeAsync();
        await recorded.BackUpAsync();
        await recorded.BackUpKeysAsync();
        var refused = await Assert.ThrowsAsync<IOException>(() =>
            Restore.RunAsync(recorded.Target(), recorded.File(from), keys is null ? null : recorded.File(keys), [], null, Cancel));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(recorded.Target()));
    }
}
