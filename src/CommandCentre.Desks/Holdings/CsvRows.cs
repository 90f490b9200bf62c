using System.Text;

namespace CommandCentre.Desks.Holdings;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line of the file it begins on, from 1.</param>
/// <param name="Cells">Its cells; quotes are taken off.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
public sealed record CsvRow(long Line, IReadOnlyList<string> Cells, string? Fault);

/// <summary>Reads a CSV file row by row (RFC 4180): quoted cells with line ends, CRLF or LF. Blank lines are no rows.</summary>
/// <remarks>A quote that stands inside an unquoted cell is a letter; what follows a closing quote belongs to the cell. A quote that nobody closes costs its line and no other.</remarks>
/// <param name="reader">The text.</param>
/// <param name="separator">What parts two cells: a comma, semicolon, tab or bar.</param>
public sealed class CsvRows(TextReader reader, char separator = ',')
{
    /// <summary>The longest row that is read, in characters: what is longer is a quote that nobody closed.</summary>
    public const int LongestRow = 1_000_000;

    /// <summary>Characters of a row that cannot be read that are kept to be shown.</summary>
    private const int LongestShown = 80;

    private readonly StringBuilder _cell = new();
    private readonly StringBuilder _row = new();
    private string _again = string.Empty;
    private int _at;
    private long _line = 1;

    /// <summary>The next row, or null at the end of the file.</summary>
    public CsvRow? Next()
    {
        while (true)
        {
            _row.Clear();
            var first = Peek();
            if (first < 0)
            {
                return null;
            }

            if (first is not ('\r' or '\n'))
            {
                return Row();
            }

            LineEnd(Read());
        }
    }

    private CsvRow Row()
    {
        var (begun, cells) = (_line, new List<string>());
        while (true)
        {
            if (Cell() is not { } end)
            {
                return new(begun, [FirstLine(begun)], _row.Length > LongestRow ? $"a row of more than {LongestRow} characters, or a quote is opened and not closed" : "a quote is opened and not closed");
            }

            cells.Add(_cell.ToString());
            if (end != separator)
            {
                return new(begun, cells, null);
            }
        }
    }

    /// <summary>Reads one cell; what ended it (a separator, a line end as '\n', or -1 for the end of the file), or null when its quote is not closed.</summary>
    private int? Cell()
    {
        _cell.Clear();
        if (Peek() == '"')
        {
            Read();
            if (!Quoted())
            {
                return null;
            }
        }

        while (_row.Length <= LongestRow)
        {
            var letter = Read();
            if (letter < 0 || letter == separator)
            {
                return letter;
            }

            if (letter is '\r' or '\n')
            {
                LineEnd(letter);
                return '\n';
            }

            _cell.Append((char)letter);
        }

        return null;
    }

    private bool Quoted()
    {
        while (_row.Length <= LongestRow)
        {
            var letter = Read();
            if (letter < 0)
            {
                return false;
            }

            if (letter == '"')
            {
                if (Peek() != '"')
                {
                    return true;
                }

                Read();
            }
            else if (letter == '\n')
            {
                _line++;
            }

            _cell.Append((char)letter);
        }

        return false;
    }

    /// <summary>The line on which a broken row begins; reading goes on behind it.</summary>
    private string FirstLine(long begun)
    {
        var row = _row.ToString();
        var end = row.IndexOf('\n', StringComparison.Ordinal);
        while (end < 0 && Read() is >= 0 and var letter)
        {
            // One line that is too long: its end is not kept.
            end = letter == '\n' ? row.Length - 1 : -1;
        }

        (_again, _at) = (end < 0 ? string.Empty : string.Concat(row.AsSpan(end + 1), _again.AsSpan(_at)), 0);
        _line = begun + 1;
        return row[..Math.Min(end < 0 ? row.Length : end, LongestShown)].TrimEnd('\r');
    }

    private void LineEnd(int letter)
    {
        if (letter == '\r' && Peek() == '\n')
        {
            Read();
        }

        _line++;
    }

    private int Peek() => _at < _again.Length ? _again[_at] : reader.Peek();

    private int Read()
    {
        var letter = _at < _again.Length ? _again[_at++] : reader.Read();
        if (letter >= 0 && _row.Length <= LongestRow)
        {
            _row.Append((char)letter);
        }

        return letter;
    }
}
