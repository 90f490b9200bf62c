using System.Reflection;
using System.Text;

namespace CommandCentre.Matching.Tables;

/// <summary>The tables that are part of this assembly, by name.</summary>
internal static class Table
{
    /// <summary>The rows of a table (file <c>Tables/NAME.txt</c>), without comments and empty lines, parted at <c>|</c> and trimmed.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no table {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('|', StringSplitOptions.TrimEntries);
            }
        }
    }
}
