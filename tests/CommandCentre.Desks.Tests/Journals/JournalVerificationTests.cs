using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Journals;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class JournalVerificationTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_OfOneJournal_PrintsItsHead()
    {
        JournalHead head;
        await using (var journal = SqliteJournal.Open(_folder.Path))
        {
            head = await journal.RecordAsync(Operation, "one", "two");
        }

        Assert.Equal((0, $"verified 2 lines of 1 journals, head {head.Hash}\n"), await VerifyAsync(_folder));
    }

    [Fact]
    public async Task Verify_OfTwoJournals_PrintsTheHashOverTheirSortedHeads()
    {
        JournalHead operation;
        JournalHead country;
        await using (var journal = SqliteJournal.Open(_folder.Path))
        {
            operation = await journal.RecordAsync("op/ALPHA", "one", "two");
            country = await journal.RecordAsync("country/DE", "three");
        }

        var text = $"country/DE 1 {country.Hash}\nop/ALPHA 2 {operation.Hash}\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((0, $"verified 3 lines of 2 journals, head {hash}\n"), await VerifyAsync(_folder));
    }

    [Fact]
    public async Task Verify_OfNothing_PrintsZeros()
    {
        var expected = (0, $"verified 0 lines of 0 journals, head {new string('0', 64)}\n");
        Assert.Equal(expected, await VerifyAsync(_folder));

        await SqliteJournal.Open(_folder.Path).DisposeAsync();

        Assert.Equal(expected, await VerifyAsync(_folder));
    }

    [Fact]
    public async Task Verify_OfAFolderThatIsNotThere_SaysSo()
    {
        var (exit, text) = await VerifyAsync(_folder.File("elsewhere"));

        Assert.Equal(1, exit);
        Assert.Contains(_folder.File("elsewhere"), text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("elsewhere")));
    }

    [Fact]
    public async Task Verify_WhileAServerWrites_FindsEverySnapshotWhole()
    {
        await using var journal = SqliteJournal.Open(_folder.Path);
        var writing = Task.Run(
            async () =>
            {
                // 300 commits of 30 lines of 1 KB are 9 MB: the log is folded back into the database (at 1,000 pages of 8 KB) meanwhile.
                for (var turn = 0; turn < 300; turn++)
                {
                    await journal.RecordAsync(Operation, Enumerable.Repeat(new string('x', 1000), 30));
                }
            },
            Cancel);

        var runs = 0;
        do
        {
            var verification = await JournalVerification.RunAsync(_folder.Path, Cancel);
            Assert.Empty(verification.Findings);
            runs++;
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(9000, (await JournalVerification.RunAsync(_folder.Path, Cancel)).Lines);
        Assert.True(runs > 1);
    }

    [Fact]
    public async Task Verify_AfterAStopAndAfterAKill_ChangesNoFile()
    {
        await using var journal = SqliteJournal.Open(_folder.Path);
        await journal.RecordAsync(Operation, "one", "two");
        using var killed = _folder.AsAfterKill();
        await journal.DisposeAsync();

        foreach (var folder in (DataFolder[])[_folder, killed])
        {
            var before = Files(folder);
            Assert.Equal(0, (await VerifyAsync(folder)).Exit);
            Assert.Equal(before, Files(folder));
        }

        Assert.False(File.Exists(_folder.Log), "a stopped server's folder gets no new file either");
    }

    [Fact]
    public async Task Verify_OfAFolderThatMayNotBeWritten_Works()
    {
        await using (var journal = SqliteJournal.Open(_folder.Path))
        {
            await journal.RecordAsync(Operation, "one");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.Equal(0, (await VerifyAsync(_folder)).Exit);
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static Dictionary<string, string> Files(DataFolder folder) => Directory.EnumerateFiles(folder.Path)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)) // the log's index in memory, made anew by every opening
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private static Task<(int Exit, string Text)> VerifyAsync(DataFolder folder) => VerifyAsync(folder.Path);

    private static async Task<(int Exit, string Text)> VerifyAsync(string folder)
    {
        var verification = await JournalVerification.RunAsync(folder, Cancel);
        using var text = new StringWriter { NewLine = "\n" };
        verification.Print(text);
        return (verification.ExitCode, text.ToString());
    }
}
