using System.Diagnostics;
using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

/// <summary>Holdings from the command line, on a folder that no centre uses; and what a kill leaves of an import.</summary>
public sealed class HoldingsCommandsTests : IDisposable
{
    private static readonly string Examples = Path.Combine(Sources.Root, "docs", "examples");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public HoldingsCommandsTests() => SqliteJournal.Open(_folder.Path).DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task ImportListWithdraw_OfTheExampleInTheDocuments_DoWhatTheySay()
    {
        string[] import = ["holdings", "import", Path.Combine(Examples, "holdings.csv"), "--country", "DE", "--mapping", Path.Combine(Examples, "holdings-mapping.json"), .. Where];
        Assert.Contains("Dry run, nothing kept: 3 records taken, 0 of them known before, 0 rows rejected", await Good([.. import, "--dry-run"]), StringComparison.Ordinal);
        Assert.Empty(await Good(["holdings", "list", "--country", "DE", .. Where]));
        Assert.StartsWith("Loaded ", await Good([.. import, "--label", "wanted"]), StringComparison.Ordinal);
        Assert.Contains("3 records taken, 3 of them known before", await Good([.. import, "--label", "wanted", "--replace"]), StringComparison.Ordinal);
        var listed = await Good(["holdings", "list", "--country", "DE", .. Where]);
        Assert.Matches("^[0-9a-f-]{36} 3 records, 0 rejected, .* by DE-KEEPER: wanted\n$", listed);
        Assert.Empty(await Good(["holdings", "list", "--country", "FR", .. Where]));
        var (code, _, error) = await CentreCommandsTests.RunAsync(["holdings", "withdraw", "--country", "FR", "--load", listed[..36], "--reason", "not mine", .. Where]);
        Assert.Equal((CentreCommands.Failed, "There is no such load or record of this country."), (code, error.Trim()));
        Assert.Contains("Withdrew 3 records.", await Good(["holdings", "withdraw", "--country", "DE", "--load", listed[..36], "--reason", "warrants lifted", .. Where]), StringComparison.Ordinal);
        Assert.Empty(await Good(["holdings", "list", "--country", "DE", .. Where]));
    }

