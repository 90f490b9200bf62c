using System.Text;

namespace CommandCentre.Matching.Tests;

/// <summary>Reads the open data's CSV files: quoted cells, no line break in a cell.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadLines(path).ToArray();
        var header = Cells(lines[0].TrimStart('\uFEFF'));
        return lines.Skip(1).Where(line => line.Length > 0).Select(Cells).Select(cells => header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append(line[at++]);
            }
            else if (line[at] == '"')
            {
                quoted = !quoted;
            }
            else if (line[at] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
