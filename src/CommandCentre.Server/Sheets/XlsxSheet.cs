using System.Globalization;
using System.Xml;

namespace CommandCentre.Server.Sheets;

/// <summary>The cells of one sheet of a workbook.</summary>
internal static class XlsxSheet
{
    private const string NoFormula = "a value; formulas are not worked out";

    // No spreadsheet has more rows, blank ones included.
    private const int LastRow = 1_048_576;

    // Day 1 is 1 January 1900 and 1900 counts as a leap year: from 1 March 1900 on, days are counted from 30 December 1899.
    private static readonly DateTimeOffset Day0 = new(1899, 12, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Its rows, rising.</summary>
    internal static List<SheetRow> Rows(Stream part, List<string> shared, List<bool> dates)
    {
        using var xml = Xlsx.Reader(part);
        var (rows, number) = (new List<SheetRow>(), 0L);
        while (xml.Read())
        {
            if (Xlsx.Is(xml, "row"))
            {
                number = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > number ? told : number + 1;
                if (number > LastRow)
                {
                    throw new SheetUnreadable($"a row {number}", $"at most {LastRow} rows");
                }

                using var row = xml.ReadSubtree();
                var read = Row(row, number, shared, dates);
                if (rows.Count == 0 || read.Fault is not null || read.Cells.Any(cell => cell.Length > 0))
                {
                    rows.Add(read);
                    SheetReader.Limit(rows.Count, read.Cells.Count);
                }
            }
        }

        return rows;
    }

    private static SheetRow Row(XmlReader xml, long number, List<string> shared, List<bool> dates)
    {
        var (cells, fault) = (new List<string>(), (CellFault?)null);
        while (xml.Read())
        {
            if (!Xlsx.Is(xml, "c"))
            {
                continue;
            }

            var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            SheetReader.Limit(1, column + 1);
            var (type, style) = (xml.GetAttribute("t"), int.TryParse(xml.GetAttribute("s"), out var at) && at < dates.Count && at >= 0 && dates[at]);
            using var one = xml.ReadSubtree();
            var (text, wrong) = Cell(one, type, style, shared);
            while (cells.Count <= column)
            {
                cells.Add(string.Empty);
            }

            cells[column] = text;
            fault ??= wrong is null ? null : new CellFault(column, text, wrong);
        }

        return new SheetRow(number, cells, fault ?? SheetReader.TooLong(cells));
    }

    private static (string Text, string? Wrong) Cell(XmlReader xml, string? type, bool isDate, List<string> shared)
    {
        var (value, formula, inline) = (string.Empty, (string?)null, (string?)null);
        xml.Read();
        xml.Read();
        while (!xml.EOF)
        {
            if (Xlsx.Is(xml, "is"))
            {
                using (var text = xml.ReadSubtree())
                {
                    inline = Xlsx.TextOf(text);
                }

                xml.Read();
            }
            else if (Xlsx.Is(xml, "f"))
            {
                formula = xml.ReadElementContentAsString();
            }
            else if (Xlsx.Is(xml, "v"))
            {
                value = xml.ReadElementContentAsString();
            }
            else
            {
                xml.Read();
            }
        }

        return formula is not null ? ("=" + formula, NoFormula)
            : type == "e" ? (value, "a value; this is an error of the spreadsheet")
            : (Plain(inline ?? value, type, isDate, shared), null);
    }

    private static string Plain(string value, string? type, bool isDate, List<string> shared) => type switch
    {
        "inlineStr" => value,
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : string.Empty,
        "b" => value == "1" ? "true" : "false",
        "str" or "d" => Xlsx.Unescaped(value),
        _ => Number(value, isDate),
    };

    // Spreadsheets keep numbers as floating ones: the shortest that reads back the same is what was typed.
    private static string Number(string value, bool isDate)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        return !isDate || number is < 1 or > 2_958_465 ? Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : value
            : number == Math.Floor(number) ? Day0.AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z"
            : Day0.AddSeconds(Math.Round(number * 86_400)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>The column of a cell such as <c>AB12</c>, from 0; absent where it says none.</summary>
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? string.Empty).TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
