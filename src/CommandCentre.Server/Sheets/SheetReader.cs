using System.Text;
using CommandCentre.Desks.Holdings;

namespace CommandCentre.Server.Sheets;

/// <summary>Reads a spreadsheet, CSV or XLSX, told apart by its content and not by its name.</summary>
internal static class SheetReader
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="SheetUnreadable">It is neither, or more than a sheet may be; what was found and what is allowed stand in it.</exception>
    internal static Sheet Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > Sheet.LargestFile)
        {
            throw new SheetUnreadable($"{file.Length} bytes", $"at most {Sheet.LargestFile} bytes");
        }

        var rows = file.Span.StartsWith("PK"u8) ? Xlsx.Read(file) : Csv(file);
        if (rows is not [var header, .. var under])
        {
            throw new SheetUnreadable("an empty file", "a header row with the names of fields");
        }

        string[] names = [.. header.Cells.Select(cell => cell.Trim().TrimStart('\ufeff'))];
        while (names is [.. var before, ""])
        {
            names = before;
        }

        Check(names);
        if (under.Sum(row => row.Cells.Count) is > Sheet.MostCells and var cells)
        {
            throw new SheetUnreadable($"{cells} cells", $"at most {Sheet.MostCells} cells");
        }

        return new Sheet(names, [.. under.Where(row => row.Fault is not null || row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))]);
    }

    private static void Check(string[] names)
    {
        if (names.Length == 0)
        {
            throw new SheetUnreadable("a header without names", "the names of fields");
        }

        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Count() > 1) is { } twice)
        {
            throw new SheetUnreadable($"the column {twice.Key} twice", "each column once, and with a name");
        }

        if (names.FirstOrDefault(name => name.Length == 0 || name.StartsWith('_') || name.ToUpperInvariant() is "ID" or "KIND" or "OPERATION") is { } own)
        {
            throw new SheetUnreadable($"a column named “{own}”", "names of fields; id, kind and operation are the centre's");
        }
    }

    private static List<SheetRow> Csv(ReadOnlyMemory<byte> file)
    {
        string text;
        try
        {
            text = Strict.GetString(file.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new SheetUnreadable("bytes that are no text", "CSV in UTF-8, or XLSX");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new SheetUnreadable("a character 0", "CSV in UTF-8, or XLSX");
        }

        var (rows, number) = (new List<SheetRow>(), 0L);
        var read = new CsvRows(new StringReader(text.TrimStart('\ufeff')), SeparatorOf(text));
        while (read.Next() is { } row)
        {
            number++;
            Limit(number, row.Cells.Count);
            rows.Add(row.Fault is { } fault
                ? new SheetRow(number, [], new CellFault(0, row.Cells.Count > 0 ? row.Cells[0] : string.Empty, fault))
                : new SheetRow(number, [.. row.Cells.Select(SheetCells.Plain)], TooLong(row.Cells)));
        }

        return rows;
    }

    /// <summary>Ends the reading where there are more rows or columns than a sheet may have.</summary>
    internal static void Limit(long row, int columns)
    {
        if (row > Sheet.MostRows + 1)
        {
            throw new SheetUnreadable($"more than {Sheet.MostRows} rows", $"at most {Sheet.MostRows} rows");
        }

        if (columns > Sheet.MostColumns)
        {
            throw new SheetUnreadable($"{columns} columns", $"at most {Sheet.MostColumns} columns");
        }
    }

    /// <summary>The first cell that is longer than a cell may be.</summary>
    internal static CellFault? TooLong(IReadOnlyList<string> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Length > Sheet.LongestCell)
            {
                return new CellFault(at, cells[at], $"at most {Sheet.LongestCell} characters");
            }
        }

        return null;
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? text : text[..end];
        return Separators.MaxBy(letter => first.Count(sign => sign == letter));
    }
}
