using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>The readings of an image that belong together, as far as the viewer may know them.</summary>
/// <param name="Id">Their record.</param>
/// <param name="First">Line of the first.</param>
/// <param name="Second">Line of the second; absent for none.</param>
/// <param name="Wanted">Whether a second officer is asked.</param>
/// <param name="One">What the first saw; absent while it is withheld, and for who may not read it in full.</param>
/// <param name="Other">What the second saw.</param>
/// <param name="MayReadAgain">Whether the viewer may read the image as the second officer.</param>
public sealed record ReadingRow(Guid Id, LineView First, LineView? Second, SecondReading Wanted, ImageReading? One, ImageReading? Other, bool MayReadAgain)
{
    /// <summary>Whether nobody may know yet what the first reader saw.</summary>
    public bool IsWithheld => First.IsWithheld;

    /// <summary>Whether a second officer is asked and has not read.</summary>
    public bool IsWanted => Wanted is not SecondReading.None && Second is null;

    /// <summary>How far both agree; absent where the viewer does not know both.</summary>
    public ReadingAgreement? Agreement => One is not null && Other is not null ? ReadingAgreement.Of(One, Other) : null;
}

/// <content>Readings of images.</content>
public sealed partial class OperationView
{
    /// <summary>Readings of an image that the viewer may read of, in the order they came.</summary>
    public IReadOnlyList<ReadingRow> Readings(Guid file) =>
        [.. Operation.About.GetValueOrDefault(file, []).Where(about => Operation.Readings.ContainsKey(about) && IsReadable(about, LineKind.ImageRead)).Select(ReadingOf)];

    /// <summary>The readings of a record, where the viewer may read of them.</summary>
    public ReadingRow? Reading(Guid record) => Operation.Readings.ContainsKey(record) && IsReadable(record, LineKind.ImageRead) ? ReadingOf(record) : null;

    /// <summary>Whether the viewer may read the image of a file.</summary>
    public bool MayRead(FileRow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.MayOpen && KeptFile.IsPictureOf(file.File.Media) && May(CommandKind.ReadImage);
    }

    private ReadingRow ReadingOf(Guid record)
    {
        var readings = Operation.Readings[record];
        var (first, second) = (Line(readings.Number)!, readings.SecondNumber is { } number ? Line(number) : null);
        return new ReadingRow(
            record, first, second, readings.Wanted, (first.Event as ImageRead)?.Reading, (second?.Event as ImageReadAgain)?.Reading,
            readings.IsOpen && readings.Reader != Viewer.Actor.Officer && File(readings.File) is not null && May(CommandKind.ReadImageAgain));
    }
}
