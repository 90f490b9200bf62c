using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CommandCentre.Server.Sheets;

/// <summary>Reads the first sheet of an XLSX file (ECMA-376). Nothing in it is run or followed: macros, links to other files and formulas are refused.</summary>
/// <remarks>
/// Written here: what is read are five parts of a zip, each counted while it is unpacked, with a reader of XML that knows no document types and resolves nothing.
/// A number with the format of a date is told as a moment in UTC; a cell with a formula or an error is a fault of its row.
/// </remarks>
internal static partial class Xlsx
{
    private const int MostParts = 200;
    private const long MostUnpacked = 64L * 1024 * 1024;
    private const string NotOne = "an XLSX workbook as spreadsheets write it";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = MostUnpacked };

    /// <summary>The rows of the first sheet.</summary>
    /// <exception cref="SheetUnreadable">It is no workbook, one with macros or links, or more than a sheet may be.</exception>
    internal static List<SheetRow> Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            Refuse(zip);
            var parts = new Parts(zip);
            var sheet = parts.FirstSheet();
            return XlsxSheet.Rows(parts.Open(sheet) ?? throw new SheetUnreadable("no sheet", NotOne), Shared(parts), Dates(parts));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or OverflowException or ArgumentException or IOException)
        {
            throw new SheetUnreadable("a file that cannot be unpacked or read", NotOne);
        }
    }

    /// <summary>A text with the escapes that the format allows for characters.</summary>
    internal static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()) : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    internal static partial Regex Escape();

    /// <summary>Whether an element is of the format, in either of its namespaces.</summary>
    internal static bool Is(XmlReader xml, string name) => xml.NodeType is XmlNodeType.Element && xml.LocalName == name && xml.NamespaceURI is Main or Strict && xml.LocalName == name;

    private static void Refuse(ZipArchive zip)
    {
        if (zip.Entries.Count > MostParts)
        {
            throw new SheetUnreadable($"{zip.Entries.Count} parts", $"at most {MostParts} parts");
        }

        foreach (var name in zip.Entries.Select(entry => entry.FullName.ToUpperInvariant()))
        {
            // Nothing is ever written under such a name; no spreadsheet makes one.
            if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            {
                throw new SheetUnreadable("a part that leads out of the file", NotOne);
            }

            if (name.EndsWith("VBAPROJECT.BIN", StringComparison.Ordinal) || name.Contains("/MACROSHEETS/", StringComparison.Ordinal) || name.Contains("/ACTIVEX/", StringComparison.Ordinal))
            {
                throw new SheetUnreadable("macros", "a workbook without macros (.xlsx)");
            }

            if (name.Contains("/EXTERNALLINKS/", StringComparison.Ordinal) || name.Contains("/EMBEDDINGS/", StringComparison.Ordinal) || name.Contains("CONNECTIONS.XML", StringComparison.Ordinal))
            {
                throw new SheetUnreadable("links to other files", "a workbook that stands alone");
            }
        }
    }

    private static List<string> Shared(Parts parts)
    {
        var texts = new List<string>();
        if (parts.Open("xl/sharedStrings.xml") is not { } part)
        {
            return texts;
        }

        using var xml = XmlReader.Create(part, Safe);
        while (xml.Read())
        {
            if (Is(xml, "si"))
            {
                using var one = xml.ReadSubtree();
                texts.Add(TextOf(one));
            }
        }

        return texts;
    }

    /// <summary>The text of an item: its runs joined, without what is only said how it sounds.</summary>
    internal static string TextOf(XmlReader xml)
    {
        var text = new StringBuilder();
        while (xml.Read())
        {
            while (Is(xml, "rPh"))
            {
                xml.Skip();
            }

            if (Is(xml, "t") && !xml.IsEmptyElement)
            {
                text.Append(xml.ReadElementContentAsString());
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>Which styles of cells are dates, by their place.</summary>
    private static List<bool> Dates(Parts parts)
    {
        var (dates, own, inCells) = (new List<bool>(), new HashSet<int>(), false);
        if (parts.Open("xl/styles.xml") is not { } part)
        {
            return dates;
        }

        using var xml = XmlReader.Create(part, Safe);
        while (xml.Read())
        {
            if (Is(xml, "numFmt") && int.TryParse(xml.GetAttribute("numFmtId"), out var id) && IsDate(xml.GetAttribute("formatCode") ?? string.Empty))
            {
                own.Add(id);
            }

            inCells = Is(xml, "cellXfs") || (inCells && !(xml.NodeType is XmlNodeType.EndElement && xml.LocalName == "cellXfs"));
            if (inCells && Is(xml, "xf"))
            {
                dates.Add(int.TryParse(xml.GetAttribute("numFmtId"), out var format) && (format is >= 14 and <= 22 or >= 45 and <= 47 || own.Contains(format)));
            }
        }

        return dates;
    }

    // Without what stands in quotes or brackets, a format of dates has a year, a day or an hour in it.
    private static bool IsDate(string format) => Quoted().Replace(format, string.Empty).Any(sign => sign is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H');

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();

    /// <summary>The parts of a workbook, unpacked within one bound for all of them.</summary>
    private sealed class Parts(ZipArchive zip)
    {
        private long _left = MostUnpacked;

        internal MemoryStream? Open(string name)
        {
            if (zip.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, name, StringComparison.OrdinalIgnoreCase)) is not { } entry)
            {
                return null;
            }

            // What an entry says of its length is not believed: it is counted.
            using var from = entry.Open();
            var (to, buffer) = (new MemoryStream(), new byte[64 * 1024]);
            while (from.Read(buffer) is > 0 and var read)
            {
                _left -= read;
                if (_left < 0)
                {
                    throw new SheetUnreadable($"more than {MostUnpacked / 1024 / 1024} MB unpacked", $"at most {MostUnpacked / 1024 / 1024} MB unpacked");
                }

                to.Write(buffer, 0, read);
            }

            to.Position = 0;
            return to;
        }

        /// <summary>Where the first sheet lies, as the workbook and its relations say.</summary>
        internal string FirstSheet()
        {
            if (Open("[Content_Types].xml") is not { } types || Open("xl/workbook.xml") is not { } workbook || Open("xl/_rels/workbook.xml.rels") is not { } relations)
            {
                throw new SheetUnreadable("a zip that is no workbook", NotOne);
            }

            if (new StreamReader(types).ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            {
                throw new SheetUnreadable("macros", "a workbook without macros (.xlsx)");
            }

            var id = First(workbook, "sheet", xml => xml.MoveToFirstAttribute() ? Named(xml, "id") : null);
            var target = First(relations, "Relationship", xml => xml.GetAttribute("Id") == id ? xml.GetAttribute("TargetMode") == "External" ? string.Empty : xml.GetAttribute("Target") : null);
            return target switch
            {
                null => throw new SheetUnreadable("a workbook without a sheet", NotOne),
                "" => throw new SheetUnreadable("links to other files", "a workbook that stands alone"),
                ['/', .. var whole] => whole,
                _ => "xl/" + target,
            };
        }

        private static string? Named(XmlReader xml, string name)
        {
            do
            {
                if (xml.LocalName == name)
                {
                    return xml.Value;
                }
            }
            while (xml.MoveToNextAttribute());
            return null;
        }

        private static string? First(Stream part, string element, Func<XmlReader, string?> read)
        {
            using var xml = XmlReader.Create(part, Safe);
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Element && xml.LocalName == element && read(xml) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    /// <summary>A reader of one part.</summary>
    internal static XmlReader Reader(Stream part) => XmlReader.Create(part, Safe);
}
