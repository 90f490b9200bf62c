using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Exports;

/// <summary>How exported lines are written.</summary>
public enum ExportFormat
{
    /// <summary>One JSON line after the other, in the one shape of a line.</summary>
    Jsonl,

    /// <summary>A table for spreadsheets; the body of a line as JSON in its last column.</summary>
    Csv,

    /// <summary>Decided links as pairs of values: <c>name1,name2,schema,is_match</c>, as tools read on which a comparison is tried.</summary>
    Pairs,
}

/// <summary>What somebody wants taken out.</summary>
/// <param name="Purpose">Why, 3 to 400 characters; it is accounted for.</param>
/// <param name="Restricted">Whether records under H1, H2 and H3 are wanted too, as far as their owners permit.</param>
/// <param name="Format">How it is written.</param>
/// <param name="After">Lines after this number.</param>
public sealed record ExportWish(string Purpose, bool Restricted, ExportFormat Format, long After)
{
    /// <summary>Reads a wish: <c>purpose</c>, and where given <c>marks</c> (<c>h0</c> or <c>all</c>), <c>format</c> and <c>after</c>.</summary>
    public static (ExportWish? Wish, IReadOnlyList<FieldError> Errors) Read(FieldTree.Group sent)
    {
        var reader = new FieldReader(sent);
        var purpose = reader.Text("purpose", 3, 400, lines: true);
        var marks = reader.Has("marks") ? reader.OneOf("marks", ["h0", "all"]) : "h0";
        var format = reader.OptionalWord<ExportFormat>("format") ?? ExportFormat.Jsonl;
        var after = reader.Has("after") ? reader.Whole("after", 0, int.MaxValue) : 0;
        reader.Complete();
        return reader.Errors.Count > 0 ? (null, reader.Errors) : (new ExportWish(purpose, marks == "all", format, after), []);
    }
}
