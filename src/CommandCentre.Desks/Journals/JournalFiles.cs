namespace CommandCentre.Desks.Journals;

/// <summary>Where the journal's files lie in a data folder.</summary>
internal sealed record JournalFiles(string Folder)
{
    public string Database => Path.Combine(Folder, "journal.db");

    /// <summary>SQLite's write-ahead log: it exists while anybody has the database open, and after a crash.</summary>
    public string WriteAheadLog => Database + "-wal";

    /// <summary>A damaged write-ahead log, laid aside for whoever looks.</summary>
    public string KeptLog => WriteAheadLog + ".kept";

    public string Heads => Path.Combine(Folder, "heads.log");

    public string Keys => Path.Combine(Folder, "keys.db");

    /// <summary>Whether somebody has a database open, or was killed with it open.</summary>
    public bool IsOpen => File.Exists(WriteAheadLog) || File.Exists(Keys + "-wal");
}
