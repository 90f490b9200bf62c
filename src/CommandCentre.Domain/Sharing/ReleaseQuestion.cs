using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>A question for release as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="By">Who asks; the country and agency that want to read or use.</param>
/// <param name="Owner">Who is asked.</param>
/// <param name="Line">Number of the line it is about.</param>
/// <param name="Use">What for.</param>
/// <param name="Replied">Whether the owner answered it with a message.</param>
public sealed record ReleaseQuestion(Guid Id, long Number, Actor By, CountryCode Owner, long Line, ReleaseUse Use, bool Replied = false)
{
    /// <summary>Whether the owner gave what is asked for, as the record asked about stands now, or can give it no more.</summary>
    public bool IsSettled(Operation operation, RecordState record)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(record);
        return Replied || record.Withdrawn || !operation.Participates(By.Country)
            || (Use is ReleaseUse.Reading
                ? operation.SightOf(operation.SeatOf(new Seer(By.Country, By.Agency, Clearance.All)), record.Id, record.Kind).IsReadable
                : record.Grants.Contains(new Grant(By.Country, Use)));
    }

    /// <summary>The question of a line just recorded.</summary>
    internal static ReleaseQuestion From(Entry entry, ReleaseAsked asked) =>
        new(entry.Record, entry.Number, entry.By, entry.Marks!.To[0].Country!, asked.Line, asked.Use);
}
