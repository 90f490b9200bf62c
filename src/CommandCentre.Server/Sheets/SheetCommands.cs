using CommandCentre.Desks.Lines;
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
    // Stands in for the command's id until what the row says is known.
    private static readonly string NoId = RecordId.Derived("sheet").ToString("D");

    /// <summary>The command of a row.</summary>
    /// <param name="kind">Which kind of sheet.</param>
    /// <param name="header">The names of its columns.</param>
    /// <param name="row">The row.</param>
    /// <param name="officer">Who sends it: the id of the command follows from that and from what the row says, however it is written, so that the same row is recorded once however often it is sent.</param>
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

        var fields = FormTrees.Read(header.Zip(row.Cells).Where(cell => !string.IsNullOrWhiteSpace(cell.Second)).Select(cell => KeyValuePair.Create(cell.First, new StringValues(cell.Second)))
            .Append(new("kind", kind.Word)).Append(new("id", NoId)));
        var read = CommandReading.Read(fields);
        return read.Command is { } command ? new SheetCommand(row.Number, WithId(fields, $"sheet {officer} {CommandJson.Digest(command)}"), []) : new SheetCommand(row.Number, null, read.Errors);
    }

    private static FieldTree.Group WithId(FieldTree.Group fields, string content) =>
        new(new Dictionary<string, FieldTree>(fields.Fields, StringComparer.OrdinalIgnoreCase) { ["id"] = new FieldTree.Text(RecordId.Derived(content).ToString("D")) });
}
