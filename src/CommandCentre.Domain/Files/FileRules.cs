using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Files;

/// <summary>A file as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="Owner">The country that attached it.</param>
/// <param name="Of">The record it is attached to.</param>
/// <param name="Sort">What it shows.</param>
/// <param name="Media">What is kept.</param>
public sealed record RecordFile(Guid Id, long Number, CountryCode Owner, Guid Of, FileSort Sort, FileMedia Media)
{
    internal static RecordFile From(Entry entry, FileAdded added) => new(entry.Record, entry.Number, entry.Owner, added.Of!.Value, added.Sort, added.Media);
}

/// <summary>What may be attached to what.</summary>
public static class FileRules
{
    /// <summary>Most files of one record.</summary>
    public const int MostOfARecord = 40;

    /// <summary>Whether a kind of record may have files.</summary>
    public static bool MayHave(LineKind record) => record is LineKind.SeizureReported or LineKind.ExhibitSealed or LineKind.ControlReported;

    internal static Ruling Decide(Operation operation, AddFile add, Actor by)
    {
        if (!operation.Records.TryGetValue(add.Record, out var record) || !MayHave(record.Kind) || OperationRules.Readable(operation, add.Record, record.Kind, by) is null)
        {
            return OperationRules.NoSuchRecord("record", add.Record);
        }

        if (record.Owner != by.Country)
        {
            return Ruling.Refused(RefusalReason.NotTheOwner, "record", add.Record.ToString("D"), record.Owner.Value);
        }

        return Of(operation, add.Record).Count() >= MostOfARecord ? Ruling.Refused(RefusalReason.TooManyFiles, "record", add.Record.ToString("D"), MostOfARecord.ToString(CultureInfo.InvariantCulture))
            : add.Kept is not { } kept || add.Content is null ? Ruling.Refused(RefusalReason.FileMissing, "file")
            : !kept.IsPicture && add.Sort is not FileSort.Document ? Ruling.Refused(RefusalReason.PictureNeeded, "sort", Words.Of(add.Sort), Words.Of(FileSort.Document))
            : Ruling.Recorded(
                RecordId.For(by.Officer, add.Id), by.Country, add.Marks, new FileAdded(add.Record, add.Sort, add.Title, kept.Media, kept.Bytes, kept.Sha256, kept.Width, kept.Height));
    }

    /// <summary>The files of a record, in the order they came.</summary>
    internal static IEnumerable<RecordFile> Of(Operation operation, Guid record) =>
        operation.About.GetValueOrDefault(record, []).Select(about => operation.Files.GetValueOrDefault(about)).OfType<RecordFile>();
}
