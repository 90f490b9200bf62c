using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Writes an archive into FILE.partial; it becomes FILE only when it is whole and on disk. Left before that, nothing stays.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly string _file;
    private readonly FileStream _partial;
    private readonly List<ArchivedEntry> _entries = [];
    private bool _done;

    /// <exception cref="IOException">FILE is there already, or cannot be written, or another backup is writing it.</exception>
    public ArchiveWriter(string file)
    {
        _file = Path.GetFullPath(file);
        if (Path.Exists(_file))
        {
            throw new IOException($"{_file} is there already and stays as it is: choose another name.");
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // What a killed backup left behind is written over; one that is being written is held.
        _partial = new FileStream(_file + ".partial", options);
        _partial.SetLength(0);
    }

    public void Add(string name, ReadOnlyMemory<byte> content)
    {
        var entry = new ArchiveEntry(name, content);
        Write(entry);
        _entries.Add(entry.Listed);
    }

    /// <summary>Ends the archive with its manifest and puts it in its place, durably.</summary>
    /// <returns>SHA-256 of the manifest: it stands for every byte of the archive.</returns>
    public string Complete(Func<IReadOnlyList<ArchivedEntry>, BackupManifest> manifest)
    {
        var json = manifest(_entries).Write();
        var hash = Convert.ToHexStringLower(SHA256.HashData(json));
        Write(new ArchiveEntry(BackupManifest.EntryName, json));
        Write(new ArchiveEntry(BackupManifest.HashName, HashLine(hash)));
        _partial.Write(new byte[2 * TarBlock.Size]);
        _partial.Flush(flushToDisk: true);
        _partial.Dispose();
        File.Move(_partial.Name, _file, overwrite: false);
        _done = true;
        DurableFiles.SyncFolder(Path.GetDirectoryName(_file)!);
        return hash;
    }

    public void Dispose()
    {
        try
        {
            _partial.Dispose();
        }
        finally
        {
            if (!_done)
            {
                File.Delete(_partial.Name);
            }
        }
    }

    /// <summary>As sha256sum writes and checks it.</summary>
    internal static byte[] HashLine(string hash) => Encoding.ASCII.GetBytes($"{hash}  {BackupManifest.EntryName}\n");

    private void Write(ArchiveEntry entry)
    {
        _partial.Write(TarBlock.Of(entry.Name, entry.Content.Length));
        _partial.Write(entry.Content.Span);
        _partial.Write(new byte[TarBlock.Padding(entry.Content.Length)]);
    }
}
