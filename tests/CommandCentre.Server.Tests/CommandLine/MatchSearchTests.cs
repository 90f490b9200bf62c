using System.Text.RegularExpressions;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed partial class MatchSearchTests : IDisposable
{
    private static readonly string[] Held =
    [
        """{"id":"a","schema":"Person","properties":{"name":["Anna Keller"]}}""",
        """{"id":"b","schema":"Person","properties":{"name":["Vasco Lima","Vasco da Lima"]}}""",
        """{"id":"c","schema":"Company","properties":{"name":["Orlov Shipping Ltd"]}}""",
    ];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task Search_OfHoldings_SaysHowManyWereFound(string threads)
    {
        // Two of four find what they should; the third asks for somebody who is not held, the fourth expects another.
        var (code, output, error) = await RunAsync(Held, "query,expected,schema\nKeller Anna,a,Person\nOrlov Shipping,nobody;c,\nBoris Petrov,d,Person\nVasco Lima,a,Person\n", "--threads", threads);
        Assert.Equal((CentreCommands.Done, string.Empty), (code, error));
        Assert.Matches(Line(), output);
        Assert.StartsWith("queries 4 recall@10 0.5000 p50_ms ", output, StringComparison.Ordinal);
        Assert.Contains(" entities 3 memory_mb ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithTop_CountsOnlySoMany()
    {
        var (_, output, _) = await RunAsync([.. Held, """{"id":"e","schema":"Person","properties":{"name":["Anna Kellner"]}}"""], "query,expected\nAnna Keller,e\n", "--top", "1");
        Assert.StartsWith("queries 1 recall@1 0.0000 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_BadRows_AreNamedAndTheRestRuns()
    {
        var (code, output, error) = await RunAsync(["nonsense", """{"schema":"Person","properties":{"name":["No id"]}}""", """{"id":"x","properties":{}}""", .. Held], "query,expected\n,a\nAnna Keller,\nAnna Keller,a\n");
        Assert.Equal(CentreCommands.Done, code);
        Assert.StartsWith("queries 1 recall@10 1.0000 ", output, StringComparison.Ordinal);
        var lines = error.TrimEnd().Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Contains("queries.csv, row 1 (line 2): query: nothing is not allowed", lines[0], StringComparison.Ordinal);
        Assert.Contains("queries.csv, row 2 (line 3): expected: nothing is not allowed", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("queries.csv: 2 of 3 rows are bad and were left out.", lines[2], StringComparison.Ordinal);
        Assert.Contains("holdings.jsonl, row 1 (line 1): 'nonsense' is no JSON", lines[3], StringComparison.Ordinal);
        Assert.Contains("holdings.jsonl, row 2 (line 2): id is missing", lines[4], StringComparison.Ordinal);
        Assert.Contains("holdings.jsonl, row 3 (line 3): schema is missing", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("holdings.jsonl: 3 of 6 rows are bad and were left out.", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithoutAnythingToSearchOrIn_Fails()
    {
        var (code, output, error) = await RunAsync(["nonsense"], "query,expected\nAnna Keller,a\n");
        Assert.Equal((CentreCommands.Failed, string.Empty), (code, output));
        Assert.EndsWith("holdings.jsonl: no line can be used.\n", error, StringComparison.Ordinal);
        (code, _, error) = await RunAsync(Held, "query,expected\n");
        Assert.Equal(CentreCommands.Failed, code);
        Assert.EndsWith("queries.csv has no row after the header.\n", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] holdings, string queries, params string[] more)
    {
        var (held, asked) = (Path.Combine(_folder.Path, "holdings.jsonl"), Path.Combine(_folder.Path, "queries.csv"));
        await File.WriteAllLinesAsync(held, holdings);
        await File.WriteAllTextAsync(asked, queries);
        return await CentreCommandsTests.RunAsync(["match", "search", "--holdings", held, "--queries", asked, .. more]);
    }

    [GeneratedRegex(@"^queries 4 recall@10 0\.5000 p50_ms \d+\.\d{3} p99_ms \d+\.\d{3} entities 3 memory_mb -?\d+\.\d\n$")]
    private static partial Regex Line();
}
