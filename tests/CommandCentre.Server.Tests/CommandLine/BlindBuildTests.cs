using CommandCentre.Domain.Codes;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class BlindBuildTests : IDisposable
{
    private const string Digits = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private const string Told = $$"""{"operation":"ARMSTRONG-VII","secret":"{{Digits}}","fingerprint":"x"}""";
    private const string Anna = """{"id":"1","schema":"Person","properties":{"name":["Anna Keller"],"phone":["+31201234567"]}}""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Build_Holdings_WritesAFilterThatHoldsThemAndIsTheOwnersAlone()
    {
        var (code, output, error) = await RunAsync(Told, [Anna, string.Empty, "nonsense"], "--country", "nl", "--rate", "1000");
        Assert.Equal(CentreCommands.Done, code);
        Assert.Contains("1 records of NL for ARMSTRONG-VII, filled up to 1000 values, one in 1000 wrongly possible", output, StringComparison.Ordinal);
        Assert.Contains("row 2 (line 3): 'nonsense' is no JSON", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Keller", output + error, StringComparison.Ordinal);

        Assert.True(BlindSecret.TryParse(Digits, out var secret));
        var filter = BlindFilter.Read(await File.ReadAllBytesAsync(To), secret).Filter!;
        Assert.Equal(("ARMSTRONG-VII", CountryCode.Parse("NL"), 1000), (filter.Terms.Operation.Value, filter.Terms.Country, filter.Terms.OneIn));
        Assert.Equal([BlindKind.Name, BlindKind.SimilarName], filter.MayHold(new Entity("?", "Person", NameKind.Person, [new(ValueKind.Name, "KELLER, Anna")])));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(To));
        }
    }

    [Theory]
    [InlineData("{}", "--country NL", "holds no secret of an operation")]
    [InlineData(Digits, "--country NL", "holds no secret of an operation")]
    [InlineData("""{"operation":"ARMSTRONG-VII","secret":"12"}""", "--country NL", "holds no secret of an operation")]
    [InlineData(Told, "--country QQ", "--country: 'QQ' is not allowed")]
    [InlineData(Told, "--country EU", "--country: 'EU' is not allowed")]
    public async Task Build_WrongSecretOrCountry_SaysWhatIsAllowedAndWritesNothing(string secret, string options, string reason)
    {
        var (code, _, error) = await RunAsync(secret, [Anna], options.Split(' '));
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains("Allowed: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Digits, error, StringComparison.Ordinal);
        Assert.False(File.Exists(To));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("10000001")]
    [InlineData("few")]
    public async Task Build_RateOutOfBounds_IsAWrongArgument(string rate)
    {
        var (code, _, error) = await RunAsync(Told, [Anna], "--country", "NL", "--rate", rate);
        Assert.Equal(CentreCommands.WrongArguments, code);
        Assert.Contains("Allowed: a whole number from 100 to 10000000", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WithoutOneLineThatCanBeUsed_WritesNothing()
    {
        var (code, _, error) = await RunAsync(Told, ["nonsense"], "--country", "NL");
        Assert.Equal(CentreCommands.Failed, code);
        Assert.EndsWith("No line can be used.\n", error, StringComparison.Ordinal);
        Assert.False(File.Exists(To));
    }

    [Fact]
    public async Task Build_OverTheHoldings_IsNotDone()
    {
        var (code, _, error) = await RunAsync(Told, [Anna], "--country", "NL", "--out", Path.Combine(_folder.Path, "holdings.jsonl"));
        Assert.Equal(CentreCommands.WrongArguments, code); // --out twice
        Assert.NotEmpty(error);
        var (second, _, told) = await BuildAsync(Told, [Anna], Path.Combine(_folder.Path, "holdings.jsonl"), ["--country", "NL"]);
        Assert.Equal(CentreCommands.Failed, second);
        Assert.Contains("is a file that is read", told, StringComparison.Ordinal);
        Assert.Contains("Keller", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "holdings.jsonl")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string To => Path.Combine(_folder.Path, "nl.filter");

    private Task<(int Code, string Output, string Error)> RunAsync(string secret, string[] holdings, params string[] options) => BuildAsync(secret, holdings, To, options);

    private async Task<(int Code, string Output, string Error)> BuildAsync(string secret, string[] holdings, string to, string[] options)
    {
        var (file, key) = (Path.Combine(_folder.Path, "holdings.jsonl"), Path.Combine(_folder.Path, "secret.json"));
        await File.WriteAllLinesAsync(file, holdings);
        await File.WriteAllTextAsync(key, secret);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CentreCommands.RunAsync(["blind", "build", file, "--secret", key, "--out", to, .. options], (_, _) => Task.FromResult(CentreCommands.Done), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
