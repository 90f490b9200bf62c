using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CommandCentre.Server.Exports;

namespace CommandCentre.Server.Sheets;

/// <summary>Writes a sheet as CSV or XLSX; every cell is text, and none is a formula.</summary>
internal static class SheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly DateTimeOffset Written = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What stands in every workbook; only the sheet differs.
    private static readonly (string Name, string Content)[] Frame =
    [
        ("[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
        ("_rels/.rels", $"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""),
        ("xl/styles.xml", $"""<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>"""),
    ];

    /// <summary>The sheet as a file.</summary>
    internal static byte[] Write(SheetFormat format, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => format is SheetFormat.Xlsx ? Xlsx(header, rows) : Csv(header, rows);

    /// <summary>The sheet as CSV: every cell quoted, formulas guarded.</summary>
    internal static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\ufeff").Append(CsvText.Row(header));
        foreach (var row in rows)
        {
            text.Append(CsvText.Written(row.Select(SheetCells.Guarded)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The sheet as XLSX.</summary>
    internal static byte[] Xlsx(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Frame)
            {
                using var part = Part(zip, name);
                part.Write(Encoding.UTF8.GetBytes(content));
            }

            using var sheet = Part(zip, "xl/worksheets/sheet1.xml");
            using var xml = XmlWriter.Create(sheet, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
            xml.WriteStartElement("worksheet", Main);
            Columns(xml, Math.Max(1, header.Count));
            xml.WriteStartElement("sheetData", Main);
            foreach (var (at, row) in rows.Prepend(header).Index())
            {
                Row(xml, at + 1, row);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static Stream Part(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return entry.Open();
    }

    // Every column is text (format 49): what is typed below keeps its leading zeros and its long numbers.
    private static void Columns(XmlWriter xml, int count)
    {
        xml.WriteStartElement("cols", Main);
        xml.WriteStartElement("col", Main);
        foreach (var (name, value) in new[] { ("min", 1), ("max", count), ("width", 22), ("style", 1), ("customWidth", 1) })
        {
            xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, IReadOnlyList<string> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (column, text) in cells.Index().Where(cell => cell.Item.Length > 0))
        {
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{number}"));
            xml.WriteAttributeString("s", "1");
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            // What would read as an escape of the format is escaped itself.
            xml.WriteString(Sheets.Xlsx.Escape().Replace(text, match => "_x005F" + match.Value));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Letters(int column) => (column < 26 ? string.Empty : Letters((column / 26) - 1)) + (char)('A' + (column % 26));
}
