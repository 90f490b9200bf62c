namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>A piece of a pasted text with the label it stands under.</summary>
/// <param name="Text">Without the label.</param>
/// <param name="Cue">What the label says.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Alone">Whether it is all of its line.</param>
internal readonly record struct Segment(string Text, Cue Cue, int Line, bool Alone);

/// <summary>Parts a pasted text into lines, cells and what stands under a label each.</summary>
internal static class Segments
{
    private const int MostLines = 400;
    private const int MostCells = 60;
    private const int LongestLabel = 48;

    /// <summary>The pieces in the order written, and whether some of the text was left out.</summary>
    public static (List<Segment> Segments, bool Cut) Of(string text)
    {
        var lines = Clean(text).Split('\n');
        var segments = new List<Segment>();
        var cut = false;
        Cue[]? header = null;
        var carried = Cue.None;
        for (var line = 0; line < lines.Length && line < MostLines; line++)
        {
            cut |= lines[line].Length > CellReader.Longest;
            var cells = Cells(lines[line].Length > CellReader.Longest ? lines[line][..CellReader.Longest] : lines[line], header);
            if (Header(cells) is { } labels)
            {
                header = labels;
                continue;
            }

            var columns = header is { } known && cells.Count == known.Length ? known : null;
            for (var at = 0; at < cells.Count; at++)
            {
                carried = Add(segments, cells[at], columns?[at] ?? carried, line, cells.Count == 1);
            }
        }

        return (segments, cut || lines.Length > MostLines);
    }

    // Every cell a label: the first row of a table. One label alone speaks of the line after it.
    private static Cue[]? Header(List<string> cells)
    {
        Cue[] cues = [.. cells.Select(CueWords.Of)];
        return cells.Count > 1 && Array.TrueForAll(cues, cue => cue is not Cue.None) ? cues : null;
    }

    private static Cue Add(List<Segment> segments, string cell, Cue cue, int line, bool alone)
    {
        var labels = Labels(cell);
        var first = labels.Count > 0 ? labels[0].Start : cell.Length;
        var before = cell[..first].Trim();
        if (before.Length > 0)
        {
            // Whatever stands in a column is what its heading says; a label of a line before is used up once.
            segments.Add(new(before, cue, line, alone && labels.Count == 0));
            cue = Cue.None;
        }

        for (var at = 0; at < labels.Count; at++)
        {
            var text = cell[labels[at].End..(at + 1 < labels.Count ? labels[at + 1].Start : cell.Length)].Trim(' ', ',');
            if (text.Length > 0)
            {
                segments.Add(new(text, labels[at].Cue, line, alone && at == 0 && before.Length == 0 && labels.Count == 1));
            }

            cue = text.Length == 0 ? labels[at].Cue : Cue.None;
        }

        return cue;
    }

    // Labels of a cell that end in a colon, or are all of it.
    private static List<(int Start, int End, Cue Cue)> Labels(string cell)
    {
        var labels = new List<(int Start, int End, Cue Cue)>();
        if (CueWords.Of(cell) is not Cue.None and var whole)
        {
            return [(0, cell.Length, whole)];
        }

        for (var colon = cell.IndexOfAny([':', '：', '=']); colon >= 0; colon = cell.IndexOfAny([':', '：', '='], colon + 1))
        {
            var from = labels.Count > 0 ? labels[^1].End : 0;
            if (Before(cell, from, colon) is var (start, cue) && cue is not Cue.None)
            {
                labels.Add((start, colon + 1, cue));
            }
        }

        return labels;
    }

    // The longest label that ends at the colon.
    private static (int Start, Cue Cue) Before(string cell, int from, int colon)
    {
        var found = (Start: colon, Cue: Cue.None);
        var at = colon;
        for (var words = 0; words < CueWords.MostWords && at > from && colon - at < LongestLabel; words++)
        {
            while (at > from && cell[at - 1] == ' ')
            {
                at--;
            }

            while (at > from && cell[at - 1] is not (' ' or ',' or '\t'))
            {
                at--;
            }

            found = CueWords.Of(cell[at..colon]) is not Cue.None and var cue ? (at, cue) : found;
        }

        return found;
    }

    private static List<string> Cells(string line, Cue[]? header)
    {
        char[] marks = line.Contains('\t', StringComparison.Ordinal) ? ['\t'] : line.AsSpan().IndexOfAny(';', '|') >= 0 ? [';', '|'] : Quoted(line, header) ? [','] : [];
        var cells = marks.Length == 0 ? [line] : Parted(line, marks);
        return [.. cells.Select(cell => cell.Trim(' ', '\u00A0', '"')).Where(cell => cell.Length > 0 || header is not null).Take(MostCells)];
    }

    // Commas part cells in a row of quoted ones, under such a heading, and in the heading itself; elsewhere they belong to addresses.
    private static bool Quoted(string line, Cue[]? header) =>
        line.Contains("\",", StringComparison.Ordinal) || line.Contains(",\"", StringComparison.Ordinal)
        || (line.Contains(',', StringComparison.Ordinal) && (line.Split(',').Length == header?.Length || line.Split(',', MostCells).All(cell => CueWords.Of(cell) is not Cue.None)));

    private static List<string> Parted(string line, char[] marks)
    {
        var cells = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at <= line.Length; at++)
        {
            if (at == line.Length || (!quoted && marks.Contains(line[at])))
            {
                cells.Add(line[start..at].Replace("\"\"", "\"", StringComparison.Ordinal));
                start = at + 1;
            }
            else if (line[at] == '"')
            {
                quoted = !quoted;
            }
        }

        return cells;
    }

    // Signs that are not seen part no words; each end of line is one.
    private static string Clean(string text) => string.Create(text.Length, text, (clean, from) =>
    {
        for (var at = 0; at < clean.Length; at++)
        {
            clean[at] = from[at] switch
            {
                '\r' => at + 1 < from.Length && from[at + 1] == '\n' ? ' ' : '\n',
                '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' => '\n',
                '\t' or '\n' => from[at],
                '\u00A0' or '\u202F' or '\u2007' or '\u3000' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' => ' ',
                < ' ' or '\u007F' => ' ',
                var other => other,
            };
        }
    });
}