    /// <summary>The mapping that the document shows is the one beside it.</summary>
    [Fact]
    public async Task Mapping_OfTheDocument_IsTheExample() =>
        Assert.Contains(await File.ReadAllTextAsync(Path.Combine(Examples, "holdings-mapping.json")), await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs", "holdings.md")), StringComparison.Ordinal);

    [Fact]
    public async Task Import_WithWrongRows_NamesThemAndTakesTheRest()
    {
        var file = Path.Combine(_folder.Path, "rows.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"1","schema":"Person","properties":{"name":["Jan Kowalski"]}}
            {"id":"2","schema":"Person","properties":{"name":["Jan Kowalski"]},"handling":["H7"]}
            """);
        var (code, output, error) = await CentreCommandsTests.RunAsync(["holdings", "import", file, "--country", "de", "--mode", "silent", "--expires", "2199-01-01", .. Where]);
        Assert.Equal(CentreCommands.Done, code);
        Assert.Contains("1 records taken, 0 of them known before, 1 rows rejected", output, StringComparison.Ordinal);
        Assert.Contains("row 2: handling: “H7” is not one of the words here. Allowed: H0, H1, H2, H3.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--country", "ZZ", "Allowed: two letters", 2)]
    [InlineData("--mode", "loud", "Allowed: open, hit-only, silent", 1)]
    [InlineData("--form", "xml", "Allowed: csv, ftm", 1)]
    [InlineData("--mapping", "none such", "no saved mapping none such", 1)]
    public async Task Import_OfWrongWords_SaysWhatIsAllowed(string option, string word, string told, int expected)
    {
        string[] country = option == "--country" ? [] : ["--country", "DE"];
        var (code, _, error) = await CentreCommandsTests.RunAsync(["holdings", "import", Path.Combine(Examples, "holdings.csv"), .. country, option, word, .. Where]);
        Assert.Equal(expected, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_IntoAFolderInUse_Refuses()
    {
        await using var centre = await RunningCentre.StartAsync();
        var (code, _, error) = await CentreCommandsTests.RunAsync(["holdings", "import", Path.Combine(Examples, "holdings.csv"), "--country", "DE", "--data", centre.DataFolder]);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("in use by another command centre", error, StringComparison.Ordinal);
    }

    /// <summary>A child killed while it reads: rows lie there already, and nothing of them is there afterwards.</summary>
    [Fact]
    public async Task Kill_InTheMiddleOfAnImport_LeavesNothing()
    {
        // So many bytes more than pipe and reader hold that whole batches of 1,000 rows were laid aside.
        using (var child = await ImportAsync(rows: 60_000, close: false))
        {
            child.Kill();
            await child.WaitForExitAsync(Token).WaitAsync(Patience, Token);
        }

        Assert.True(Count("SELECT count(*) FROM rows") >= 1_000, "rows were laid aside before the kill");
        Assert.Empty(await Good(["holdings", "list", "--country", "DE", .. Where]));
        Assert.Equal((0, 0), (Count("SELECT count(*) FROM rows"), Count("SELECT count(*) FROM loads")));
        Assert.StartsWith("verified 0 lines", await Good("journal", "verify", "--data", _folder.Path), StringComparison.Ordinal);
        using (var again = await ImportAsync(rows: 3_000, close: true))
        {
            await again.WaitForExitAsync(Token).WaitAsync(Patience, Token);
            Assert.Equal(0, again.ExitCode);
        }

        Assert.Contains(" 3000 records", await Good(["holdings", "list", "--country", "DE", .. Where]), StringComparison.Ordinal);
    }

    /// <summary>A child killed at its end: all of it is there with its line in the journal, or nothing of it.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public async Task Kill_AtTheEndOfAnImport_LeavesAllOrNothing(int rows)
    {
        using (var child = await ImportAsync(rows, close: true))
        {
            child.Kill();
            await child.WaitForExitAsync(Token).WaitAsync(Patience, Token);
        }

        var listed = await Good(["holdings", "list", "--country", "DE", .. Where]);
        Assert.True(listed.Length == 0 || listed.Contains($" {rows} records", StringComparison.Ordinal), listed);
        Assert.Equal(listed.Length == 0 ? 0 : rows, Count("SELECT count(*) FROM rows"));
        Assert.StartsWith($"verified {(listed.Length == 0 ? 0 : 1)} lines", await Good("journal", "verify", "--data", _folder.Path), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Where => ["--data", _folder.Path, "--owner-keys", _folder.OwnerKeys];

    /// <summary>The program itself as a process of its own, fed through a pipe: when this returns it has read all but what the pipe holds.</summary>
    private async Task<Process> ImportAsync(int rows, bool close)
    {
        var pipe = Path.Combine(_folder.Path, $"rows-{rows}.csv");
        using (var make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync(Token);
        }

        var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CentreCommands).Assembly.Location, "holdings", "import", pipe, "--country", "DE", .. Where]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var feeding = Task.Run(() => Feed(pipe, rows, close), Token);
        await Task.WhenAny(feeding, child.WaitForExitAsync(Token)).WaitAsync(Patience, Token);
        Assert.True(feeding.IsCompletedSuccessfully || !child.HasExited, "the import ended before it was fed");
        await feeding.WaitAsync(Patience, Token);
        return child;
    }

    private void Feed(string pipe, int rows, bool close)
    {
        var stream = new FileStream(pipe, FileMode.Open, FileAccess.Write);
        var text = new StringBuilder("id,name\n");
        for (var row = 1; row <= rows; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row},Person Number {row}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        if (close)
        {
            stream.Dispose();
        }
        else
        {
            _open = stream;
        }
    }

    private FileStream? _open;

    /// <summary>What lies in the file, counted by another program than the one that wrote it.</summary>
    private int Count(string sql)
    {
        _open?.Dispose();
        var file = Path.Combine(_folder.Path, "holdings", "DE.db");
        if (!File.Exists(file))
        {
            return 0; // killed before it was made
        }

        var said = new ProcessStartInfo("python3", ["-c", $"import sqlite3,sys;print(sqlite3.connect(sys.argv[1]).execute('{sql}').fetchone()[0])", file]) { RedirectStandardOutput = true };
        using var process = Process.Start(said)!;
        return int.Parse(process.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> Good(params string[] args)
    {
        var (code, output, error) = await CentreCommandsTests.RunAsync(args);
        Assert.True(code == CentreCommands.Done, $"{code}: {error}");
        return output;
    }
}
