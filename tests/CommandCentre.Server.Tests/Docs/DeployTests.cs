using System.Diagnostics;
using System.Text.RegularExpressions;
using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>The samples in <c>deploy</c>, against the real command line.</summary>
public sealed class DeployTests
{
    private static string Folder => Path.Combine(Sources.Root, "deploy");

    [Fact]
    public async Task Unit_WithTheSampleOptions_IsTakenByTheCommandLineAndMayBeServed()
    {
        var start = Lines("commandcentre.service").Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal));
        var backup = string.Concat(Lines("commandcentre-backup.service"));
        foreach (var option in Lines("commandcentre.conf"))
        {
            var (name, value) = (option.Split('=', 2)[0], option.Split('=', 2)[1]);
            Assert.Contains($"${{{name}}}", start + backup, StringComparison.Ordinal);
            start = start.Replace($"${{{name}}}", value, StringComparison.Ordinal);
        }

        ServeChoices? served = null;
        using var error = new StringWriter();
        var code = await CentreCommands.RunAsync(start.Split(' ')[2..], (choices, _) => Task.FromResult(((served = choices) is null) ? 1 : 0), TextWriter.Null, error);

        Assert.True(code == CentreCommands.Done, error.ToString());
        Assert.Equal(CentreMode.Live, served!.Mode);
        Assert.StartsWith("https://", Assert.Single(served.Origins), StringComparison.Ordinal);
        Exposure.Require(served);
        Assert.Contains($"proxy_pass {served.Urls};", File.ReadAllText(Path.Combine(Folder, "nginx.conf")), StringComparison.Ordinal);
        Assert.False(served.OwnerKeys!.StartsWith(served.DataFolder, StringComparison.Ordinal), "the owners' keys lie outside the data folder");
    }

    [Theory]
    [InlineData("backup", "There is no journal in")]
    [InlineData("journal", "No such file|Could not find file")]
    public async Task BackupUnit_ItsCommands_AreTakenByTheCommandLine(string command, string said)
    {
        var line = Lines("commandcentre-backup.service").Single(line => line.Contains($"Server.dll {command} ", StringComparison.Ordinal));
        var words = Regex.Replace(line[(line.IndexOf("Server.dll ", StringComparison.Ordinal) + "Server.dll ".Length)..].TrimEnd('\''), @"\$\$\([^)]*\)", "today")
            .Replace("${DATA}", "/nowhere", StringComparison.Ordinal).Replace("\"", string.Empty, StringComparison.Ordinal);
        using var output = new StringWriter();

        // Taken, and then there is nothing to back up here.
        Assert.Equal(CentreCommands.Failed, await CentreCommands.RunAsync(words.Split(' '), (_, _) => Task.FromResult(0), output, output));
        Assert.Matches(said, output.ToString());
    }

    [Theory]
    [InlineData("/metrics", true)]
    [InlineData("/METRICS/", true)]
    [InlineData("/health/ready", true)]
    [InlineData("/health/live", false)]
    [InlineData("/metricsx", false)]
    public void Proxy_KeepsInsideWhatIsAskedInside(string path, bool isKept)
    {
        var pattern = Regex.Match(File.ReadAllText(Path.Combine(Folder, "nginx.conf")), @"location ~\* (\S+) \{\s+return 404;").Groups[1].Value;
        Assert.Equal(isKept, Regex.IsMatch(path, pattern, RegexOptions.IgnoreCase));
    }

    [Fact]
    public async Task Run_TypedSomewhere_StaysThereSoThatDataLiesWhereTheReadmeSays()
    {
        using var folder = new Running.TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", ["msbuild", Sources.Server, "-getProperty:RunWorkingDirectory", "-nodeReuse:false"]) { RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        using var asked = Process.Start(start)!;
        Assert.Equal(folder.Path, (await asked.StandardOutput.ReadToEndAsync()).Trim());
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && !line.StartsWith('#'));
}
