namespace CommandCentre.Load.Checking;

/// <summary>What a country may see of a line, from the table of design.md section 4 alone; no code of the product's gate is called.</summary>
public static class Oracle
{
    private const string Centre = "EU";

    /// <summary>Rows by who looks, columns H0 to H3: F full, E existence, N number only.</summary>
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["owner"] = "FFFF",
        ["addressee"] = "FFFF",
        ["centre"] = "EEEE",
        ["other"] = "EENN",
    };

    /// <summary>The level: <c>full</c>, <c>counts</c>, <c>existence</c> or <c>number</c>.</summary>
    /// <param name="viewer">Two letters of the viewer's country.</param>
    /// <param name="line">The line.</param>
    /// <param name="marks">Marks of its record at the time.</param>
    /// <param name="withdrawn">Whether the record was withdrawn at the time.</param>
    public static string Level(string viewer, RecordedLine line, RecordedMarks? marks, bool withdrawn)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (marks is null)
        {
            return "full";
        }

        var row = Row(viewer, line.Owner, marks);
        var level = Table[row][marks.Strictest] switch { 'F' => "full", 'E' => "existence", _ => "number" };
        if (withdrawn && row == "addressee" && line.Kind != "hit-withdrawn")
        {
            level = "existence";
        }

        return line.Kind == "seizure-reported" && level != "full" ? "counts" : level;
    }

    private static string Row(string viewer, string owner, RecordedMarks marks) =>
        viewer == owner ? "owner"
        : marks.To.Count > 0 ? (marks.To.Contains(viewer) ? "addressee" : viewer == Centre ? "centre" : "other")
        : marks.Strictest <= 1 || viewer == Centre ? "addressee"
        : "other";
}
