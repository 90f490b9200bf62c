using System.Text;
using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Server.CommandLine;

/// <summary>A file that is read from its beginning to its end, telling how far it has come; any byte order mark is passed over.</summary>
internal sealed class MatchInput : IDisposable
{
    private readonly FileStream _file;
    private readonly IProgress<BackupProgress> _progress;
    private readonly CancellationToken _stop;
    private int _rows;

    private MatchInput(string path, FileStream file, IProgress<BackupProgress> progress, CancellationToken stop)
    {
        (Path, _file, _progress, _stop) = (path, file, progress, stop);
        Text = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    /// <summary>The file as it was named.</summary>
    internal string Path { get; }

    internal StreamReader Text { get; }

    /// <summary>Opens a file, or says in one line why there is nothing to read.</summary>
    /// <exception cref="WorldFailure">It is missing, a folder, empty, or may not be read.</exception>
    internal static MatchInput Open(string path, TextWriter error, CancellationToken stop)
    {
        if (Directory.Exists(path))
        {
            throw new WorldFailure($"{path} is a folder. Allowed: a file.");
        }

        if (!File.Exists(path))
        {
            throw new WorldFailure($"There is no file {path}.");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (file.CanSeek && file.Length == 0)
        {
            file.Dispose();
            throw new WorldFailure($"{path} is empty.");
        }

        return new(path, file, new ProgressLines(error, "read", $"bytes of {System.IO.Path.GetFileName(path)}"), stop);
    }

    /// <summary>Called at every row: stops where it was asked to, and tells how far it has come now and then.</summary>
    internal void Row()
    {
        if ((++_rows & 255) == 0)
        {
            _stop.ThrowIfCancellationRequested();
            if (_file.CanSeek)
            {
                _progress.Report(new(_file.Position, _file.Length));
            }
        }
    }

    public void Dispose()
    {
        Text.Dispose();
        _file.Dispose();
    }
}
