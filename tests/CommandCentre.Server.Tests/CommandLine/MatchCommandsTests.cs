using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed class MatchCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Pairs_OfAFile_AreCountedAgainstTheirLabels()
    {
        // One found, one rightly refused, one missed (nothing says that they are one), one without a label.
        var (code, output, error) = await PairsAsync("name1,name2,schema,is_match,quality\nAnna Keller,Anna Keller,Person,true,STRONG\nAnna Keller,Boris Orlov,Person,no,\nAnna Keller,Vasco Lima,Person,1,STRONG\nAnna Keller,Anna Keller,,,\n");
        Assert.Equal((CentreCommands.Done, "pairs 3 threshold 0.70 precision 1.0000 recall 0.5000 f1 0.6667 strong_errors 1\n", string.Empty), (code, output, error));
    }

    [Fact]
    public async Task Pairs_WithoutQuality_SayNothingOfStrongErrors()
    {
        var (_, output, _) = await PairsAsync("is_match,name2,name1\nYES,Anna Keller,Anna Keller\n");
        Assert.Equal("pairs 1 threshold 0.70 precision 1.0000 recall 1.0000 f1 1.0000\n", output);
    }

    [Theory]
    [InlineData("Address", "Bergstraße 12, 10115 Berlin, Germany", "Bergstr. 12, Berlin 10115", "Hauptstr. 7, 20095 Hamburg")]
    [InlineData("cryptowallet", "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh", "BC1QXY2KGDYGJRSQTZQ2N0YRF2493P83KKFJHX0WLH", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")]
    public async Task Pairs_OfASchemaCalledByAnotherValue_AreComparedAsSuch(string schema, string left, string same, string other)
    {
        var (_, output, _) = await PairsAsync($"name1,name2,schema,is_match\n\"{left}\",\"{same}\",{schema},1\n\"{left}\",\"{other}\",{schema},0\n");
        Assert.Equal("pairs 2 threshold 0.70 precision 1.0000 recall 1.0000 f1 1.0000\n", output);
    }

    [Fact]
    public async Task Pairs_WithOut_PassEveryColumnThroughAndAddTheScore()
    {
        var to = Path.Combine(_folder.Path, "scores.csv");
        var (code, _, _) = await PairsAsync("\uFEFFnote,name1,name2\r\n\"two\r\nlines, and \"\"quotes\"\"\",\"Keller, Anna\",Anna Keller\r\n=1+1,Anna Keller,Vasco Lima\r\n", "--out", to);
        Assert.Equal(CentreCommands.Done, code);
        Assert.Equal("note,name1,name2,score\n\"two\r\nlines, and \"\"quotes\"\"\",\"Keller, Anna\",Anna Keller,1.0000\n=1+1,Anna Keller,Vasco Lima,0.0000\n", await File.ReadAllTextAsync(to));
    }

    [Fact]
    public async Task Pairs_BadRows_AreNamedAndTheRestRuns()
    {
        var (code, output, error) = await PairsAsync("name1,name2,is_match\nA,B,perhaps\n,B,1\nA,B,1,more\nA\n\"A,B,0\nAnna Keller,Anna Keller,1\n");
        Assert.Equal((CentreCommands.Done, "pairs 1 threshold 0.70 precision 1.0000 recall 1.0000 f1 1.0000\n"), (code, output));
        var file = Path.Combine(_folder.Path, "pairs.csv");
        Assert.Equal(
            [
                $"{file}, row 1 (line 2): is_match: 'perhaps' is not allowed. Allowed: true, false, 1, 0, yes, no, or nothing.",
                $"{file}, row 2 (line 3): name1: nothing is not allowed. Allowed: a name.",
                $"{file}, row 3 (line 4): 4 cells for 3 columns. A cell with a comma must be quoted.",
                $"{file}, row 4 (line 5): name2: nothing is not allowed. Allowed: a name.",
                $"{file}, row 5 (line 6): a quote is opened and not closed.",
                $"{file}: 5 of 6 rows are bad and were left out.",
            ],
            error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("name1,is_match\nA,1\n", "no column name2")]
    [InlineData("name1,name2,name1\nA,B,C\n", "name1 twice")]
    [InlineData("name1,name2\n", "no row after the header")]
    [InlineData("name1,name2\nA,\n", "No row can be used")]
    public async Task Pairs_OfAFileThatIsNone_SayWhy(string text, string said)
    {
        var to = Path.Combine(_folder.Path, "scores.csv");
        var (code, output, error) = await PairsAsync(text, "--out", to);
        Assert.Equal((CentreCommands.Failed, string.Empty), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match", "pairs")]
    [InlineData("match", "entities")]
    public async Task AFolderOrAFileThatIsNotThere_IsToldInOneLine(params string[] command)
    {
        var (code, _, error) = await CentreCommandsTests.RunAsync([.. command, _folder.Path]);
        Assert.Equal((CentreCommands.Failed, $"{_folder.Path} is a folder. Allowed: a file.\n"), (code, error));
        (code, _, error) = await CentreCommandsTests.RunAsync([.. command, _folder.Path + "/none"]);
        Assert.Equal((CentreCommands.Failed, $"There is no file {_folder.Path}/none.\n"), (code, error));
    }

    [Fact]
    public async Task Out_ThatIsTheInput_IsRefused()
    {
        var (code, _, error) = await PairsAsync("name1,name2\nA,B\n", "--out", Path.Combine(_folder.Path, "pairs.csv"));
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("is the file that is read", error, StringComparison.Ordinal);
        Assert.Equal("name1,name2\nA,B\n", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "pairs.csv")));
    }

    [Theory]
    [InlineData("FILE", "match", "pairs")]
    [InlineData("pairs, entities, search", "match", "names")]
    [InlineData("--queries FILE", "match", "search", "--holdings", "x")]
    [InlineData("from 1 to 1000", "match", "search", "--holdings", "x", "--queries", "y", "--top", "0")]
    [InlineData("from 1 to 64", "match", "search", "--holdings", "x", "--queries", "y", "--threads", "many")]
    public async Task Arguments_Wrong_AreToldWithWhatWasAllowed(string allowed, params string[] args)
    {
        var (code, output, error) = await CentreCommandsTests.RunAsync(args);
        Assert.Equal((CentreCommands.WrongArguments, string.Empty), (code, output));
        Assert.Contains(allowed, error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Error)> PairsAsync(string text, params string[] more)
    {
        var file = Path.Combine(_folder.Path, "pairs.csv");
        await File.WriteAllTextAsync(file, text);
        return await CentreCommandsTests.RunAsync(["match", "pairs", file, .. more]);
    }
}
