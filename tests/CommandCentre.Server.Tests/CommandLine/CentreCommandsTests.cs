using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class CentreCommandsTests
{
    [Fact]
    public async Task NoArguments_ServesTheExerciseOnItsDefaultAddress()
    {
        var served = await ServedAsync();
        Assert.True(served.PlaysWeek);
        Assert.Equal((7, null, null), (served.Seed, served.Speed, served.OwnerKeys));
        Assert.Equal((Path.GetFullPath("data"), "http://localhost:5080", CentreMode.Exercise), (served.DataFolder, served.Urls, served.Mode));
    }

    [Fact]
    public async Task Serve_WithEveryOption_HandsThemOn()
    {
        var served = await ServedAsync(
            "serve", "--data", "/srv/centre", "--urls", "https://0.0.0.0:8443", "--mode", "live", "--seed", "12", "--speed", "2.5", "--play", "nothing", "--owner-keys", "/k/keys.json",
            "--proxy", "10.0.0.5", "--origin", "https://centre.example", "--certificate", "/c.pem", "--certificate-key", "/k.pem", "--log", "json", "--otlp", "http://localhost:4318");
        Assert.Equal((true, new Uri("http://localhost:4318")), (served.LogsJson, served.Otlp));
        Assert.Equal(("/srv/centre", "https://0.0.0.0:8443", CentreMode.Live, 12, 2.5), (served.DataFolder, served.Urls, served.Mode, served.Seed, served.Speed));
        Assert.Equal(("/k/keys.json", "/c.pem", "/k.pem"), (served.OwnerKeys, served.Certificate, served.CertificateKey));
        Assert.False(served.PlaysWeek);
        Assert.Equal("10.0.0.5", Assert.Single(served.Proxies).ToString());
        Assert.Equal("https://centre.example", Assert.Single(served.Origins));
    }

    [Theory]
    [InlineData("'paly'", "exercise, live", "serve", "--mode", "paly")]
    [InlineData("'ftp://here'", "http://HOST:PORT", "serve", "--urls", "ftp://here")]
    [InlineData("'http://a:80/path'", "http://HOST:PORT", "serve", "--urls", "http://a:80/path")]
    [InlineData("'-1'", "a whole number from 0", "serve", "--seed", "-1")]
    [InlineData("'0'", "a number from 0.1 to 1000000", "serve", "--speed", "0")]
    [InlineData("'fast'", "a number from 0.1 to 1000000", "--speed", "fast")]
    [InlineData("'chess'", "week, nothing", "serve", "--play", "chess")]
    [InlineData("--out", "--out FILE", "exercise", "generate", "--seed", "7")]
    [InlineData("'nowhere'", "an IP address", "serve", "--proxy", "nowhere")]
    [InlineData("'centre'", "https://HOST", "serve", "--origin", "centre")]
    [InlineData("'x!'", "3 to 40 of A-Z", "journal", "show", "x!")]
    [InlineData("'many'", "a whole number", "journal", "show", "ABC", "--after", "many")]
    [InlineData("'xml'", "plain, json", "serve", "--log", "xml")]
    [InlineData("'collector'", "http://HOST:PORT", "serve", "--otlp", "collector")]
    [InlineData("surve", "serve, journal, backup, restore, exercise, match", "surve")]
    [InlineData("Required", "verify, show", "journal")]
    [InlineData("Required", "OPERATION", "journal", "show")]
    [InlineData("--dta", "--data DIR", "journal", "verify", "--dta", "x")]
    public async Task Arguments_Wrong_AreToldWithWhatWasAllowed(string said, string allowed, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal(CentreCommands.WrongArguments, code);
        Assert.Empty(output);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Contains(allowed, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with --certificate FILE", "--urls", "http://0.0.0.0:5080")]
    [InlineData("with --certificate FILE", "--urls", "http://localhost:5080;http://example.org:80")]
    [InlineData("--certificate FILE", "--urls", "https://localhost:5443")]
    [InlineData("--origin URL", "--urls", "http://0.0.0.0:5080", "--proxy", "10.0.0.5")]
    public async Task Serve_OpenToANetworkWithoutTlsOrProxy_RefusesToStart(string said, params string[] args)
    {
        using var folder = new TemporaryFolder();
        var (code, _, error) = await RunAsync(["serve", "--data", folder.Path, .. args]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Serve_OnAPortInUse_SaysSoInOneLine()
    {
        await using var other = await RunningCentre.StartAsync();
        using var folder = new TemporaryFolder();
        var (code, _, error) = await RunAsync(["serve", "--data", folder.Path, "--owner-keys", folder.Path + "-keys/owner-keys.json", "--urls", other.Address.ToString().TrimEnd('/')]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        Assert.Contains("--urls", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Serve_InAFolderThatIsAFile_SaysSoInOneLine()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "x");
        var (code, _, error) = await RunAsync(["serve", "--data", file]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("--data", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Serve_LiveInAnExercisesFolder_Refuses()
    {
        using var folder = new TemporaryFolder();
        DataFolder.Hold(folder.Path, CentreMode.Exercise).Dispose();
        var (code, _, error) = await RunAsync(["serve", "--mode", "live", "--data", folder.Path]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("begun for 'Exercise'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_InAFolderInUse_Refuses()
    {
        await using var other = await RunningCentre.StartAsync();
        var (code, _, error) = await RunAsync(["serve", "--data", other.DataFolder, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("in use by another command centre", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    internal static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CentreCommands.RunAsync(args, Serving.RunAsync, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<ServeChoices> ServedAsync(params string[] args)
    {
        ServeChoices? served = null;
        Assert.Equal(0, await CentreCommands.RunAsync(args, (choices, _) =>
        {
            served = choices;
            return Task.FromResult(0);
        }));
        return served!;
    }
}
