using System.Globalization;
using System.Text;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Sheets;

/// <summary>One row as the command it is, or all that is wrong with it.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Fields">The command's fields; absent where a cell cannot be taken.</param>
/// <param name="Errors">What is wrong, each at its field; empty for nothing.</param>
public sealed record SheetCommand(long Row, FieldTree.Group? Fields, IReadOnlyList<FieldError> Errors);

/// <summary>Rows of a sheet to commands: a column is a field of the command, as forms name it.</summary>
internal static class SheetCommands
{
    /// <summary>The command of a row.</summary>
    /// <param name="kind">Which kind of sheet.</param>
    /// <param name="header">The names of its columns.</param>
    /// <param name="row">The row.</param>
    /// <param name="officer">Who sends it: the id of the command follows from that and from what stands in the row, so that the same row is recorded once however often it is sent.</param>
    internal static SheetCommand Of(SheetKind kind, IReadOnlyList<string> header, SheetRow row, string officer)
    {
        if (row.Fault is { } fault)
        {
            var field = fault.Column < header.Count ? header[fault.Column] : "row";
            return new SheetCommand(row.Number, null, [new FieldError(field, WrittenText.Shown(fault.Value), FieldRule.Shape, fault.Allowed)]);
        }

        if (row.Cells.Skip(header.Count).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is { } beyond)
        {
            return new SheetCommand(row.Number, null, [new FieldError("row", WrittenText.Shown(beyond), FieldRule.Unknown, $"{header.Count} cells, as in the header")]);
        }

        var given = header.Zip(row.Cells).Where(cell => !string.IsNullOrWhiteSpace(cell.Second)).ToList();
        var fields = FormTrees.Read(given.Select(cell => KeyValuePair.Create(cell.First, new StringValues(cell.Second)))
            .Append(new("kind", kind.Word)).Append(new("id", IdOf(kind, given, officer).ToString("D"))));
        return new SheetCommand(row.Number, fields, CommandReading.Read(fields).Errors);
    }

    /// <summary>Who sends what: the order of columns, blanks around a cell and line ends make no other row.</summary>
    private static Guid IdOf(SheetKind kind, IEnumerable<(string Name, string Text)> given, string officer)
    {
        var content = new StringBuilder().Append(CultureInfo.InvariantCulture, $"sheet {officer} {kind.Word}");
        foreach (var (name, text) in given.OrderBy(cell => cell.Name, StringComparer.OrdinalIgnoreCase))
        {
            var plain = WrittenText.IsClean(text, lines: true) ? WrittenText.Normal(text) : text;
            content.Append(CultureInfo.InvariantCulture, $"\n{name.ToUpperInvariant()} {plain.Length} {plain}");
        }

        return RecordId.Derived(content.ToString());
    }
}
