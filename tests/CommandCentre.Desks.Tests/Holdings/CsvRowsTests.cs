using CommandCentre.Desks.Holdings;

namespace CommandCentre.Desks.Tests.Holdings;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\nc,d", "a;b|c;d")]
    [InlineData("a,b\r\nc,d\r\n", "a;b|c;d")]
    [InlineData("a,\n,b\n", "a;|;b")]
    [InlineData("\n\na\n\n", "a")]
    [InlineData("\"a,\"\"b\"\"\nc\",d", "a,\"b\"\nc;d")]
    [InlineData("a\"b\",c", "a\"b\";c")]
    [InlineData("\"a\"b,c", "ab;c")]
    [InlineData("\"\",\"\"", ";")]
    [InlineData("a\rb", "a|b")]
    public void Rows_OfAnyShape_AreRead(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(text).Select(row => string.Join(';', row.Cells))));

    [Fact]
    public void Rows_PartedBySomethingElse_KeepTheirCommas()
    {
        var rows = new CsvRows(new StringReader("a,b;\"c;d\";e"), ';');
        Assert.Equal(["a,b", "c;d", "e"], rows.Next()!.Cells);
    }

    [Fact]
    public void Rows_AfterAQuoteThatIsNotClosed_AreRead()
    {
        var rows = Read("a,b\n\"c,d\ne,f\ng,h\n");
        Assert.Equal([(1, null), (2, "a quote is opened and not closed"), (3, null), (4, null)], rows.Select(row => ((int)row.Line, row.Fault)));
    }

    [Fact]
    public void Rows_LongerThanIsRead_CostThemselvesOnly()
    {
        var rows = Read($"{new string('x', CsvRows.LongestRow * 2)},1\na,b\n\"{new string('y', CsvRows.LongestRow + 5)}\nc,d\n");
        Assert.Equal([true, false, true, false], rows.Select(row => row.Fault is not null));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => (int)row.Line));
    }

    [Fact]
    public void Rows_OfMutatedText_AreReadWithoutAFault()
    {
        var chance = new Random(11);
        for (var number = 0; number < 20_000; number++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(30)).Select(_ => "ab,\"\r\n"[chance.Next(6)]));
            Assert.True(Read(text).All(row => row.Cells.Count > 0 && row.Line <= text.Length + 1), text);
        }
    }

    private static List<CsvRow> Read(string text)
    {
        var (rows, read) = (new CsvRows(new StringReader(text)), new List<CsvRow>());
        while (rows.Next() is { } row)
        {
            read.Add(row);
        }

        return read;
    }
}
