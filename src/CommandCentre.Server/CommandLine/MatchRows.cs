using System.Text;

namespace CommandCentre.Server.CommandLine;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line of the file it begins on, from 1.</param>
/// <param name="Cells">Its cells; quotes are taken off.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
internal sealed record MatchRow(long Line, IReadOnlyList<string> Cells, string? Fault);

/// <summary>Reads a CSV file row by row (RFC 4180): quoted cells with line ends, CRLF or LF. Blank lines are no rows.</summary>
/// <remarks>A quote that stands inside an unquoted cell is a letter; what follows a closing quote belongs to the cell.</remarks>
internal sealed class MatchRows(TextReader reader)
{
    /// <summary>The longest row that is read, in characters: what is longer is a quote that nobody closed.</summary>
    internal const int LongestRow = 1_000_000;

    private readonly StringBuilder _cell = new();
    private long _line = 1;

    /// <summary>The next row, or null at the end of the file.</summary>
    internal MatchRow? Next()
    {
        while (true)
        {
            var first = reader.Peek();
            if (first < 0)
            {
                return null;
            }

            if (first is not ('\r' or '\n'))
            {
                return Row();
            }

            LineEnd(reader.Read());
        }
    }

    private MatchRow Row()
    {
        var (begun, cells, read) = (_line, new List<string>(), 0);
        while (true)
        {
            var (end, closed, length) = Cell();
            cells.Add(_cell.ToString());
            read += length;
            if (!closed || read > LongestRow)
            {
                return new(begun, cells, closed ? $"longer than {LongestRow} characters" : "a quote is opened and not closed");
            }

            if (end != ',')
            {
                return new(begun, cells, null);
            }
        }
    }

    /// <summary>Reads one cell; what ended it (a comma, a line end as '\n', or -1), whether its quote was closed, and its length.</summary>
    private (int End, bool Closed, int Length) Cell()
    {
        _cell.Clear();
        var closed = true;
        if (reader.Peek() == '"')
        {
            reader.Read();
            closed = Quoted();
        }

        while (closed && _cell.Length <= LongestRow)
        {
            var letter = reader.Read();
            if (letter is < 0 or ',')
            {
                return (letter, true, _cell.Length);
            }

            if (letter is '\r' or '\n')
            {
                LineEnd(letter);
                return ('\n', true, _cell.Length);
            }

            _cell.Append((char)letter);
        }

        // Too long, or not closed: go on with the next line.
        SkipLine();
        return ('\n', closed, _cell.Length);
    }

    private bool Quoted()
    {
        while (_cell.Length <= LongestRow)
        {
            var letter = reader.Read();
            if (letter < 0)
            {
                return false;
            }

            if (letter == '"')
            {
                if (reader.Peek() != '"')
                {
                    return true;
                }

                reader.Read();
            }
            else if (letter == '\n')
            {
                _line++;
            }

            _cell.Append((char)letter);
        }

        return false;
    }

    private void SkipLine()
    {
        for (var letter = reader.Read(); letter >= 0; letter = reader.Read())
        {
            if (letter is '\r' or '\n')
            {
                LineEnd(letter);
                return;
            }
        }
    }

    private void LineEnd(int letter)
    {
        if (letter == '\r' && reader.Peek() == '\n')
        {
            reader.Read();
        }

        _line++;
    }
}
