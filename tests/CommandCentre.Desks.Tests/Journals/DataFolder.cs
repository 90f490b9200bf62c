namespace CommandCentre.Desks.Tests.Journals;

/// <summary>A data folder of one test, gone with it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("cc-journal-");

    public DataFolder() => Path = Directory.CreateDirectory(System.IO.Path.Combine(_root.FullName, "data")).FullName;

    /// <summary>The data folder; its sibling for the owners' keys lies in the same temporary folder.</summary>
    public string Path { get; }

    public string Database => File("journal.db");

    public string Log => File("journal.db-wal");

    public string Heads => File("heads.log");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The files as they lie on disk now, in a folder of their own: what a killed server leaves behind.</summary>
    public DataFolder AsAfterKill()
    {
        var copy = new DataFolder();
        foreach (var file in Directory.EnumerateFiles(Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            System.IO.File.Copy(file, copy.File(System.IO.Path.GetFileName(file)), overwrite: true);
        }

        return copy;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
