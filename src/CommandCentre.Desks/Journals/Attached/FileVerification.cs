using System.Globalization;
using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Desks.Journals.Attached;

/// <summary>Checks that every file that a line of a data folder names is there and unbroken; no key is needed.</summary>
/// <param name="Files">How many files are there.</param>
/// <param name="Findings">Files that are missing or damaged, each at the line that names it; empty when all is well.</param>
public sealed record FileVerification(long Files, IReadOnlyList<JournalFinding> Findings)
{
    /// <summary>Reads the folder, which a running server may have open, and changes nothing. Lines that cannot be read are left to <see cref="JournalVerification"/>.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<FileVerification> RunAsync(string dataFolder, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var files = new JournalFiles(Path.GetFullPath(dataFolder));
            var check = new AttachedCheck();
            try
            {
                ReadLines(files, check, cancellationToken);
                foreach (var (path, bytes) in AttachedBytes.In(files.Folder, check.Named))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    check.See(path, bytes);
                }

                // Last: a file that was erased meanwhile is missed by nobody.
                ReadErased(files, check);
                return new FileVerification(check.Found, check.Findings());
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return new FileVerification(check.Found, [new JournalFinding(AttachedFile.Folder, JournalFindingKind.Unreadable, 0, 0, failure.Message)]);
            }
        },
        cancellationToken);

    /// <summary>Prints <c>verified N files of records</c> where there are any, or one text line for each finding.</summary>
    public void Print(TextWriter writer)
    {
        if (Findings.Count == 0 && Files > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verified {Files} files of records"));
        }

        foreach (var finding in Findings)
        {
            writer.WriteLine(finding);
        }
    }

    private static void ReadLines(JournalFiles files, AttachedCheck check, CancellationToken cancellationToken)
    {
        if (!File.Exists(files.Database))
        {
            return;
        }

        using var reader = JournalReader.Open(files.Folder);
        foreach (var (journal, head) in reader.Heads())
        {
            foreach (var line in reader.Lines(journal, 0).TakeWhile(line => line.Number <= head.Number))
            {
                cancellationToken.ThrowIfCancellationRequested();
                check.See(journal, line);
            }
        }
    }

    private static void ReadErased(JournalFiles files, AttachedCheck check)
    {
        using var listing = new KeyListing(files);
        foreach (var record in listing.Erased())
        {
            check.SeeErased(Guid.ParseExact(record, "D"));
        }
    }
}
