using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Attached;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Files;

/// <summary>The bytes of files, sealed beside the journal in <c>files/OPERATION</c>: each under the key of the record that its line made. No name in it comes from a sender.</summary>
internal sealed class FileStore(string dataFolder, RecordKeys keys)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(dataFolder), AttachedFile.Folder);

    /// <summary>Keeps a file durably; one that is there already stays as it is.</summary>
    /// <returns>Whether this very content is kept now: never put in place of another.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="RecordErased">The record was erased.</exception>
    internal async ValueTask<bool> KeepAsync(OperationKey operation, Guid record, CountryCode owner, FileContent content)
    {
        await keys.EnsureAsync([(record, owner.Value)]).ConfigureAwait(false);
        if (Open(new FilePlace(operation, record, FilePart.Whole)) is { } there)
        {
            using (there)
            {
                return there.Sha256 == content.Kept.Sha256;
            }
        }

        return await Task.Run(() =>
        {
            MakeFolder(operation);
            if (content.Preview is { } preview)
            {
                Write(new FilePlace(operation, record, FilePart.Preview), preview.Span);
            }

            Write(new FilePlace(operation, record, FilePart.Whole), content.Bytes.Span);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Opens a file; absent where it is not there, or its key is not.</summary>
    /// <exception cref="FileDamaged">It is not as it was kept.</exception>
    internal FileReading? Open(FilePlace place) => SealedFile.Open(PathOf(place), place, keys);

    /// <summary>Takes a file away; nothing where it is not there.</summary>
    internal void Drop(OperationKey operation, Guid record)
    {
        File.Delete(PathOf(new FilePlace(operation, record, FilePart.Whole)));
        File.Delete(PathOf(new FilePlace(operation, record, FilePart.Preview)));
    }

    /// <summary>Takes away what no line names: begun and not finished, kept and not recorded, or erased since.</summary>
    /// <param name="operation">Whose files.</param>
    /// <param name="isNamed">Whether a line names a record as a file.</param>
    /// <returns>How many were taken away.</returns>
    internal int Sweep(OperationKey operation, Func<Guid, bool> isNamed)
    {
        var folder = FolderOf(operation);
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var orphans = Directory.EnumerateFiles(folder).Where(path => !Stays(Path.GetFileName(path), isNamed)).ToList();
        orphans.ForEach(File.Delete);
        return orphans.Count;
    }

    private bool Stays(string name, Func<Guid, bool> isNamed) =>
        Guid.TryParseExact(name.Split('.')[0], "N", out var record) && !name.EndsWith(DurableFiles.Unfinished, StringComparison.Ordinal) && isNamed(record) && !keys.IsErased(record);

    private void Write(FilePlace place, ReadOnlySpan<byte> content) => SealedFile.Write(PathOf(place), place, keys, content);

    private void MakeFolder(OperationKey operation)
    {
        var folder = FolderOf(operation);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFiles.SyncFolder(_root);
            DurableFiles.SyncFolder(Path.GetDirectoryName(_root)!);
        }
    }

    private string FolderOf(OperationKey operation) => Path.Combine(_root, operation.Value);

    private string PathOf(FilePlace place) => Path.Combine(FolderOf(place.Operation), place.Name);
}
