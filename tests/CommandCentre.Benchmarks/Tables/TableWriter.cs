using System.Text;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>Writes one table of the product: comments with origin and licence first, then one row a line.</summary>
internal static class TableWriter
{
    public static void Write(string folder, string name, string[] comments, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var comment in comments)
        {
            text.Append("# ").Append(comment).Append('\n');
        }

        var count = 0;
        foreach (var row in rows)
        {
            text.AppendJoin('|', row.Select(Field)).Append('\n');
            count++;
        }

        var path = Path.Combine(folder, name + ".txt");
        File.WriteAllText(path, text.ToString());
        Console.WriteLine($"{name}: {count} rows, {new FileInfo(path).Length / 1024} KB");
    }

    private static string Field(string value) => value.Replace('|', ' ').Replace('\n', ' ').Trim();
}
