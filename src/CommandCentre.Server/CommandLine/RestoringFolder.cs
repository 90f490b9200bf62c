using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Server.CommandLine;

/// <summary>An empty data folder that a restore fills: held from the beginning, marked as unfinished, and emptied again unless the restore is completed.</summary>
/// <remarks>A restore that was killed leaves the mark: such a folder is neither served nor restored into.</remarks>
internal sealed class RestoringFolder : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _marker;
    private readonly bool _made;
    private bool _complete;

    private RestoringFolder(string folder, FileStream marker, bool made) => (_folder, _marker, _made) = (folder, marker, made);

    /// <exception cref="WorldFailure">The folder holds something, or cannot be written.</exception>
    internal static RestoringFolder Begin(string folder)
    {
        var made = !Directory.Exists(folder);
        if (!made && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault() is { } first)
        {
            throw new WorldFailure(DataFolder.IsRestoring(folder)
                ? $"The data folder {folder} holds a restore that did not end. Empty it and restore again."
                : $"The data folder {folder} is not empty, it holds {Path.GetFileName(first)}: a restore needs an empty folder. Choose another with --data.");
        }

        var marker = DataFolder.MarkRestoring(folder);
        return new RestoringFolder(folder, marker, made);
    }

    /// <summary>Writes the other files of the backup, and last the mark of a folder that may be served.</summary>
    /// <exception cref="WorldFailure">The backup does not say what it was begun for.</exception>
    internal void Complete(IReadOnlyList<ArchiveEntry> files)
    {
        foreach (var file in files.Where(file => DataFolder.Identity.Contains(file.Name)))
        {
            DurableFiles.Replace(Path.Combine(_folder, file.Name), file.Content.Span);
        }

        var mode = files.Where(file => file.Name == DataFolder.MarkerName).Select(file => Encoding.UTF8.GetString(file.Content.Span).Trim()).SingleOrDefault();
        if (!Enum.TryParse<CentreMode>(mode, out _))
        {
            throw new WorldFailure($"The backup does not say whether it was begun for an exercise or for real, but '{mode}'.");
        }

        DataFolder.Mark(_marker, mode!);
        _complete = true;
    }

    public void Dispose()
    {
        _marker.Dispose();
        if (_complete)
        {
            return;
        }

        if (_made)
        {
            Directory.Delete(_folder, recursive: true);
            return;
        }

        foreach (var inside in new DirectoryInfo(_folder).EnumerateFileSystemInfos())
        {
            if (inside is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                inside.Delete();
            }
        }
    }
}
