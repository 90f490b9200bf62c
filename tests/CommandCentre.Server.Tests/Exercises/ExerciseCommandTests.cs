using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.Tests.Exercises;

public sealed class ExerciseCommandTests
{
    [Fact]
    public async Task Generate_SameSeedTwice_WritesTheSameBytes()
    {
        var (first, second) = (await WrittenAsync(11), await WrittenAsync(11));

        Assert.Equal(Convert.ToHexString(SHA256.HashData(first)), Convert.ToHexString(SHA256.HashData(second)));
        Assert.NotEqual(SHA256.HashData(first), SHA256.HashData(await WrittenAsync(12)));
    }

    [Fact]
    public void Generate_Lines_EndWithTheTruthAndAreEachOneJsonObject()
    {
        var script = ExerciseScript.Generate(3, ExerciseNames.First);
        var lines = ExerciseJson.Lines(script).ToList();

        Assert.Equal(script.Steps.Count + script.Truth.Groups.Count, lines.Count);
        Assert.All(lines.Take(script.Steps.Count), line => Assert.StartsWith("{\"position\":", line, StringComparison.Ordinal));
        Assert.All(lines.Skip(script.Steps.Count), line => Assert.StartsWith("{\"group\":", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public void Generate_EveryCommand_ReadsBackAsTheSameCommand()
    {
        var script = ExerciseScript.Generate(7, ExerciseNames.First);
        // What the operators' channel notes by itself nobody can send.
        foreach (var (step, line) in script.Steps.Zip(ExerciseJson.Lines(script)).Where(pair => pair.First.By != Actor.Channel))
        {
            using var json = JsonDocument.Parse(line);
            var read = CommandReading.Read((FieldTree.Group)Tree(json.RootElement.GetProperty("command")));

            Assert.True(read.Errors.Count == 0, $"{line}: {string.Join(", ", read.Errors)}");
            Assert.Equal(step.Command, read.Command);
        }
    }

    [Theory]
    [InlineData("ARMSTRONG-VII", 1)]
    [InlineData("ARMSTRONG-VII-2", 2)]
    [InlineData("ARMSTRONG-VII-13", 13)]
    [InlineData("ARMSTRONG-VII-1", null)]
    [InlineData("ARMSTRONG-VII-02", null)]
    [InlineData("ARMSTRONG-VIII", null)]
    [InlineData("HERMES-3", null)]
    public void ExerciseNames_Key_TellsTheRun(string key, int? run) =>
        Assert.Equal(run, ExerciseNames.RunOf(Domain.Operations.OperationKey.Parse(key)));

    private static async Task<byte[]> WrittenAsync(int seed)
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            var lines = await ExerciseCommand.GenerateAsync(seed, file, TestContext.Current.CancellationToken);
            var bytes = await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken);
            Assert.Equal(lines, Encoding.UTF8.GetString(bytes).Count(c => c == '\n'));
            return bytes;
        }
        finally
        {
            file.Delete();
        }
    }

    private static FieldTree Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new FieldTree.Group(element.EnumerateObject().ToDictionary(field => field.Name, field => Tree(field.Value))),
        JsonValueKind.Array => new FieldTree.List([.. element.EnumerateArray().Select(Tree)]),
        JsonValueKind.Null => new FieldTree.Text(string.Empty),
        _ => new FieldTree.Text(element.ToString()),
    };
}
