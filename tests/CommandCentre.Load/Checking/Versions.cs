namespace CommandCentre.Load.Checking;

/// <summary>A record as it stood after one of its lines.</summary>
/// <param name="Number">That line.</param>
/// <param name="Marks">Its marks from then on.</param>
/// <param name="Withdrawn">Whether it was withdrawn by then.</param>
internal sealed record Version(long Number, RecordedMarks? Marks, bool Withdrawn);

/// <summary>Every record's versions, in order; most have one.</summary>
internal sealed class Versions
{
    private readonly Dictionary<string, Version[]> _byRecord = new(StringComparer.Ordinal);

    internal Versions(RecordedJournal journal)
    {
        foreach (var record in journal.Lines.Select(line => line.Record).Distinct())
        {
            var withdrawn = false;
            _byRecord[record] = [.. journal.OfRecord(record).Select(line => new Version(line.Number, line.Marks, withdrawn |= line.Kind == "hit-withdrawn"))];
        }
    }

    internal Version[] Of(RecordedLine line) => _byRecord[line.Record];

    /// <summary>The version of a line's record that was known when lines up to a number were.</summary>
    internal int At(RecordedLine line, long upTo) => Math.Max(0, Array.FindLastIndex(Of(line), version => version.Number <= upTo));
}
