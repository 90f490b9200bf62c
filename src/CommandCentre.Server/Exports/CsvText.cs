using System.Text;

namespace CommandCentre.Server.Exports;

/// <summary>Rows of a table as spreadsheets read them (RFC 4180): every cell quoted, and none of them a formula.</summary>
/// <remarks>Written here because the one CSV package at hand is a rewrite without a record yet, and what is needed is this file.</remarks>
internal static class CsvText
{
    /// <summary>One row with its end of line.</summary>
    internal static string Row(IEnumerable<string?> cells) => Written(cells.Select(Harmless));

    /// <summary>One row of cells that are harmless already.</summary>
    internal static string Written(IEnumerable<string> cells)
    {
        var row = new StringBuilder();
        foreach (var cell in cells)
        {
            row.Append(row.Length == 0 ? "\"" : ",\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return row.Append("\r\n").ToString();
    }

    // What a spreadsheet would take for a formula gets an apostrophe before it, also behind blanks that it drops.
    private static string Harmless(string? cell) =>
        cell is null ? string.Empty : cell.TrimStart() is ['=' or '+' or '-' or '@' or '|' or '%', ..] || cell is ['\t' or '\r' or '\n', ..] ? "'" + cell : cell;
}
