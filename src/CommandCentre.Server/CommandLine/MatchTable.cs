using CommandCentre.Desks.Holdings;

namespace CommandCentre.Server.CommandLine;

/// <summary>A CSV file with a header; its columns are found by name, in any order.</summary>
internal sealed class MatchTable
{
    private readonly MatchInput _input;
    private readonly CsvRows _rows;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    internal MatchTable(MatchInput input, params string[] needed)
    {
        (_input, _rows) = (input, new(input.Text));
        Header = _rows.Next() is { Fault: null } row ? row.Cells : throw new WorldFailure($"{input.Path} has no header. Allowed: a first row with the columns {string.Join(", ", needed)}.");
        for (var at = 0; at < Header.Count; at++)
        {
            // The first of two columns with one name counts; the names that are needed must not come twice.
            if (!_columns.TryAdd(Header[at].Trim(), at) && needed.Contains(Header[at].Trim(), StringComparer.OrdinalIgnoreCase))
            {
                throw new WorldFailure($"{input.Path} has the column {Header[at].Trim()} twice.");
            }
        }

        string[] missing = [.. needed.Where(name => !_columns.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new WorldFailure($"{input.Path} has no column {string.Join(", ", missing)}. Its columns, parted by commas, are: {MatchProblems.Shown(string.Join(", ", Header))}.");
        }
    }

    /// <summary>The first row.</summary>
    internal IReadOnlyList<string> Header { get; }

    /// <summary>How many rows were read, without the header.</summary>
    internal long Count { get; private set; }

    internal bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The next row, or null at the end; a row with more cells than there are columns has a fault.</summary>
    internal CsvRow? Next()
    {
        if (_rows.Next() is not { } row)
        {
            return null;
        }

        Count++;
        _input.Row();
        return row.Fault is null && row.Cells.Count > Header.Count && row.Cells.Skip(Header.Count).Any(cell => cell.Length > 0)
            ? row with { Fault = $"{row.Cells.Count} cells for {Header.Count} columns. A cell with a comma must be quoted" }
            : row;
    }

    /// <summary>A cell without blanks around it; empty where the column or the cell is missing.</summary>
    internal string Cell(CsvRow row, string column) => _columns.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : string.Empty;

    /// <summary>The row with as many cells as there are columns.</summary>
    internal IEnumerable<string> Full(CsvRow row) => row.Cells.Concat(Enumerable.Repeat(string.Empty, Header.Count)).Take(Header.Count);
}
