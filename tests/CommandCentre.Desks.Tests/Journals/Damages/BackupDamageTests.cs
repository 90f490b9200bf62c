using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>Random damages to backups: every byte of one counts, so any that is not as it was written is found, and nothing is restored from it.</summary>
public sealed class BackupDamageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Intact.Backup, 150)]
    [InlineData(Intact.KeyBackup, 50)]
    public async Task Backup_Damaged_IsFoundAndNothingIsRestoredFromIt(string file, int cases)
    {
        await DamageRun.ForEachAsync(file, killed: false, cases, async (damage, folder, intact) =>
        {
            var same = File.Exists(folder.File(file)) && File.ReadAllBytes(folder.File(file)).AsSpan().SequenceEqual(intact.Files[file]);
            var found = (await BackupVerification.RunAsync(folder.File(file), null, Cancel)).Found;
            var said = string.Join("; ", found.Findings);
            Assert.True(found.ExitCode == (same ? 0 : 1), $"{damage}: {(same ? "nothing changed" : "not a word of it")}: {said}");
            Assert.All(found.Journals, journal => Assert.True(journal.Head.Number == 0 || intact.Lines[journal.Journal][(int)journal.Head.Number - 1].Head == journal.Head, $"{damage}: {journal} was never recorded"));
            var refusal = await RestoredAsync(folder, file);
            Assert.True(same == refusal is null, $"{damage}: restored {(refusal is null ? "all the same" : "not: " + refusal)}");
            return same ? "nothing changed" : "named, not restored";
        });
    }

    /// <summary>Restores into an empty folder.</summary>
    /// <returns>Why not; then nothing was written.</returns>
    private static async Task<string?> RestoredAsync(DataFolder folder, string file)
    {
        var empty = folder.File("../restored");
        var keys = file == Intact.KeyBackup ? folder.File(file) : null;
        try
        {
            await Restore.RunAsync(empty, folder.File(Intact.Backup), keys, [], null, Cancel);
            return null;
        }
        catch (Exception told) when (told is BackupDamaged or IOException)
        {
            Assert.False(Directory.Exists(empty), "nothing is written of a damaged backup");
            return told.Message;
        }
    }
}
