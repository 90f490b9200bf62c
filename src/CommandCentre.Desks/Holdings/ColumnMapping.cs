using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>What one column of a CSV file means.</summary>
/// <param name="Column">Its name in the header; case does not count.</param>
/// <param name="As">A property of FollowTheMoney such as <c>lastName</c>, or one of <see cref="ColumnMapping.OwnFields"/>.</param>
/// <param name="Split">What parts several values in one cell, 1 to 3 characters; absent for one value a cell.</param>
public sealed record MappedColumn(string Column, string As, string? Split = null);

/// <summary>What the columns of a country's CSV files mean, kept under a name.</summary>
/// <param name="Name">Its name, 1 to 40 characters.</param>
/// <param name="Schema">What its rows are: a schema of FollowTheMoney, such as Person; a column <c>schema</c> goes before.</param>
/// <param name="Separator">What parts two cells: comma, semicolon, tab or bar.</param>
/// <param name="Columns">The columns; others of the file are passed over.</param>
public sealed record ColumnMapping(string Name, string Schema, char Separator, ValueList<MappedColumn> Columns)
{
    /// <summary>Most columns.</summary>
    public const int MostColumns = 80;

    /// <summary>What a column can mean beside a property of FollowTheMoney: the record's own id, what it is, and its terms.</summary>
    public static readonly ValueList<string> OwnFields = ["id", "schema", "handling", "handlingText", "to", "mode", "expires", "caseReference", "contact"];

    private static readonly (string Word, char Letter)[] Separators = [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("bar", '|')];

    /// <summary>The word for the separator: comma, semicolon, tab or bar.</summary>
    public string SeparatorWord => Separators.First(pair => pair.Letter == Separator).Word;

    /// <summary>Reads a mapping from what was sent.</summary>
    /// <returns>The mapping, or all that is wrong with it.</returns>
    public static (ColumnMapping? Mapping, IReadOnlyList<FieldError> Errors) From(FieldTree.Group sent)
    {
        var reader = new FieldReader(sent);
        var name = reader.Text("name", 1, 40);
        var schema = reader.OptionalText("schema", 40) ?? "Thing";
        var separator = reader.Has("separator") ? reader.OneOf("separator", [.. Separators.Select(pair => pair.Word)]) : "comma";
        var columns = reader.Rows("columns", 1, MostColumns, Column);
        reader.Complete();
        return reader.Errors.Count > 0
            ? (null, reader.Errors)
            : (new ColumnMapping(name, schema, Separators.First(pair => pair.Word == separator).Letter, columns), []);
    }

    /// <summary>Whether a column can mean that.</summary>
    internal static bool IsField(string field) => OwnFields.Contains(field) || FollowTheMoney.Compares(field);

    private static MappedColumn Column(FieldReader r)
    {
        var column = r.Text("column", 1, 200);
        var field = r.Text("as", 1, 60);
        if (r.IsSound("as") && !IsField(field))
        {
            r.Note("as", field, FieldRule.Word, $"{string.Join(", ", OwnFields)}, or a property of FollowTheMoney such as name, lastName, birthDate, passportNumber");
        }

        return new MappedColumn(column, field, r.OptionalText("split", 3));
    }
}
