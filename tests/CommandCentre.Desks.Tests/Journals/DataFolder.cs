namespace CommandCentre.Desks.Tests.Journals;

/// <summary>A data folder of one test, gone with it.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _root;

    /// <param name="inMemory">Where there is such a place, on a disk that is none: for thousands of folders that no power cut will ask for.</param>
    public DataFolder(bool inMemory = false)
    {
        _root = inMemory && Directory.Exists(Memory)
            ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, "cc-journal-" + System.IO.Path.GetRandomFileName()))
            : Directory.CreateTempSubdirectory("cc-journal-");
        Path = Directory.CreateDirectory(System.IO.Path.Combine(_root.FullName, "data")).FullName;
    }

    /// <summary>The data folder; its sibling for the owners' keys lies in the same temporary folder.</summary>
    public string Path { get; }

    public string Database => File("journal.db");

    public string Log => File("journal.db-wal");

    public string Heads => File("heads.log");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The files as they lie on disk now, in a folder of their own: what a killed server leaves behind.</summary>
    /// <remarks>Copied by another process: closing a file here would take away the locks that SQLite holds on it in this one.</remarks>
    public DataFolder AsAfterKill()
    {
        var copy = new DataFolder();
        string[] files = [.. Directory.EnumerateFiles(Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))];
        using var process = System.Diagnostics.Process.Start("cp", [.. files, copy.Path]);
        process.WaitForExit();
        return process.ExitCode == 0 ? copy : throw new IOException($"cp ended with {process.ExitCode}.");
    }

    public void Dispose() => _root.Delete(recursive: true);
}
