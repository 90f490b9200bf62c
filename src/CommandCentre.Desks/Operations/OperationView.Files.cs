using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>A file of a record whose line the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Id">Its record.</param>
/// <param name="File">What it is, as the viewer may know it.</param>
/// <param name="MayOpen">Whether the viewer may have its bytes: only who may read its line in full, and while its key is there.</param>
public sealed record FileRow(LineView Line, Guid Id, FileAdded File, bool MayOpen);

/// <content>Files of records.</content>
public sealed partial class OperationView
{
    /// <summary>The files of a record that the viewer may read of, in the order they came.</summary>
    public IReadOnlyList<FileRow> Files(Guid record) =>
        [.. Operation.About.GetValueOrDefault(record, []).Where(about => Operation.Files.ContainsKey(about) && IsReadable(about, LineKind.FileAdded)).Select(Row)];

    /// <summary>A file whose bytes the viewer may have now; absent otherwise, whether it exists or not.</summary>
    public FileRow? File(Guid record) =>
        Operation.Files.ContainsKey(record) && IsFull(record, LineKind.FileAdded) && Row(record) is { MayOpen: true } row ? row : null;

    /// <summary>Whether the viewer may attach a file to the record of a line.</summary>
    public bool MayAddFile(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line is { Record: { } record, Sight.IsReadable: true } && line.Owner == Viewer.Country && May(CommandKind.AddFile)
            && Operation.Records[record].Kind is var kind && FileRules.MayHave(kind) && FilesOf(record) < FileRules.MostOfARecord;
    }

    private int FilesOf(Guid record) => Operation.About.GetValueOrDefault(record, []).Count(Operation.Files.ContainsKey);

    private FileRow Row(Guid record)
    {
        var line = Line(Operation.Files[record].Number)!;
        var file = (FileAdded)line.Event!;
        return new FileRow(line, record, file, line.Sight.Level is SightLevel.Full && file.Sha256 is not null);
    }
}
