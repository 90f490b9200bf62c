using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>How far a long work has come.</summary>
/// <param name="Done">Lines or bytes done.</param>
/// <param name="Of">Lines or bytes in all.</param>
public sealed record BackupProgress(long Done, long Of);

/// <summary>An archive that was written.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Manifest">What it holds.</param>
/// <param name="Hash">SHA-256 of its manifest, which stands for every byte: kept elsewhere, it shows that the archive is this one.</param>
/// <param name="Faults">Files of records that are missing or damaged, at the lines that name them: everything else is in the archive, and they as they are.</param>
public sealed record BackupTaken(string File, BackupManifest Manifest, string Hash, IReadOnlyList<JournalFinding> Faults);

/// <summary>Takes backups of a data folder, beside a running server or without one, and never changes or holds up anything in it.</summary>
/// <remarks>
/// The journals are read as lines, a page at a time, up to the heads they had at one moment (docs/decisions/0005): a line once written never changes,
/// so this is one consistent picture without a long transaction. Chain and <c>heads.log</c> are checked on the way: damage is not backed up as if it were whole.
/// </remarks>
public static class Backup
{
    /// <summary>Journals, names of records, the sealed files that lines name, erased records, and what else is handed over; no key.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="file">The archive to write; it must not be there.</param>
    /// <param name="beside">Other files of the folder to keep, by their path in it.</param>
    /// <param name="now">Wall time.</param>
    /// <param name="progress">Told after each part.</param>
    /// <param name="cancellationToken">Ends the work; nothing stays of it.</param>
    /// <exception cref="JournalDamaged">A journal does not hold what was recorded in it; nothing was kept.</exception>
    /// <exception cref="IOException">The archive is there already or cannot be written, or the folder cannot be read.</exception>
    public static Task<BackupTaken> TakeAsync(
        string dataFolder, string file, IReadOnlyList<ArchiveEntry> beside, DateTimeOffset now, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(dataFolder, file, (files, archive) => new JournalBackup(files, archive, cancellationToken, progress).Run(beside, now), cancellationToken);

    /// <summary>The wrapped keys of all records, the fingerprints of their owners' keys and the erased records; no journal.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<BackupTaken> TakeKeysAsync(string dataFolder, string file, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        RunAsync(dataFolder, file, (files, archive) => Keys(files, archive, now, cancellationToken), cancellationToken);

    /// <summary>A small file of a data folder, as it is now, to be kept beside the journals; also while a running server holds it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="name">Its path in the folder.</param>
    /// <returns>Absent when there is no such file.</returns>
    public static ArchiveEntry? Beside(string dataFolder, string name)
    {
        var file = Path.Combine(dataFolder, name);
        return File.Exists(file) ? new ArchiveEntry(name, DurableFiles.ReadHeld(file)) : null;
    }

    private static Task<BackupTaken> RunAsync(string dataFolder, string file, Func<JournalFiles, ArchiveWriter, BackupTaken> take, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var files = new JournalFiles(Path.GetFullPath(dataFolder));
            var open = files.IsOpen;
            try
            {
                return Take(files, file, take);
            }
            catch (Exception failure) when (failure is JournalDamaged or SqliteException or JournalUnavailable && !open && files.IsOpen)
            {
                // Read as files nobody has open, and a server opened them meanwhile: what was read may be half of this and half of that.
                return Take(files, file, take);
            }
        },
        cancellationToken);

    private static BackupTaken Take(JournalFiles files, string file, Func<JournalFiles, ArchiveWriter, BackupTaken> take)
    {
        using var archive = new ArchiveWriter(file);
        try
        {
            return take(files, archive) with { File = Path.GetFullPath(file) };
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, files.Folder, 1);
        }
    }

    private static BackupTaken Keys(JournalFiles files, ArchiveWriter archive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(files.Keys))
        {
            throw new JournalUnavailable($"There are no record keys at {files.Keys}.");
        }

        using var listing = new KeyListing(files);
        RecordLists.Add(archive, RecordLists.Owners, listing.Owners(), cancellationToken);
        var keys = RecordLists.Add(archive, RecordLists.Keys, listing.Keys(), cancellationToken);
        var erased = RecordLists.Add(archive, RecordLists.Erased, listing.Erased(), cancellationToken);
        BackupManifest? manifest = null;
        var hash = archive.Complete(entries => manifest = new BackupManifest(BackupManifest.Known, BackupKind.Keys, now, 0, keys, erased, [], [.. entries]));
        return new BackupTaken(string.Empty, manifest!, hash, []);
    }
}
