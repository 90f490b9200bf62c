using System.Text;

namespace CommandCentre.Server.Exercises;

/// <summary>The exercise's tables, shipped inside the assembly; lines that start with # tell origin and licence.</summary>
internal static class ExerciseTables
{
    /// <summary>Lines of a table without comments and blank lines.</summary>
    /// <exception cref="ArgumentException">No such table was built in.</exception>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(ExerciseTables).Assembly.GetManifestResourceStream($"Exercises/{name}")
            ?? throw new ArgumentException($"no table {name} in the assembly", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>Rows of a table whose columns stand between tabs.</summary>
    public static IReadOnlyList<string[]> Rows(string name) => [.. Lines(name).Select(line => line.Split('\t'))];

    /// <summary>Parts of a column between semicolons.</summary>
    public static IReadOnlyList<string> Parts(string column) =>
        column.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
