using System.Text;

namespace CommandCentre.Server.CommandLine;

/// <summary>A file that is there whole or not at all: it is written beside its place and moved there at the end.</summary>
internal sealed class MatchOutput : IDisposable
{
    private readonly string _place;
    private readonly string _beside;

    private MatchOutput(string place)
    {
        (_place, _beside) = (place, place + ".part");
        Text = new StreamWriter(_beside, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    }

    internal StreamWriter Text { get; }

    /// <summary>Begins a file; null where none is asked for.</summary>
    /// <exception cref="WorldFailure">The place is a folder, or it is the file that is read.</exception>
    internal static MatchOutput? Begin(string? path, string input)
    {
        if (path is null)
        {
            return null;
        }

        if (Directory.Exists(path))
        {
            throw new WorldFailure($"--out: {path} is a folder. Allowed: a file.");
        }

        return Path.GetFullPath(path) == Path.GetFullPath(input)
            ? throw new WorldFailure($"--out: {path} is the file that is read. Allowed: another file.")
            : new(Path.GetFullPath(path));
    }

    /// <summary>Puts the file in its place.</summary>
    internal void Complete()
    {
        Text.Dispose();
        File.Move(_beside, _place, overwrite: true);
    }

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        Text.Dispose();
        File.Delete(_beside);
    }

    /// <summary>A row as it is read again: a cell is quoted where it must be, and nothing in it is changed.</summary>
    /// <remarks>Unlike an export for a spreadsheet (<see cref="Exports.CsvText"/>) it is read by programs, which want the same names back.</remarks>
    internal static string Row(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => cell.AsSpan().IndexOfAny("\",\r\n") >= 0 || cell is [' ', ..] or [.., ' '] ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));
}
