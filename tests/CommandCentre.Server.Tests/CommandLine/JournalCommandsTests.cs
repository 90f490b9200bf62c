using System.Text.Json.Nodes;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class JournalCommandsTests
{
    private const string Canary = "Canary in the toy";

    [Fact]
    public async Task Verify_OfAGoodFolder_SaysHowManyLines()
    {
        using var folder = await RecordedAsync();
        var (code, output, _) = await CentreCommandsTests.RunAsync("journal", "verify", "--data", folder.Path);
        Assert.Equal(CentreCommands.Done, code);
        // Opened, moved to the action phase, one hit.
        Assert.Matches("^verified 3 lines of 1 journals, head [0-9a-f]{64}\n$", output);
    }

    [Fact]
    public async Task Verify_OfADamagedFolder_NamesTheLine()
    {
        using var folder = await RecordedAsync();
        var file = Path.Combine(folder.Path, "journal.db");
        var bytes = await File.ReadAllBytesAsync(file);
        var place = bytes.AsSpan().IndexOf("phase-changed"u8);
        bytes[place] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var (code, output, _) = await CentreCommandsTests.RunAsync("journal", "verify", "--data", folder.Path);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains($"op/{Commands.Operation}", output, StringComparison.Ordinal);
        Assert.Contains("line 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_WithoutOwnersKeys_PrintsOpenFieldsAndHashesOnly()
    {
        using var folder = await RecordedAsync();
        var (code, output, _) = await CentreCommandsTests.RunAsync("journal", "show", Commands.Operation, "--data", folder.Path);
        var lines = output.Trim().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(CentreCommands.Done, code);
        Assert.Equal([1, 2, 3], lines.Select(line => (int)line["number"]!));
        Assert.All(lines, line => Assert.Matches("^[0-9a-f]{64}$", (string)line["hash"]!));
        Assert.Equal("closed", (string?)lines[2]["sealed"]);
        Assert.DoesNotContain(Canary, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nordmann", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_WithOwnersKeys_OpensWhatTheySealed()
    {
        using var folder = await RecordedAsync();
        var (code, output, _) = await CentreCommandsTests.RunAsync(
            "journal", "show", Commands.Operation, "--after", "2", "--data", folder.Path, "--owner-keys", folder.OwnerKeys);
        var line = JsonNode.Parse(Assert.Single(output.Trim().Split('\n')))!;
        Assert.Equal(CentreCommands.Done, code);
        Assert.Equal(Canary, (string?)line["body"]!["report"]!["summary"]);
        Assert.Null(line["sealed"]);
    }

    [Fact]
    public async Task Show_WithKeysOfOtherOwnersOnly_LeavesItClosed()
    {
        using var folder = await RecordedAsync();
        var others = Path.Combine(folder.Path + "-keys", "france.json");
        await File.WriteAllTextAsync(others, $$"""{"FR":"{{Convert.ToBase64String(new byte[32])}}"}""");
        var (code, output, _) = await CentreCommandsTests.RunAsync("journal", "show", Commands.Operation, "--data", folder.Path, "--owner-keys", others);
        Assert.Equal(CentreCommands.Done, code);
        Assert.DoesNotContain(Canary, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no operation 'OTHER'", "journal", "show", "OTHER")]
    [InlineData("no owners' keys", "journal", "show", Commands.Operation, "--owner-keys", "/nowhere/keys.json")]
    public async Task Show_OfWhatIsNotThere_SaysSo(string said, params string[] args)
    {
        using var folder = await RecordedAsync();
        var (code, _, error) = await CentreCommandsTests.RunAsync([.. args, "--data", folder.Path]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAndShow_BesideARunningCentre_Read()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        Assert.Equal(0, (await CentreCommandsTests.RunAsync("journal", "verify", "--data", centre.DataFolder)).Code);
        Assert.Equal(0, (await CentreCommandsTests.RunAsync("journal", "show", Commands.Operation, "--data", centre.DataFolder)).Code);
    }

    private static async Task<TemporaryFolder> RecordedAsync()
    {
        var folder = new TemporaryFolder();
        await using var centre = await RunningCentre.StartAsync(folder: folder);
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit(Canary, "H2", "FR"));
        return folder;
    }
}
