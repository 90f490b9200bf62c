namespace CommandCentre.Desks.Journals.Backups;

/// <summary>An archive is not what was written: the first entry or line that is not, by name.</summary>
#pragma warning disable CA1710 // The design names it so: it says what is the case.
public sealed class BackupDamaged : IOException
#pragma warning restore CA1710
{
    private BackupDamaged(JournalFinding finding)
        : base(finding.ToString()) => Finding = finding;

    /// <summary>What is not as it was written.</summary>
    public JournalFinding Finding { get; }

    /// <summary>An entry that is not as it was written.</summary>
    internal static BackupDamaged In(string entry, string reason) => new(new JournalFinding(entry, JournalFindingKind.Unreadable, 0, 0, reason));

    /// <summary>A line that is not as it was written.</summary>
    internal static BackupDamaged At(string journal, long line, JournalFindingKind kind, string reason) => new(new JournalFinding(journal, kind, line, line, reason));

    /// <summary>Lines that were written and are not there.</summary>
    internal static BackupDamaged Lost(string journal, long first, long last, string reason) => new(new JournalFinding(journal, JournalFindingKind.Lost, first, last, reason));
}
