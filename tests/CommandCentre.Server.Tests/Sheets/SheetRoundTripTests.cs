using CommandCentre.Server.Sheets;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Sheets;

/// <summary>Out, in elsewhere, and out again: the same cells, whatever stands in them.</summary>
public sealed class SheetRoundTripTests
{
    private const int Rows = 60;

    // One line each: formulas of every beginning, what only looks guarded, other scripts, numbers with leading zeros or more digits than a number keeps.
    private static readonly string[] Names =
    [
        "=1+1", "+47 22 33", "-5 rue", "@home", "|pipe", "%20", "'=1+1", "''=x", "'t Hart", "'", "=cmd|' /C calc'!A0", "Ola \"Ole\" Nordmann", "semi;colon, comma", "\u0645\u062d\u0645\u062f \u0639\u0644\u064a", "Иван Петров", "Ἀλέξανδρος 😀", "\u200fעברית",
        "000123", "01234567890123456789012345", "1e5", "TRUE", "2020-11-16", "_x0041_", "a_x005F_", "<b>&amp;</b>", "\u00a0hard blank\u00a0x", "#REF!", "{=1}",
    ];

    // What stands in texts of several lines.
    private static readonly string[] Texts = [.. Names.Select(name => name + " seen"), "two\nlines", "a\ttab", "=1\n+2\n\"3\"", "blank\n\nline", "comma,\nquote \"\nsemicolon;", "-\tdash"];

    /// <summary>Columns and what may stand in each; of the first every row has another.</summary>
    private static readonly Dictionary<string, (string Who, (string Name, string[] May)[] Columns)> Kinds = new()
    {
        ["send-lead"] = ("liaison officer",
        [
            ("reason", Texts), ("parcel", ["RR473124829GB", "COURIER-000123"]), ("destination", ["FR", "NL"]), ("consignor.name", Names), ("consignor.address", Names), ("consignee.name", ["", .. Names]), ("consignee.phone", ["", "+47 22 33 44 55", "00123"]),
            ("expected", ["", "2020-11-18T10:00:00Z", "2020-11-18T10:00:30Z"]), ("route.origin", ["", "US"]), ("route.transit", ["", "NL BE", "BE"]), ("contents[0].description", Names), ("contents[0].hs", ["", "9503.00"]), ("contents[0].grams", ["", "850"]),
            ("contents[0].value", ["0.5", "29.9"]), ("contents[0].currency", ["EUR"]), ("contents[1].description", ["", .. Names]), .. Marks[..^1], ("to", ["FR NL"]), // a lead goes to its destination, said or not
        ]),
        ["report-control"] = ("agency officer",
        [
            ("text", Texts), ("parcel", ["RR473124829GB", "COURIER-000123"]), ("site", ["Leipzig hub", "=Roissy", "Москва"]), ("level", ["documents", "xray", "opened"]), ("method", ["xray", "dog", "visual"]), ("result", ["nothing-found", "suspicious"]),
            ("controlled", ["2020-11-16T09:40:00Z", "2020-11-16T09:40:01Z"]), .. Marks,
        ]),
        ["report-seizure"] = ("agency officer",
        [
            ("text", Texts), ("site", ["Leipzig hub", "=Roissy"]), ("method", ["opened", "xray"]), ("found", ["2020-11-16T09:30:00Z"]), ("items[0].kind", ["part"]), ("items[0].subKind", ["barrel"]), ("items[0].count", ["1", "20"]),
            ("items[1].kind", ["firearm"]), ("items[1].subKind", ["pistol"]), ("items[1].count", ["1"]), ("parcel", ["", "RR473124829GB"]), ("consignor.name", ["", .. Names]), ("consignee.address", ["", .. Names]), ("cause", ["", "hit"]), ("concealment", ["", "inside-object"]),
            ("described[0].item", ["1"]), ("described[0].text", Names), ("described[0].firearm.make", Names), ("described[0].firearm.serial", ["000123", "=A 1", "0123456789012345678901"]), ("described[0].firearm.rounds", ["", "0", "8"]),
            ("described[0].firearm.isDetachable", ["", "true", "false"]), .. Marks,
        ]),
    };

    private static (string Name, string[] May)[] Marks => [("handling", ["H0", "H1", "H2", "H3", "H1 H3"]), ("handlingText", Names), ("evaluation", ["", "B2"]), ("to", ["FR", "FR NL"])];

    [Theory]
    [InlineData("send-lead", "csv")]
    [InlineData("send-lead", "xlsx")]
    [InlineData("report-control", "csv")]
    [InlineData("report-control", "xlsx")]
    [InlineData("report-seizure", "csv")]
    [InlineData("report-seizure", "xlsx")]
    public async Task OutInElsewhereAndOut_GivesTheSameCells(string kind, string format)
    {
        var (who, columns) = Kinds[kind];
        string[] header = [.. columns.Select(column => column.Name)];
        var random = new Random(kind.Length + format.Length);
        var rows = Enumerable.Range(0, Rows).Select(at => Row(columns, at, random)).ToList();
        var first = await TakenThroughAsync(who, kind, format, SheetSending.File(format, header, rows));
        var sheet = SheetReader.Read(first);
        Assert.Equal(rows.Select(row => Told(header.Zip(row, (name, cell) => (name, Written(cell))))), sheet.Rows.Select(row => Told(sheet.Header.Zip(row.Cells))));

        var again = SheetReader.Read(await TakenThroughAsync(who, kind, format, first));
        Assert.Equal(sheet.Header, again.Header);
        Assert.Equal(sheet.Rows.Select(row => row.Cells), again.Rows.Select(row => row.Cells));
    }

    /// <summary>In at a centre of its own, where it was never seen, and out of it.</summary>
    private static async Task<byte[]> TakenThroughAsync(string who, string kind, string format, byte[] file)
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", who);
        var run = await SheetSending.SentAsync(germany, kind, file);
        Assert.True(SheetSending.Counts(run) == (Rows, Rows, 0, 0), run.ToJsonString());
        return await SheetSending.TakenOutAsync(germany, kind, format);
    }

    private static string[] Row((string Name, string[] May)[] columns, int at, Random random)
    {
        var row = columns.Select(column => column.May[random.Next(column.May.Length)]).ToArray();
        row[0] = $"{columns[0].May[at % columns[0].May.Length]} {at}";
        var (handling, text) = (Array.FindIndex(columns, column => column.Name == "handling"), Array.FindIndex(columns, column => column.Name == "handlingText"));
        row[text] = row[handling].Contains("H3", StringComparison.Ordinal) ? row[text] : string.Empty;
        return row;
    }

    // What is recorded has no blanks around it; cells that hold nothing are as columns that are not there.
    private static string Written(string cell) => cell.Trim();

    private static string Told(IEnumerable<(string Name, string Cell)> cells) =>
        string.Join('\u001f', cells.Where(cell => cell.Cell.Length > 0).OrderBy(cell => cell.Name, StringComparer.Ordinal).Select(cell => $"{cell.Name}={cell.Cell}"));
}
