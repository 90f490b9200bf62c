using System.Text;
using CommandCentre.Desks.Holdings;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>The open data that lies beside the project (<c>../shared/data</c>); none of it is part of the project.</summary>
internal static class OpenData
{
    /// <summary>The full path of a file or folder of the data.</summary>
    internal static string At(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data", path));
        return Path.Exists(full) ? full : throw new InvalidOperationException($"../shared/data/{path} is not beside this project: this benchmark needs it");
    }

    /// <summary>The project's root: the folder of the solution.</summary>
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CommandCentre.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("no CommandCentre.sln above the benchmarks");
    }

    /// <summary>The rows of a CSV file with a header, each cell by its column; a missing cell is empty.</summary>
    internal static IEnumerable<Func<string, string>> Rows(string path)
    {
        using var file = new StreamReader(Path.IsPathRooted(path) ? path : At(path), Encoding.UTF8);
        var rows = new CsvRows(file);
        var columns = (rows.Next()?.Cells ?? []).Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at);
        while (rows.Next() is { } row)
        {
            yield return column => columns.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at] : string.Empty;
        }
    }

    /// <summary>The rows of a CSV file without a header, in Latin-1.</summary>
    internal static IEnumerable<IReadOnlyList<string>> BareRows(string path)
    {
        using var file = new StreamReader(At(path), Encoding.Latin1);
        var rows = new CsvRows(file);
        while (rows.Next() is { } row)
        {
            yield return row.Cells;
        }
    }
}
