using System.IO.Compression;
using System.Text;
using CommandCentre.Server.Sheets;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>Hostile and odd files: refused with what was found and what is allowed, or made harmless; nothing is worked out, followed or unpacked without bound.</summary>
public sealed class SheetReaderTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Types = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""";

    private const string Workbook = $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    private const string Relations = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""";

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("a,a\n1,2\n", "twice")]
    [InlineData("id,parcel\n", "id")]
    [InlineData("kind,parcel\n", "kind")]
    [InlineData("_guard,parcel\n", "_guard")]
    [InlineData("parcel\0,site\n", "character 0")]
    public void Read_AWrongCsv_SaysWhat(string csv, string found) => Refused(Encoding.UTF8.GetBytes(csv), found);

    [Fact]
    public void Read_BytesThatAreNoText_AreRefused() => Refused([0xff, 0xfe, 0xfa, 0x00, 0x41], "no text");

    [Fact]
    public void Read_MoreRowsOrColumnsThanMayBe_IsRefused()
    {
        Refused(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", Sheet.MostRows + 1))), "rows");
        Refused(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, Sheet.MostColumns + 1).Select(at => $"c{at}"))), "columns");
        Refused(Book("""<row r="1"><c r="XFD1" t="inlineStr"><is><t>far</t></is></c></row>"""), "columns");
    }

    [Fact]
    public void Read_AZipBomb_IsRefusedWithinItsBound()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Zip(("[Content_Types].xml", Types), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), ("xl/worksheets/sheet1.xml", new string(' ', 80 * 1024 * 1024))), "MB unpacked");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000L * 1024 * 1024);
        Refused(Zip([.. Enumerable.Range(0, 300).Select(at => ($"xl/p{at}.xml", "x"))]), "parts");
    }

    /// <summary>A file of 200 KB whose one cell is twelve million elements: an object for each took 1.4 GB (decision 17).</summary>
    [Fact]
    public void Read_ACellOfMillionsOfElements_KeepsItsBound()
    {
        var file = Book("<row r=\"1\"><c t=\"inlineStr\"><is>" + string.Concat(Enumerable.Repeat("<t/>", 12_000_000)) + "</is></c></row>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            SheetReader.Read(file);
        }
        catch (SheetUnreadable refused)
        {
            Assert.NotEmpty(refused.Message);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300L * 1024 * 1024);
    }

    /// <summary>What is no table at all, whatever it is called: told apart by its content.</summary>
    [Fact]
    public void Read_HostileFilesOfEverySort_AreRefusedOrText()
    {
        foreach (var file in Files.HostileFiles.All)
        {
            try
            {
                var sheet = SheetReader.Read(file.Bytes);
                // A text is a text here too; no kind of sheet has such columns.
                Assert.All(SheetKind.All, kind => Assert.Throws<SheetUnreadable>(() => SheetColumns.Check(kind, sheet)));
            }
            catch (SheetUnreadable refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/xl/sheet.xml")]
    [InlineData("xl\\..\\evil.xml")]
    [InlineData("C:/evil.xml")]
    public void Read_APartThatLeadsOutOfTheFile_IsRefused(string name) =>
        Refused(Zip([.. Parts("""<row r="1"><c t="inlineStr"><is><t>site</t></is></c></row>"""), (name, "x")]), "leads out");

    /// <summary>A picture with a workbook behind it is no workbook, and one with a page behind it is read as the workbook alone.</summary>
    [Fact]
    public void Read_TwoFilesInOne_IsOneOrNone()
    {
        var book = Book("""<row r="1"><c t="inlineStr"><is><t>site</t></is></c></row>""");
        Refused([0xff, 0xd8, 0xff, 0xe0, .. book], "no text");
        try
        {
            Assert.Equal(["site"], SheetReader.Read((byte[])[.. book, .. "<script>alert(1)</script>"u8]).Header);
        }
        catch (SheetUnreadable refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    [Fact]
    public void Read_RowsWithoutEnd_AreRefused()
    {
        Refused(Book("""<row r="1048577"><c t="inlineStr"><is><t>site</t></is></c></row>"""), "row 1048577");
        Refused(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, Sheet.MostColumns).Select(at => $"c{at}")) + "\n" + string.Concat(Enumerable.Repeat(new string(',', Sheet.MostColumns - 1) + "1\n", 1 + (Sheet.MostCells / Sheet.MostColumns)))), "cells");
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "macros")]
    [InlineData("xl/macrosheets/sheet1.xml", "macros")]
    [InlineData("xl/activeX/activeX1.bin", "macros")]
    [InlineData("xl/externalLinks/externalLink1.xml", "links to other files")]
    [InlineData("xl/embeddings/oleObject1.bin", "links to other files")]
    [InlineData("xl/connections.xml", "links to other files")]
    public void Read_AWorkbookWithMore_IsRefused(string part, string found) =>
        Refused(Zip([.. Parts("""<row r="1"><c t="inlineStr"><is><t>site</t></is></c></row>"""), (part, "x")]), found);

    [Fact]
    public void Read_AMacroTypeOrAnExternalSheet_IsRefused()
    {
        Refused(Zip(("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations)), "macros");
        Refused(Zip(("[Content_Types].xml", Types), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations.Replace("Target=", "TargetMode=\"External\" Target=", StringComparison.Ordinal))), "links to other files");
    }

    /// <summary>Entities are neither expanded nor fetched.</summary>
    [Fact]
    public void Read_ADocumentType_IsRefused() => Refused(
        Zip(("[Content_Types].xml", Types), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), ("xl/worksheets/sheet1.xml", """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>""")),
        "cannot be unpacked or read");

    [Theory]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 no zip at all")]
    public void Read_ABrokenZip_IsRefused(string text) => Refused(Encoding.Latin1.GetBytes(text), "cannot be unpacked or read");

    /// <summary>A formula is a fault of its row, with the formula as it stands; its result is not taken for a value.</summary>
    [Theory]
    [InlineData("""<c r="A2"><f>HYPERLINK("http://x")</f><v>7</v></c>""", "=HYPERLINK(\"http://x\")")]
    [InlineData("""<c r="A2" t="str"><f>1+1</f><v>2</v></c>""", "=1+1")]
    [InlineData("""<c r="A2" t="e"><v>#REF!</v></c>""", "#REF!")]
    public void Read_AFormulaOrError_IsAFaultOfItsRow(string cell, string value)
    {
        var sheet = SheetReader.Read(Book($"""<row r="1"><c r="A1" t="inlineStr"><is><t>site</t></is></c></row><row r="2">{cell}</row><row r="3"><c r="A3" t="inlineStr"><is><t>Leipzig</t></is></c></row>"""));
        Assert.Equal(value, sheet.Rows[0].Fault!.Value);
        Assert.Null(sheet.Rows[1].Fault);
    }

    /// <summary>Numbers as they were typed, dates as moments, shared and rich texts, escapes; row numbers as the file has them.</summary>
    [Fact]
    public void Read_CellsOfEverySort_AreTheirText()
    {
        const string styles = $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;h&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>""";
        const string shared = $"""<sst xmlns="{Main}"><si><t>plain</t></si><si><r><t>in </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></si><si><t>a_x005F_x0041_</t></si></sst>""";
        var rows = $"""<row r="1">{string.Concat("abcdefg".Select(name => $"<c t=\"inlineStr\"><is><t>{name}</t></is></c>"))}</row>"""
            + """<row r="7"><c r="A7"><v>29.899999999999999</v></c><c r="B7" s="1"><v>44151.4375</v></c><c r="C7" s="2"><v>44151</v></c><c r="D7" t="s"><v>1</v></c><c r="E7" t="s"><v>2</v></c><c r="F7" t="b"><v>1</v></c><c r="G7" t="s"><v>99</v></c></row>""";
        var sheet = SheetReader.Read(Zip([.. Parts(rows), ("xl/styles.xml", styles), ("xl/sharedStrings.xml", shared)]));
        Assert.Equal(7, sheet.Rows[0].Number);
        Assert.Equal(["29.9", "2020-11-16T10:30:00Z", "2020-11-16T00:00:00Z", "in runs", "a_x0041_", "true", ""], sheet.Rows[0].Cells);
    }

    /// <summary>What is written is read back the same, as CSV and as XLSX, whatever stands in it.</summary>
    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        string[] texts = ["=1+1", "'=1+1", "''=x", "'t Hart", "-5", "+47 22 33 44 55", "@home", " spaced", "two\nlines", "quote \" comma , semicolon ;", "Ἀλέξανδρος 😀", "_x0041_", "a_x005F_", "<b>&amp;</b>", "|pipe", "%20", "\u200fעברית", "'", "''"];
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            string[] header = [.. Enumerable.Range(0, random.Next(1, 60)).Select(at => $"c{at}")];
            List<IReadOnlyList<string>> rows = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (IReadOnlyList<string>)header.Select(_ => texts[random.Next(texts.Length)]).ToArray())];
            foreach (var file in new[] { SheetWriter.Csv(header, rows), SheetWriter.Xlsx(header, rows) })
            {
                var read = SheetReader.Read(file);
                Assert.Equal(header, read.Header);
                Assert.Equal(rows, read.Rows.Select(row => row.Cells));
            }
        }
    }

    /// <summary>No cell of a CSV begins with what a spreadsheet would run.</summary>
    [Fact]
    public void Write_AFormula_IsGuarded()
    {
        var text = Encoding.UTF8.GetString(SheetWriter.Csv(["a", "b"], [["=cmd|' /C calc'!A0", "+1"], ["\t=1", "@x"]]));
        Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"+", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"\t", text, StringComparison.Ordinal);
    }

    private static void Refused(byte[] file, string found) =>
        Assert.Contains(found, Assert.Throws<SheetUnreadable>(() => SheetReader.Read(file)).Message, StringComparison.Ordinal);

    private static (string Name, string Content)[] Parts(string rows) =>
        [("[Content_Types].xml", Types), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""")];

    internal static byte[] Book(string rows) => Zip(Parts(rows));

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
