using System.Globalization;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>Reads the form of an import: what is wished, and what its columns mean.</summary>
internal static class ImportSheet
{
    /// <summary>The name under which the mapping is kept; empty for not.</summary>
    internal const string KeepAs = "keepAs";

    private const string Unsaved = "unsaved";

    private static readonly string[] Parts = ["column", "as", "split"];

    private static readonly string[] OfTheMapping = ["schema", "separator", KeepAs];

    /// <summary>The wish with its mapping, or all that is wrong with it.</summary>
    public static (ImportWish? Wish, IReadOnlyList<FieldError> Errors) Read(FormValues values, IReadOnlyList<ColumnMapping> saved, DateTimeOffset now)
    {
        var isCsv = values["form"] != "follow-the-money";
        var hasColumns = isCsv && values.Rows("columns") > 0;
        var (wish, wrong) = ImportWish.From(values.Where(name => !IsOfTheMapping(name) && !(name == "mapping" && (hasColumns || !isCsv))).Tree, saved, now);
        if (!hasColumns)
        {
            return (wish, wrong);
        }

        var (mapping, errors) = Mapping(values);
        return wish is null || mapping is null ? (null, [.. wrong, .. errors]) : (wish with { Mapping = mapping }, []);
    }

    /// <summary>The mapping the columns make, or what is wrong with it by the rows of the form.</summary>
    public static (ColumnMapping? Mapping, IReadOnlyList<FieldError> Errors) Mapping(FormValues values)
    {
        var rows = Enumerable.Range(0, values.Rows("columns")).Where(row => !string.IsNullOrWhiteSpace(values[Field(row, "as")])).ToList();
        if (rows.Count == 0)
        {
            return (null, [new FieldError("columns", string.Empty, FieldRule.Required, "at least one column with a meaning")]);
        }

        var kept = values[KeepAs] is { } name && !string.IsNullOrWhiteSpace(name) ? name : Unsaved;
        var sent = FormValues.None.With("name", kept).With("schema", values["schema"]).With("separator", values["separator"]);
        foreach (var (at, row) in rows.Index())
        {
            sent = Parts.Aggregate(sent, (fields, part) => fields.With(Field(at, part), values[Field(row, part)] ?? string.Empty));
        }

        var (mapping, errors) = ColumnMapping.From(sent.Tree);
        return (mapping, [.. errors.Select(error => error with { Field = Placed(error.Field, rows) })]);
    }

    /// <summary>Whether the mapping is to be kept.</summary>
    public static bool IsKept(FormValues values) => !string.IsNullOrWhiteSpace(values[KeepAs]);

    private static bool IsOfTheMapping(string name) => OfTheMapping.Contains(name) || name.StartsWith("columns[", StringComparison.OrdinalIgnoreCase);

    private static string Field(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"columns[{row}].{part}");

    // Rows that mean nothing are not sent: an error is told at the row where it stands on the page.
    private static string Placed(string field, List<int> rows) =>
        field == "name" ? KeepAs
        : field.StartsWith("columns[", StringComparison.Ordinal) && field.Split('[', ']') is [_, var at, var part, ..] && int.TryParse(at, out var sent) && sent < rows.Count
            ? string.Create(CultureInfo.InvariantCulture, $"columns[{rows[sent]}]{part}")
            : field;
}
