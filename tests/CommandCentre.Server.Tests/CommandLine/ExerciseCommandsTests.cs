using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class ExerciseCommandsTests
{
    [Fact]
    public async Task Generate_WithASeed_WritesTheWeek()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "week.jsonl");
        var (code, output, _) = await CentreCommandsTests.RunAsync("exercise", "generate", "--seed", "7", "--out", file);
        Assert.Equal(0, code);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Contains($"Wrote {lines.Length} lines", output, StringComparison.Ordinal);
        Assert.StartsWith("""{"position":1,""", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_IntoAFolderThatIsNotThere_SaysSo()
    {
        var (code, _, error) = await CentreCommandsTests.RunAsync("exercise", "generate", "--seed", "7", "--out", "/nowhere/week.jsonl");
        Assert.Equal(1, code);
        Assert.Contains("/nowhere/", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
