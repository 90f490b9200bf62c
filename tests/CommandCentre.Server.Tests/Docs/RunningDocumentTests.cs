using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using CommandCentre.Desks;
using CommandCentre.Server.Tests.CommandLine;
using CommandCentre.Server.Tests.Running;
using CommandCentre.Server.Tests.Watch;
using CommandCentre.Server.Watch;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Server.Tests.Docs;

/// <summary><c>docs/running.md</c>: what it lists is what there is.</summary>
public sealed class RunningDocumentTests
{
    private static string Text => File.ReadAllText(Path.Combine(Sources.Root, "docs", "running.md"));

    [Fact]
    public async Task Metrics_OfTheDocument_AreThoseTheCentreGives()
    {
        await using var centre = await RunningCentre.StartAsync();
        var table = new StringBuilder("| name | kind | what |\n|---|---|---|\n");
        var lines = (await MetricsTests.TextAsync(centre)).Split('\n');
        foreach (var (help, type) in lines.Zip(lines.Skip(1)).Where(pair => pair.First.StartsWith("# HELP ", StringComparison.Ordinal)))
        {
            var name = help.Split(' ')[2];
            var what = name.StartsWith("dotnet_", StringComparison.Ordinal) ? "Of the .NET runtime." : string.Join(' ', help.Split(' ')[3..]); // Its words may change with a patch.
            table.Append(null, $"| `{name}` | {type.Split(' ')[3]} | {what} |\n");
        }

        AssertSame("metrics", table.ToString());
    }

    [Fact]
    public void Events_OfTheDocument_AreThoseLogged()
    {
        var logged = new[] { typeof(DeskEvents), typeof(CentreEvents) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (EventId)field.GetValue(null)!).ToList();
        var told = Section("events").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[1].Trim()).ToList();
        Assert.Equal(logged.OrderBy(id => id.Id).Select(id => $"{id.Id} `{id.Name}`"), told);
        Assert.Equal(logged.Count, logged.Select(id => id.Id).Distinct().Count());
    }

    [Fact]
    public void EverythingLogged_CarriesAnEvent()
    {
        var calls = ((string[])["*.cs", "*.razor"]).SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), kind, SearchOption.AllDirectories))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(\s*(?<first>\w+\.?)").Select(call => (file, First: call.Groups["first"].Value))).ToList();
        Assert.True(calls.Count > 15, "the calls are found");
        Assert.All(calls, call => Assert.Contains(call.First, (string[])[nameof(DeskEvents) + ".", nameof(CentreEvents) + "."]));
    }

    [Fact]
    public void Reasons_OfHealth_AreTold()
    {
        var reasons = typeof(Standing).GetFields(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(field => field is { IsLiteral: true }).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.True(reasons.Count > 6);
        Assert.All(reasons, reason => Assert.Contains($"`{reason}`", Section("health"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("journal", "verify")]
    [InlineData("journal", "show", "ABC")]
    [InlineData("exercise", "generate")]
    [InlineData("holdings", "import")]
    [InlineData("holdings", "list")]
    [InlineData("holdings", "withdraw")]
    public async Task Options_OfEveryCommand_AreTold(params string[] command)
    {
        var (_, _, error) = await CentreCommandsTests.RunAsync([.. command, "--no-such-option"]);
        var options = error.Split('\n').Single(line => line.StartsWith("Allowed here: ", StringComparison.Ordinal))["Allowed here: ".Length..].Split(", ").Where(option => option.StartsWith("--", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(options);
        var told = command[0] == "holdings" ? File.ReadAllText(Path.Combine(Sources.Root, "docs", "holdings.md")) : Text;
        Assert.All(options, option => Assert.Contains(option.Split(' ')[0], told, StringComparison.Ordinal));
    }

    private static string Section(string name)
    {
        var text = Text;
        var begin = text.IndexOf($"<!-- {name} -->\n", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"docs/running.md has no part <!-- {name} -->");
        begin = text.IndexOf('\n', begin) + 1;
        return text[begin..text.IndexOf("<!-- end -->", begin, StringComparison.Ordinal)];
    }

    // The part as it ought to be stands in the message: it can be pasted.
    private static void AssertSame(string part, string expected) =>
        Assert.True(Section(part) == expected, $"docs/running.md, <!-- {part} --> must hold:\n{expected}<!-- end -->\n");
}
