using System.Text.Json.Nodes;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Tests.Files;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

public sealed partial class BackupCommandsTests : IDisposable
{
    private const string Canary = "Canary in the toy";

    private readonly TemporaryFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task BackupAndRestore_OfARunningCentre_ServeTheSameLinesAndFigures()
    {
        using var folder = new TemporaryFolder();
        string lines, figures;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            await Week.PlayAsync(centre);
            await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"), "--keys-out", Place("k.tar"));
            (lines, figures) = await SeenAsync(centre);
        }

        Assert.Contains("restored, 0 erased for good, 0 not restored", await Good("restore", "--from", Place("b.tar"), "--keys", Place("k.tar"), "--data", Place("data")), StringComparison.Ordinal);
        Assert.Equal(await Good("journal", "verify", "--from", Place("b.tar")), await Good("journal", "verify", "--data", Place("data")));
        await using var restored = await RunningCentre.StartAsync(folder: TemporaryFolder.At(Place("data"), folder.OwnerKeys));
        Assert.Equal((lines, figures), await SeenAsync(restored));
    }

    [Fact]
    public async Task Restore_WithoutKeys_ServesTheSameFiguresAndEveryLineWithSealedFieldsClosed()
    {
        using var folder = new TemporaryFolder();
        string lines, figures, record;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(centre);
            using var germany = centre.As("DE", "liaison officer");
            record = await Commands.RecordAsync(germany, Commands.Hit(Canary, "H2", "FR"));
            (lines, figures) = await SeenAsync(centre);
            await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"));
        }

        Assert.Contains(Canary, lines, StringComparison.Ordinal);
        var said = await Good("restore", "--from", Place("b.tar"), "--data", Place("data"));
        Assert.Contains("1 not restored", said, StringComparison.Ordinal);
        Assert.Contains("restore --keys FILE", said, StringComparison.Ordinal);
        Assert.Contains("\"sealed\":\"not-restored\"", await Good("journal", "show", Commands.Operation, "--data", Place("data"), "--owner-keys", folder.OwnerKeys), StringComparison.Ordinal);
        await using var restored = await RunningCentre.StartAsync(folder: TemporaryFolder.At(Place("data"), folder.OwnerKeys));
        var (closed, same) = await SeenAsync(restored);
        Assert.Equal(figures, same);
        Assert.DoesNotContain(Canary, closed, StringComparison.Ordinal);
        Assert.Equal(Numbers(lines), Numbers(closed));
        Assert.Contains("\"closed\":\"not-restored\"", closed, StringComparison.Ordinal);
        using var browser = restored.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        var page = await browser.GetStringAsync($"/operations/{Commands.Operation}/lines");
        Assert.Contains("was not restored", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Erased", page, StringComparison.Ordinal);
        using var nobody = restored.WithKey(null);
        Assert.Contains("keys-not-restored", await nobody.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        using var owner = restored.As("DE", "liaison officer");
        using var refused = await Commands.PostAsync(owner, Commands.Correct(record));
        Assert.Equal(503, (int)refused.StatusCode); // Not recorded, through no fault of the sender: nothing can be sealed for that record now.
        Assert.Equal("read-only", (string?)(await Commands.ReadAsync(refused))["reason"]);
        await Commands.RecordAsync(owner, Commands.Hit("A new one"));
    }

    [Fact]
    public async Task Backup_HoldsWhoMaySignIn_AndNoKeyThatOpensADoor()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"));
        await Good("restore", "--from", Place("b.tar"), "--data", Place("data"));
        Assert.Equal(
            ["heads.log", "identity/roll.json", "journal.db", "keys.db", "mode"],
            Directory.GetFiles(Place("data"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Place("data"), file)).Order(StringComparer.Ordinal));
        var archive = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Place("b.tar")));
        Assert.DoesNotContain(centre.Key("DE", "police", "liaison officer"), archive, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackupAndRestore_BringPhotosBackAndThePeopleAndSystemsWhoMayCome()
    {
        using var folder = new TemporaryFolder();
        var (address, key, picture) = (string.Empty, string.Empty, Array.Empty<byte>());
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(centre);
            using var germany = centre.As("DE", "agency officer");
            var file = await Sending.AddAsync(germany, Sending.Fields(await Commands.RecordAsync(germany, Commands.Seizure())), Pictures.Jpeg());
            address = $"{Sending.Files}/{file}";
            picture = await germany.GetByteArrayAsync(address);
            key = centre.Get<OperatorAccess>().Give(Domain.Operations.OperationKey.Parse(Commands.Operation), Guid.Parse(Commands.NewId()), "DE-LO-1");
            SystemsGiven.Key(centre, "DE-SYS-01");
            Assert.Contains("and 1 files of records", await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"), "--keys-out", Place("k.tar")), StringComparison.Ordinal);
        }

        Assert.Contains("verified 1 files of records", await Good("journal", "verify", "--from", Place("b.tar")), StringComparison.Ordinal);
        Assert.Contains("and 1 files of records", await Good("restore", "--from", Place("b.tar"), "--keys", Place("k.tar"), "--data", Place("data")), StringComparison.Ordinal);
        Assert.Contains("verified 1 files of records", await Good("journal", "verify", "--data", Place("data")), StringComparison.Ordinal);
        await using var restored = await RunningCentre.StartAsync(folder: TemporaryFolder.At(Place("data"), folder.OwnerKeys));
        using var again = restored.As("DE", "agency officer");
        Assert.Equal(picture, await again.GetByteArrayAsync(address));
        Assert.NotNull(restored.Get<OperatorAccess>().ByKey(key));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder.Path, DataFolder.Systems)), await File.ReadAllTextAsync(Path.Combine(Place("data"), DataFolder.Systems)));
    }

    [Fact]
    public async Task Backup_OfAFolderThatLacksAPhoto_NamesItAndKeepsTheRest()
    {
        using var folder = new TemporaryFolder();
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            await Commands.OpenAsync(centre);
            using var germany = centre.As("DE", "agency officer");
            await Sending.AddAsync(germany, Sending.Fields(await Commands.RecordAsync(germany, Commands.Seizure())), Pictures.Jpeg());
            File.Delete(Directory.EnumerateFiles(Path.Combine(folder.Path, "files"), "*.file", SearchOption.AllDirectories).Single());
            await Refused("is missing", "backup", "--data", centre.DataFolder, "--out", Place("b.tar"));
        }

        foreach (var words in new[] { new[] { "--from", Place("b.tar") }, ["--data", folder.Path] })
        {
            var (code, output, _) = await CentreCommandsTests.RunAsync(["journal", "verify", .. words]);
            Assert.Equal(CentreCommands.Failed, code);
            Assert.Contains(" lines of ", output, StringComparison.Ordinal);
            Assert.Contains("is missing", output, StringComparison.Ordinal);
        }

        await Refused("is missing", "restore", "--from", Place("b.tar"), "--data", Place("data"));
        await using var restored = await RunningCentre.StartAsync(folder: TemporaryFolder.At(Place("data"), folder.OwnerKeys));
    }

    [Fact]
    public async Task Restore_IntoAFolderThatHoldsAnything_IsRefusedAndLeavesIt()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"));
        Directory.CreateDirectory(Place("full"));
        await File.WriteAllTextAsync(Place("full/mine"), "mine");
        await Refused("is not empty, it holds mine", "restore", "--from", Place("b.tar"), "--data", Place("full"));
        Assert.Equal([Place("full/mine")], Directory.GetFileSystemEntries(Place("full")));
        await Refused("is not empty", "restore", "--from", Place("b.tar"), "--data", centre.DataFolder);
        await Refused("in use by another command centre", "restore", "--keys", Place("b.tar"), "--data", centre.DataFolder);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_NamesTheLineAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await Good("backup", "--data", centre.DataFolder, "--out", Place("b.tar"));
        var bytes = await File.ReadAllBytesAsync(Place("b.tar"));
        bytes[bytes.AsSpan().IndexOf("phase-changed"u8)] ^= 1;
        await File.WriteAllBytesAsync(Place("b.tar"), bytes);
        await Refused("line 2", "restore", "--from", Place("b.tar"), "--data", Place("data"));
        await Refused("line 2", "restore", "--from", Place("b.tar"), "--data", folder.Path);
        Assert.False(Directory.Exists(Place("data")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        var (code, output, _) = await CentreCommandsTests.RunAsync("journal", "verify", "--data", Place("b.tar"));
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains($"op/{Commands.Operation}: line 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_InAFolderWhoseRestoreDidNotEnd_Refuses()
    {
        DataFolder.MarkRestoring(_place.Path).Dispose();
        await Refused("restore that did not end", "serve", "--data", _place.Path);
        await Refused("restore that did not end", "restore", "--from", Existing(), "--data", _place.Path);
    }

    [Theory]
    [InlineData("There is no journal in", "backup", "--out", "b.tar", "--data", "/nowhere")]
    [InlineData("There is no backup at /nowhere.tar", "restore", "--from", "/nowhere.tar", "--data", "/nowhere")]
    public async Task Command_AboutWhatIsNotThere_SaysSo(string said, params string[] args) => await Refused(said, args);

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Command_WithoutAFile_SaysWhichAreAllowed(string command)
    {
        var (code, _, error) = await CentreCommandsTests.RunAsync(command);
        Assert.Equal(CentreCommands.WrongArguments, code);
        Assert.Contains("FILE, or both", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_WhereTheDiskIsFull_SaysSoAndLeavesNothing()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        var small = Directory.CreateDirectory(Place("small")).FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && await ProcessAsync("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", small) == 0, "needs to mount a small tmpfs: run as root on Linux");
        try
        {
            await Refused("No space left", "backup", "--data", centre.DataFolder, "--out", Path.Combine(small, "b.tar"));
            Assert.Empty(Directory.GetFileSystemEntries(small));
        }
        finally
        {
            await ProcessAsync("umount", "--lazy", small);
        }
    }

    private string Place(string name) => Path.Combine(_place.Path, name);

    private string Existing()
    {
        var file = Place("empty.tar");
        File.WriteAllBytes(file, []);
        return file;
    }

    private static async Task<string> Good(params string[] args)
    {
        var (code, output, error) = await CentreCommandsTests.RunAsync(args);
        Assert.True(code == CentreCommands.Done, error + output);
        return output;
    }

    private static async Task Refused(string said, params string[] args)
    {
        var (code, _, error) = await CentreCommandsTests.RunAsync(args);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private static async Task<(string Lines, string Figures)> SeenAsync(RunningCentre centre)
    {
        using var france = centre.As("FR", "liaison officer");
        var figures = JsonNode.Parse(await france.GetStringAsync($"/api/operations/{Commands.Operation}/figures"))!.AsObject();
        figures.Remove("at"); // When they were asked for.
        return (await france.GetStringAsync($"/api/operations/{Commands.Operation}/lines"), figures.ToJsonString());
    }

    private static IEnumerable<long> Numbers(string lines) => JsonNode.Parse(lines)!["lines"]!.AsArray().Select(line => (long)line!["number"]!);
}
