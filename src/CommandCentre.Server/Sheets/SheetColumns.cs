using CommandCentre.Server.Api;

namespace CommandCentre.Server.Sheets;

/// <summary>A column a sheet may have.</summary>
/// <param name="Name">Its name: the path of a field, with place 0 in lists of groups.</param>
/// <param name="Shape">What a cell holds.</param>
/// <param name="Required">Whether every row must have it.</param>
internal sealed record SheetColumn(string Name, Shape Shape, bool Required);

/// <summary>The columns of each kind of sheet, as the description of the API tells the fields of its command.</summary>
internal static class SheetColumns
{
    /// <summary>The columns of a kind in the order of its fields; of a list of groups the first place.</summary>
    internal static IReadOnlyList<SheetColumn> Of(SheetKind kind) => [.. CommandShapes.Kinds[kind.Command].SelectMany(field => Leaves(string.Empty, field, true))];

    /// <summary>Refuses a sheet with a column that no field has, or without any row: once, instead of at every row.</summary>
    /// <exception cref="SheetUnreadable">It is such a sheet.</exception>
    internal static void Check(SheetKind kind, Sheet sheet)
    {
        var known = Of(kind).Select(column => Plain(column.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (sheet.Header.FirstOrDefault(name => !known.Contains(Plain(name))) is { } unknown)
        {
            throw new SheetUnreadable($"a column named “{unknown}”", string.Join(", ", Of(kind).Select(column => column.Name)));
        }

        if (sheet.Rows.Count == 0)
        {
            throw new SheetUnreadable("no row under the header", $"1 to {Sheet.MostRows} rows");
        }
    }

    // Which place in a list it is does not make another column.
    private static string Plain(string name) => string.Join('.', name.Split('.').Select(step => step.IndexOf('[', StringComparison.Ordinal) is > 0 and var at ? step[..at] + "[]" : step));

    private static IEnumerable<SheetColumn> Leaves(string path, FieldShape field, bool required)
    {
        var (name, must) = (path + field.Name, required && field.Required);
        return field.Shape switch
        {
            Shape.Group group => CommandShapes.Groups[group.Name].SelectMany(inner => Leaves(name + ".", inner, must)),
            Shape.Many { Of: Shape.Group group } => CommandShapes.Groups[group.Name].SelectMany(inner => Leaves(name + "[0].", inner, must)),
            var leaf => [new SheetColumn(name, leaf, must)],
        };
    }
}
