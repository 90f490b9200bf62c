using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Desks.Journals;

/// <summary>A journal and how far it is whole.</summary>
/// <param name="Journal">The journal's name.</param>
/// <param name="Head">The last line that follows from all before it.</param>
public sealed record VerifiedJournal(string Journal, JournalHead Head);

/// <summary>
/// Checks every line of every journal of a data folder: numbers without gaps, the chain of hashes, and every head that <c>heads.log</c> has witnessed.
/// </summary>
/// <param name="Journals">All journals that have a line or should have one, in ordinal order.</param>
/// <param name="Findings">What is not as it was recorded; empty when all is well.</param>
public sealed record JournalVerification(IReadOnlyList<VerifiedJournal> Journals, IReadOnlyList<JournalFinding> Findings)
{
    /// <summary>How many lines are whole.</summary>
    public long Lines => Journals.Sum(journal => journal.Head.Number);

    /// <summary>0 when all is well, else 1.</summary>
    public int ExitCode => Findings.Count == 0 ? 0 : 1;

    /// <summary>
    /// One hash for all: of one journal its head; of several SHA-256 over their text lines <c>name number hash</c>, each ended by a line feed,
    /// in ordinal order; of none 32 zero bytes.
    /// </summary>
    public JournalHash Head => Journals switch
    {
        [] => default,
        [var only] => only.Head.Hash,
        _ => new JournalHash(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Journals.Select(journal => HeadsLog.Format(journal.Journal, journal.Head)))))),
    };

    /// <summary>Reads the folder, which a running server may have open, and changes no line of it. Damage is a finding, never an exception.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<JournalVerification> RunAsync(string dataFolder, CancellationToken cancellationToken = default) =>
        Task.Run(() => Run(new JournalFiles(Path.GetFullPath(dataFolder)), cancellationToken), cancellationToken);

    /// <summary>Prints <c>verified N lines of M journals, head HASH</c>, or one text line for each finding.</summary>
    public void Print(TextWriter writer)
    {
        if (Findings.Count == 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verified {Lines} lines of {Journals.Count} journals, head {Head}"));
        }

        foreach (var finding in Findings)
        {
            writer.WriteLine(finding);
        }
    }

    private static JournalVerification Run(JournalFiles files, CancellationToken cancellationToken)
    {
        var logged = File.Exists(files.WriteAheadLog);
        var found = RunOnce(files, cancellationToken);

        // Read as a file nobody has open, and a server opened it meanwhile: what was read may be half of this and half of that.
        return found.ExitCode != 0 && !logged && File.Exists(files.WriteAheadLog) ? RunOnce(files, cancellationToken) : found;
    }

    private static JournalVerification RunOnce(JournalFiles files, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(files.Folder))
        {
            return Failed(new JournalFinding(files.Folder, JournalFindingKind.Unreadable, 0, 0, "there is no such data folder"));
        }

        try
        {
            // The witness first: it never runs ahead of the database, so whatever it names must be in the snapshot read after it.
            var witness = HeadsLogReading.Of(files.Heads);
            return new FileInfo(files.Database) is { Exists: true, Length: > 0 }
                ? Scanned(files, witness, cancellationToken)
                : Missing(files, witness);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Failed(new JournalFinding(files.Folder, JournalFindingKind.Unreadable, 0, 0, failure.Message));
        }
    }

    private static JournalVerification Scanned(JournalFiles files, HeadsLogReading witness, CancellationToken cancellationToken)
    {
        var scan = new JournalScan(files, witness, cancellationToken);
        scan.Run();
        VerifiedJournal[] journals = [.. scan.Heads.Select(pair => new VerifiedJournal(pair.Journal, pair.Head))];
        return new JournalVerification(journals, [.. scan.Findings, .. OfWitness(witness, journals), .. Unwitnessed(files, witness, journals, cancellationToken)]);
    }

    private static JournalVerification Missing(JournalFiles files, HeadsLogReading witness)
    {
        var what = File.Exists(files.Database) ? "empty" : "missing";
        var lost = witness.Newest
            .Select(newest => new JournalFinding(newest.Journal, JournalFindingKind.Lost, 1, newest.Head.Number, $"lost, journal.db is {what} and heads.log names line {newest.Head.Number}"))
            .Concat(OfWitness(witness, []))
            .ToList();
        var traces = new[] { files.Database, files.WriteAheadLog, files.Heads, files.Keys }.Where(File.Exists).Select(Path.GetFileName).ToList();
        if (lost.Count == 0 && traces.Count > 0)
        {
            lost.Add(new JournalFinding("journal.db", JournalFindingKind.Unreadable, 0, 0, $"{what}, although there is {string.Join(", ", traces)}"));
        }

        return new JournalVerification([], lost);
    }

    private static IEnumerable<JournalFinding> Unwitnessed(JournalFiles files, HeadsLogReading witness, VerifiedJournal[] journals, CancellationToken cancellationToken)
    {
        VerifiedJournal[] unnamed = [.. journals.Where(journal => witness.Exists && journal.Head.Number > 0 && !witness.Heads.ContainsKey(journal.Journal))];

        // A running server may have begun it since the witness was read, or be just about to name it.
        for (var look = 0; look < 10 && unnamed.Length > 0 && !cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20)); look++)
        {
            var now = HeadsLogReading.Of(files.Heads);
            unnamed = [.. unnamed.Where(journal => !now.Heads.ContainsKey(journal.Journal))];
        }

        return unnamed.Select(journal =>
            new JournalFinding("heads.log", JournalFindingKind.Witness, 0, 0, $"names no line of {journal.Journal}: lines lost at its end would not be seen"));
    }

    private static IEnumerable<JournalFinding> OfWitness(HeadsLogReading witness, VerifiedJournal[] journals)
    {
        if (!witness.Exists && journals.Length > 0)
        {
            yield return new JournalFinding("heads.log", JournalFindingKind.Witness, 0, 0, "missing: lines lost at the end of a journal would not be seen");
        }

        foreach (var line in witness.Unreadable)
        {
            yield return new JournalFinding("heads.log", JournalFindingKind.Witness, line, line, "unreadable");
        }
    }

    private static JournalVerification Failed(JournalFinding finding) => new([], [finding]);
}
