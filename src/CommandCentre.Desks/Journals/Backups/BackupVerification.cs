using System.Globalization;
using CommandCentre.Desks.Journals.Attached;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Checks an archive: every entry against its SHA-256, every line against its chain, every journal against the head it had.</summary>
/// <param name="Manifest">What it holds; absent when it is not as it was written.</param>
/// <param name="Found">As for a data folder: its journals and heads, or the first entry or line that is not as it was written.</param>
public sealed record BackupVerification(BackupManifest? Manifest, JournalVerification Found)
{
    /// <summary>The files of records in it; what was missing or damaged when it was taken is a finding.</summary>
    public FileVerification Files { get; init; } = new(0, []);

    /// <summary>0 when all is well, else 1.</summary>
    public int ExitCode => Found.ExitCode | (Files.Findings.Count == 0 ? 0 : 1);

    /// <summary>Reads the archive and writes nothing. Damage is a finding, never an exception.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="progress">Told after each entry, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<BackupVerification> RunAsync(string file, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var pass = new BackupPass(file, cancellationToken) { Read = (done, of) => progress?.Report(new BackupProgress(done, of)) };
            try
            {
                var manifest = pass.Run();
                return new BackupVerification(manifest, new JournalVerification(Journals(pass), [])) { Files = pass.Files };
            }
            catch (BackupDamaged damaged)
            {
                return new BackupVerification(null, new JournalVerification(Journals(pass), [damaged.Finding]));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return new BackupVerification(null, new JournalVerification([], [new JournalFinding(file, JournalFindingKind.Unreadable, 0, 0, failure.Message)]));
            }
        },
        cancellationToken);

    /// <summary>As <see cref="JournalVerification.Print"/>; of an archive of keys <c>verified N record keys</c>.</summary>
    public void Print(TextWriter writer)
    {
        if (Manifest is { Holds: BackupKind.Keys } keys)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verified {keys.Keys} record keys"));
        }
        else
        {
            Found.Print(writer);
            Files.Print(writer);
        }
    }

    private static VerifiedJournal[] Journals(BackupPass pass) => [.. pass.Heads.Select(journal => new VerifiedJournal(journal.Key, journal.Value))];
}
