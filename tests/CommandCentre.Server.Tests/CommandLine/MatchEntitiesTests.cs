using System.Text.Json;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class MatchEntitiesTests : IDisposable
{
    private const string Same = """{"schema":"Person","query":{"name":["Anna Keller"],"birthDate":["1970-01-02"]},"candidate":{"name":["Anna Keller"],"birthDate":["1970-01-02"]},"match":true,"score":"theirs"}""";
    private const string Other = """{"query":{"schema":"Person","properties":{"name":["Anna Keller"]}},"candidate":{"schema":"Person","properties":{"name":["Vasco Lima"]}},"match":false}""";
    private const string Missed = """{"schema":"Person","query":{"name":"Anna Keller"},"candidate":{"name":["Vasco Lima"]},"match":true}""";
    private const string Unlabelled = """{"schema":"Person","query":{"name":["Anna Keller"]},"candidate":{"name":["Anna Keller"]}}""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Entities_OfAFile_AreCountedAgainstTheirLabels()
    {
        var (code, output, error) = await RunAsync([Same, Other, string.Empty, Missed, Unlabelled]);
        Assert.Equal((CentreCommands.Done, "checks 3 right 2 wrong 1\n", string.Empty), (code, output, error));
    }

    [Fact]
    public async Task Entities_WithOut_SayWhy()
    {
        var to = Path.Combine(_folder.Path, "out.jsonl");
        await RunAsync([Same, Other], "--out", to);
        var lines = await File.ReadAllLinesAsync(to);
        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        var (line, second) = (first.RootElement, lines[1]);
        Assert.Equal((1.0, true, "confirmed"), (line.GetProperty("score").GetDouble(), line.GetProperty("verdict").GetBoolean(), line.GetProperty("standing").GetString()));
        Assert.Equal("Person", line.GetProperty("schema").GetString());
        Assert.Equal(line.GetProperty("points").GetInt32(), line.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("points").GetInt32()));
        Assert.Contains(line.GetProperty("parts").EnumerateArray(), part => part.GetProperty("feature").GetString() == "date" && part.GetProperty("left").GetString() == "1970-01-02");
        Assert.Contains("\"verdict\":false", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"schema":"Person","query":{}}""", "query or candidate is missing")]
    [InlineData("""{"query":{},"candidate":{}}""", "schema is missing")]
    [InlineData("""{"schema":"Person","query":[],"candidate":{}}""", "query: ")]
    [InlineData("""{"schema":"Person","query":{"name":[{}]},"candidate":{}}""", "name holds an object")]
    [InlineData("""{"schema":"Person","query":{},"candidate":{},"match":"perhaps"}""", "match: \"perhaps\" is not allowed")]
    [InlineData("""{"schema":"Person","query":{"name":["\ud800"]},"candidate":{},"match":true}""", "half of a surrogate pair")]
    public async Task BadLine_IsNamedAndTheRestRuns(string line, string reason)
    {
        var (code, output, error) = await RunAsync([Same, line, Other]);
        Assert.Equal((CentreCommands.Done, "checks 2 right 2 wrong 0\n"), (code, output));
        Assert.Contains($"row 2 (line 2): ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.EndsWith("1 of 3 rows are bad and were left out.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_WithoutOneThatCanBeUsed_Fail()
    {
        var (code, output, error) = await RunAsync(["nonsense"]);
        Assert.Equal((CentreCommands.Failed, string.Empty), (code, output));
        Assert.EndsWith("No line can be used.\n", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] lines, params string[] more)
    {
        var file = Path.Combine(_folder.Path, "entities.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        return await CentreCommandsTests.RunAsync(["match", "entities", file, .. more]);
    }
}
