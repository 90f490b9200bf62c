using CommandCentre.Desks.Journals.Attached;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>What came of a restore.</summary>
/// <param name="Manifest">What the archive of journals held; absent when keys alone were restored.</param>
/// <param name="Lines">Lines in the folder now.</param>
/// <param name="Keys">Records whose key was restored.</param>
/// <param name="Erased">Records that stay erased, whatever the archives hold.</param>
/// <param name="NotRestored">Records whose key is in neither archive: their sealed fields stay closed until it is restored.</param>
/// <param name="Files">Other files the archive held, by their path in a data folder; the caller writes those it knows.</param>
public sealed record Restored(BackupManifest? Manifest, long Lines, long Keys, long Erased, long NotRestored, IReadOnlyList<ArchiveEntry> Files)
{
    /// <summary>The files of records that were restored; what the archive lacks of them, or has damaged, is a finding.</summary>
    public FileVerification Attached { get; init; } = new(0, []);
}

/// <summary>Brings archives back into a data folder that nobody serves; the caller sees to that.</summary>
public static class Restore
{
    /// <summary>Brings journals and the files of their records back, with the records' keys where an archive of them is given. Everything is verified before a byte is written, and again afterwards.</summary>
    /// <param name="dataFolder">A folder without any file of a journal.</param>
    /// <param name="file">The archive of journals.</param>
    /// <param name="keys">The archive of keys, if there is one.</param>
    /// <param name="erasedBy">Further archives of either kind, whose lists of erased records hold too: a later one keeps erased what was erased since.</param>
    /// <param name="progress">Lines written, and lines in all.</param>
    /// <param name="cancellationToken">Ends the work; the caller removes what was written.</param>
    /// <exception cref="BackupDamaged">An archive is not what was written; nothing was written here.</exception>
    /// <exception cref="JournalDamaged">What was written does not read back.</exception>
    public static Task<Restored> RunAsync(
        string dataFolder, string file, string? keys, IReadOnlyList<string> erasedBy, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => Task.Run(
        async () =>
        {
            var files = new JournalFiles(Path.GetFullPath(dataFolder));
            var manifest = Verified(file, BackupKind.Journals, cancellationToken);
            foreach (var other in erasedBy.Concat(keys is null ? [] : [keys]))
            {
                Verified(other, other == keys ? BackupKind.Keys : null, cancellationToken);
            }

            Directory.CreateDirectory(files.Folder);
            var kept = new List<ArchiveEntry>();
            var counts = RestoreKeys(files, file, keys, erasedBy, cancellationToken);
            await JournalsAsync(files, file, manifest, kept, progress, cancellationToken);
            await RequireAsync(files, manifest, cancellationToken);
            var attached = await FileVerification.RunAsync(files.Folder, cancellationToken);
            return new Restored(manifest, manifest.Lines, counts.Keys, counts.Erased, counts.NotRestored, kept) { Attached = attached };
        },
        cancellationToken);

    /// <summary>Brings keys back into a folder that was restored without them.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="keys">The archive of keys.</param>
    /// <param name="erasedBy">As for <see cref="RunAsync"/>.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    /// <exception cref="BackupDamaged">An archive is not what was written.</exception>
    /// <exception cref="IOException">The folder has no keys, or has another key of an owner.</exception>
    public static Task<Restored> KeysAsync(string dataFolder, string keys, IReadOnlyList<string> erasedBy, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var files = new JournalFiles(Path.GetFullPath(dataFolder));
            if (!File.Exists(files.Keys) || !File.Exists(files.Database))
            {
                throw new JournalUnavailable($"{files.Folder} is no data folder that was restored: keys alone restore nothing.");
            }

            Verified(keys, BackupKind.Keys, cancellationToken);
            foreach (var other in erasedBy)
            {
                Verified(other, null, cancellationToken);
            }

            var counts = RestoreKeys(files, null, keys, erasedBy, cancellationToken);
            return new Restored(null, 0, counts.Keys, counts.Erased, counts.NotRestored, []);
        },
        cancellationToken);

    private static BackupManifest Verified(string file, BackupKind? kind, CancellationToken cancellationToken)
    {
        var manifest = new BackupPass(file, cancellationToken).Run();
        return kind is null || manifest.Holds == kind
            ? manifest
            : throw new IOException($"{file} holds {Word(manifest.Holds)}, not {Word(kind.Value)}.");
    }

    private static string Word(BackupKind kind) => kind is BackupKind.Journals ? "journals" : "keys";

    private static (long Keys, long Erased, long NotRestored) RestoreKeys(
        JournalFiles files, string? journals, string? keys, IReadOnlyList<string> erasedBy, CancellationToken cancellationToken)
    {
        try
        {
            using var filling = new KeyFilling(files);
            foreach (var archive in new[] { journals, keys }.Concat(erasedBy).OfType<string>())
            {
                new BackupPass(archive, cancellationToken) { Other = entry => filling.Erase(entry) }.Run();
            }

            foreach (var archive in new[] { journals, keys }.OfType<string>())
            {
                new BackupPass(archive, cancellationToken) { Other = entry => filling.Fill(entry) }.Run();
            }

            return filling.Commit();
        }
        catch (SqliteException failure)
        {
            throw KeyStore.Failure(failure);
        }
    }

    private static async Task JournalsAsync(
        JournalFiles files, string file, BackupManifest manifest, List<ArchiveEntry> kept, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        await using var journal = SqliteJournal.Open(files.Folder);
        long done = 0;
        var pass = new BackupPass(file, cancellationToken)
        {
            Lines = (name, before, lines) =>
            {
                // The desks' own way of writing: durable, chained again, witnessed.
                if (!journal.AppendAsync(name, before, [.. lines.Select(line => line.Bytes)], cancellationToken).AsTask().GetAwaiter().GetResult().Recorded)
                {
                    throw new JournalDamaged(name, before.Number + 1, "the folder holds other lines already");
                }

                done += lines.Count;
                progress?.Report(new BackupProgress(done, manifest.Lines));
            },
            File = (path, bytes) => AttachedBytes.Write(files.Folder, path, bytes.Span),
            Other = entry =>
            {
                if (entry.Name.StartsWith(JournalBackup.KeptPrefix, StringComparison.Ordinal))
                {
                    kept.Add(entry with { Name = entry.Name[JournalBackup.KeptPrefix.Length..] });
                }
            },
        };
        pass.Run();
        AttachedBytes.SyncFolders(files.Folder);
    }

    private static async Task RequireAsync(JournalFiles files, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var found = await JournalVerification.RunAsync(files.Folder, cancellationToken);
        if (found.Findings is [var finding, ..])
        {
            throw new JournalDamaged(finding.Subject, finding.First, $"restored and not readable as written: {finding.Reason}");
        }

        var heads = found.Journals.Select(journal => new ArchivedJournal(journal.Journal, journal.Head.Number, journal.Head.Hash.ToString()));
        if (!heads.SequenceEqual(manifest.Journals))
        {
            throw new JournalDamaged("journal.db", 1, "restored and not equal to the archive");
        }
    }
}
