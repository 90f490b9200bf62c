using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Files;

/// <summary>Files: durable before their line, gone with their key, and never there without a line.</summary>
public sealed class FileRoomTests : IAsyncDisposable
{
    private readonly DataFolder _folder = new();
    private readonly FaultyJournal _journal = new();
    private readonly FakeTime _time = new();
    private readonly Room _room;

    public FileRoomTests() => _room = new Room(_folder.Path, _journal, _time, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Three whole pieces and a part of one.
    public static TheoryData<int> Sizes => [1, 40, 65_535, 65_536, 65_537, (3 * 65_536) + 17];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task File_Kept_ComesBackAsItWas(int size)
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var content = Content(size);
        var receipt = await start.AddAsync(start.Add(), content);
        Assert.Equal(content.Bytes.ToArray(), await ReadAsync(files, desk, "DE", receipt.Record, FilePart.Whole));
        Assert.Equal(content.Preview!.Value.ToArray(), await ReadAsync(files, desk, "DE", receipt.Record, FilePart.Preview));
        // Nothing of it lies in the open.
        Assert.All(Directory.EnumerateFiles(Stored), file => Assert.True(size < 16 || File.ReadAllBytes(file).AsSpan().IndexOf(content.Bytes.Span[..16]) < 0));
    }

    [Fact]
    public async Task File_OfALineThatIsClosed_IsAbsent()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var receipt = await start.AddAsync(start.Add(HandlingCodes.H2, "FR"), Content(40));
        Assert.NotNull(await ReadAsync(files, desk, "FR", receipt.Record, FilePart.Whole));
        Assert.Null(await ReadAsync(files, desk, "NL", receipt.Record, FilePart.Whole));
        Assert.Null(await ReadAsync(files, desk, "NL", receipt.Record, FilePart.Preview));
        Assert.Null(files.Open(desk.View(new(Room.Liaison("FR")) { SeesPersons = false })!, receipt.Record, FilePart.Whole)); // who observes reads the line, and not what is about persons
    }

    [Fact]
    public async Task Add_Repeated_AnswersAsTheFirstTime()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var add = start.Add();
        var first = await start.AddAsync(add, Content(40));
        Assert.Equal(first, Assert.IsType<Answer.Repeated>(await files.AddAsync(desk, add, Content(40), Room.Agency("DE"), () => true, Token)).Receipt);
        var other = Assert.IsType<Answer.Refused>(await files.AddAsync(desk, add, Content(41), Room.Agency("DE"), () => true, Token));
        Assert.Equal(RefusalReason.IdUsedForOtherContent, other.Refusal.Reason);
        Assert.Equal(Content(40).Bytes.ToArray(), await ReadAsync(files, desk, "DE", first.Record, FilePart.Whole));
    }

    [Fact]
    public async Task Add_Twenty_AtOnceWithOneId_IsOneFile()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var add = start.Add();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => files.AddAsync(desk, add, Content(200_000), Room.Agency("DE"), () => true, Token)));
        Assert.Single(answers.OfType<Answer.Recorded>());
        Assert.Equal(19, answers.OfType<Answer.Repeated>().Count());
        Assert.Equal(2, Directory.EnumerateFiles(Stored).Count()); // the file and its preview
    }

    [Fact]
    public async Task Add_ThatTheRulesRefuse_WritesNothing()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        Assert.IsType<Answer.Refused>(await files.AddAsync(desk, start.Add(), Content(40), Room.Agency("FR"), () => true, Token));
        Assert.IsType<Answer.Refused>(await files.AddAsync(desk, start.Add(), Content(40), Room.Agency("DE"), () => false, Token));
        Assert.Empty(Directory.Exists(Stored) ? Directory.GetFiles(Stored) : []);
    }

    /// <summary>The line is the answer: where it could not be written the sender hears so, and sends again with the same id.</summary>
    [Theory]
    [InlineData(AppendFault.BeforeCommit, false)]
    [InlineData(AppendFault.AfterCommit, true)]
    public async Task Add_WhileTheJournalFails_IsAcknowledgedOnlyOnceItIsThere(AppendFault fault, bool recorded)
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var add = start.Add();
        _journal.FailNextAppend(fault);
        var answer = await files.AddAsync(desk, add, Content(40), Room.Agency("DE"), () => true, Token);
        Assert.Equal(recorded, answer is Answer.Recorded);
        var again = await files.AddAsync(desk, add, Content(40), Room.Agency("DE"), () => true, Token);
        var record = again is Answer.Recorded { Receipt: var now } ? now.Record : Assert.IsType<Answer.Repeated>(again).Receipt.Record;
        Assert.Equal(Content(40).Bytes.ToArray(), await ReadAsync(files, desk, "DE", record, FilePart.Whole));
    }

    /// <summary>A crash between the bytes and the line leaves bytes that nobody can ask for: the next start takes them away, and nothing else.</summary>
    [Fact]
    public async Task Start_AfterACrash_TakesAwayWhatNoLineNames()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var kept = await start.AddAsync(start.Add(), Content(40));
        _journal.FailNextAppend(AppendFault.BeforeCommit);
        Assert.IsType<Answer.NotRecorded>(await files.AddAsync(desk, start.Add(), Content(41), Room.Agency("DE"), () => true, Token));
        await File.WriteAllTextAsync(Path.Combine(Stored, $"{Guid.Empty:N}.file.new"), "half", Token);
        Assert.Equal(5, Directory.EnumerateFiles(Stored).Count());
        await using var again = new Room(_folder.Path, _journal, _time, _time);
        var opened = (await again.Desks.FindAsync(Room.Key, Token))!;
        var after = Attaching.Over(_folder.Path, again);
        await after.SweptAsync(opened);
        Assert.Equal([$"{kept.Record:N}.file", $"{kept.Record:N}.preview"], Directory.EnumerateFiles(Stored).Select(Path.GetFileName).Order());
        Assert.Equal(Content(40).Bytes.ToArray(), await ReadAsync(after, opened, "DE", kept.Record, FilePart.Whole));
    }

    [Fact]
    public async Task Erasing_TheKeyOfAFile_ErasesItsBytes()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var receipt = await start.AddAsync(start.Add(), Content(40));
        await _room.Keys.EraseAsync(receipt.Record, Token);
        Assert.Null(await ReadAsync(files, desk, "DE", receipt.Record, FilePart.Whole));
        await using var again = new Room(_folder.Path, _journal, _time, _time);
        var opened = (await again.Desks.FindAsync(Room.Key, Token))!;
        Assert.False(Assert.Single(opened.View(Room.Viewer("DE"))!.Files(start.Seizure)).MayOpen);
        await Attaching.Over(_folder.Path, again).SweptAsync(opened);
        Assert.Empty(Directory.EnumerateFiles(Stored));
    }

    /// <summary>Flipped, cut, lengthened, swapped with another's: never a byte that was not kept.</summary>
    [Fact]
    public async Task Bytes_ThatAreNotAsTheyWereKept_AreNeverHandedOut()
    {
        var start = await StartAsync();
        var (desk, files) = (start.Desk, start.Files);
        var (one, two) = (await start.AddAsync(start.Add(), Content(200_000)), await start.AddAsync(start.Add(), Content(200_001)));
        var (path, other) = (Path.Combine(Stored, $"{one.Record:N}.file"), Path.Combine(Stored, $"{two.Record:N}.file"));
        var whole = await File.ReadAllBytesAsync(path, Token);
        var random = new Random(7);
        for (var turn = 0; turn < 60; turn++)
        {
            var harmed = (turn % 4) switch
            {
                0 => [.. whole[..random.Next(whole.Length)]],
                1 => [.. whole, (byte)turn],
                2 => await File.ReadAllBytesAsync(other, Token),
                _ => (byte[])whole.Clone(),
            };
            if (turn % 4 == 3)
            {
                harmed[random.Next(harmed.Length)] ^= (byte)(1 + random.Next(255));
            }

            await File.WriteAllBytesAsync(path, harmed, Token);
            await Assert.ThrowsAsync<FileDamaged>(() => ReadAsync(files, desk, "DE", one.Record, FilePart.Whole));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        _folder.Dispose();
    }

    private string Stored => Path.Combine(_folder.Path, "files", Room.Key.Value);

    private static FileContent Content(int size) => Attaching.Content(size);

    private static Task<byte[]?> ReadAsync(FileRoom files, OperationDesk desk, string country, Guid record, FilePart part) => Attaching.ReadAsync(files, desk, country, record, part);

    private Task<Attaching> StartAsync() => Attaching.StartAsync(_folder.Path, _room, _time.GetUtcNow());
}
