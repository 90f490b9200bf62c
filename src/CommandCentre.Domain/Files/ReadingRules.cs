using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Files;

/// <summary>Two readings of an image, or one that waits for the other. What was seen is in the lines and nowhere else.</summary>
/// <param name="Id">Their record.</param>
/// <param name="Number">Line of the first.</param>
/// <param name="Owner">The country whose officer read first.</param>
/// <param name="File">Record of the image.</param>
/// <param name="Reader">Service number of the first reader.</param>
/// <param name="Wanted">Whether a second officer is asked.</param>
/// <param name="SecondNumber">Line of the second; absent for none.</param>
public sealed record ImageReadings(Guid Id, long Number, CountryCode Owner, Guid File, string Reader, SecondReading Wanted, long? SecondNumber)
{
    /// <summary>Whether a second officer is asked and has not read.</summary>
    public bool IsOpen => Wanted is not SecondReading.None && SecondNumber is null;

    /// <summary>Whether nobody may know what the first reader saw.</summary>
    public bool IsWithheld => Wanted is SecondReading.Blind && SecondNumber is null;

    internal static ImageReadings From(Entry entry, ImageRead read) => new(entry.Record, entry.Number, entry.Owner, read.File!.Value, entry.By.Officer, read.Second, null);
}

/// <summary>Who reads an image, and who reads it again.</summary>
internal static class ReadingRules
{
    internal static Ruling Decide(Operation operation, ReadImage read, Actor by)
    {
        if (!IsSeen(operation, read.File, by))
        {
            return OperationRules.NoSuchRecord("file", read.File);
        }

        if (!KeptFile.IsPictureOf(operation.Files[read.File].Media))
        {
            return Ruling.Refused(RefusalReason.PictureNeeded, "file", read.File.ToString("D"));
        }

        var (marks, owner) = (Addressing.Of(operation, read, by)!, operation.Records[read.File].Owner);
        return owner != by.Country && !marks.To.IsEmpty && !marks.To.Contains(owner)
            ? Ruling.Refused(RefusalReason.AskerMustRead, "to", marks.To.ToString(), owner.Value)
            : Ruling.Recorded(RecordId.For(by.Officer, read.Id), by.Country, marks, new ImageRead(read.File, read.Second, read.Reading));
    }

    internal static Ruling Decide(Operation operation, ReadImageAgain again, Actor by)
    {
        if (OperationRules.Readable(operation, again.First, LineKind.ImageRead, by) is not { } record || !IsSeen(operation, operation.Readings[again.First].File, by))
        {
            return OperationRules.NoSuchRecord("first", again.First);
        }

        var first = operation.Readings[again.First];
        return first.Wanted is SecondReading.None || first.SecondNumber is not null ? Ruling.Refused(RefusalReason.NoSecondReading, "first", again.First.ToString("D"))
            : first.Reader == by.Officer ? Ruling.Refused(RefusalReason.SameReader, "first", again.First.ToString("D"))
            : Ruling.Recorded(record.Id, record.Owner, record.Marks, new ImageReadAgain(again.Reading));
    }

    /// <summary>Whether somebody may have the bytes of a file.</summary>
    internal static bool IsSeen(Operation operation, Guid file, Actor by) =>
        operation.Files.ContainsKey(file) && operation.SightOf(operation.SeatOf(Seer.Of(by)), file, LineKind.FileAdded).Level is SightLevel.Full;
}
