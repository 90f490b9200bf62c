using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>A data folder before anything happened to it: the bytes of its files, and what was recorded in it and shown of it.</summary>
/// <param name="Files">The files by name, the owners' keys under <see cref="OwnerKeys"/>.</param>
/// <param name="Earlier">The logs as they were at an earlier moment, by name.</param>
/// <param name="Lines">Every line of every journal.</param>
/// <param name="Shown">Every line of every operation as an officer of DE, who owns them all, reads it.</param>
internal sealed record Intact(
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyDictionary<string, byte[]> Earlier,
    IReadOnlyDictionary<string, IReadOnlyList<StoredLine>> Lines,
    IReadOnlyDictionary<OperationKey, IReadOnlyList<string>> Shown)
{
    public const string OwnerKeys = "../data-owner-keys/owner-keys.json";

    /// <summary>A backup of the journals and one of the keys, taken of the stopped server.</summary>
    public const string Backup = "../journals.backup";

    public const string KeyBackup = "../keys.backup";

    /// <summary>The second operation: it must not suffer from what happens to the first.</summary>
    public static readonly OperationKey Second = OperationKey.Parse("TEST-2");

    /// <summary>Both operations.</summary>
    public static readonly OperationKey[] Keys = [Room.Key, Second];

    private const int Steps = 120;

    /// <summary>What a stopped server leaves: everything in the database, no log.</summary>
    public static Intact Stopped => Both.Value.Stopped;

    /// <summary>What a killed server leaves: half in the database, half in the log.</summary>
    public static Intact Killed => Both.Value.Killed;

    private static readonly Lazy<(Intact Stopped, Intact Killed)> Both = new(() => MakeAsync().GetAwaiter().GetResult());

    /// <summary>The lines of an operation.</summary>
    public IReadOnlyList<StoredLine> Of(OperationKey key) => Lines[key.Journal];

    /// <summary>Lays the files into a folder of their own.</summary>
    public DataFolder LayOut()
    {
        var folder = new DataFolder(inMemory: true);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(OwnerKeys))!);
        foreach (var (name, bytes) in Files)
        {
            File.WriteAllBytes(folder.File(name), bytes);
        }

        return folder;
    }

    private static async Task<(Intact Stopped, Intact Killed)> MakeAsync()
    {
        using var folder = new DataFolder(inMemory: true);
        var journal = SqliteJournal.Open(folder.Path);
        await using var room = new Room(folder.Path, journal, new FakeTime());
        var desks = new[] { await room.InActionAsync(), await SecondAsync(room) };
        IReadOnlyDictionary<string, byte[]> earlier = new Dictionary<string, byte[]>();
        for (var step = 0; step < Steps; step++)
        {
            Assert.IsType<Answer.Recorded>(await desks[step % 6 == 0 ? 1 : 0].SubmitAsync(Command(step), Room.Liaison("DE")));
            if (step == Steps / 3)
            {
                earlier = Taken(folder);
            }
            else if (step == Steps / 2)
            {
                EmptyLogs(folder);
            }
        }

        var (lines, shown) = (await LinesAsync(journal), desks.ToDictionary(desk => desk.Key, Show));
        var killed = new Intact(Taken(folder), earlier, lines, shown);
        await room.DisposeAsync();
        await journal.DisposeAsync();
        var stopped = Taken(folder);
        stopped[Backup] = await BackedUpAsync(file => Desks.Journals.Backups.Backup.TakeAsync(folder.Path, file, [], FakeTime.Morning), folder.File(Backup));
        stopped[KeyBackup] = await BackedUpAsync(file => Desks.Journals.Backups.Backup.TakeKeysAsync(folder.Path, file, FakeTime.Morning), folder.File(KeyBackup));
        return (new Intact(stopped, earlier, lines, shown), killed);
    }

    private static async Task<byte[]> BackedUpAsync(Func<string, Task> take, string file)
    {
        await take(file);
        return await File.ReadAllBytesAsync(file);
    }

    /// <summary>All that an officer of DE sees.</summary>
    public static IReadOnlyList<string> Show(OperationDesk desk) => desk.View(Room.Viewer("DE")) is { } view
        ? [.. Enumerable.Range(1, (int)view.Head).Select(number => Encoding.UTF8.GetString(LineJson.Write(view.Line(number)!)))]
        : [];

    private static OperationCommand Command(int step)
    {
        var codes = (HandlingCodes)(step % 8);
        var marks = Room.Marks(codes, step % 3 == 0 ? ["FR"] : []);
        return step % 4 == 0
            ? new PostMessage(RecordId.Derived($"message {step}"), $"{Wordy(step)} said", null, marks)
            : Room.Hit(step, Wordy(step), marks);
    }

    // Random enough that no two places of the file look alike.
    private static string Wordy(int step) => Convert.ToHexString(System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(step)));

    private static async Task<OperationDesk> SecondAsync(Room room)
    {
        var desk = await room.Desks.OpenAsync(Second);
        var today = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime);
        var countries = new[] { "DE", "FR" }.Select(code => new Participant(CountryCode.Parse(code), [AgencyKind.Police]));
        await desk.SubmitAsync(new OpenOperation(RecordId.Derived("open second"), "Second", today, today.AddDays(1), [.. countries]), Room.Coordinator);
        await desk.SubmitAsync(new ChangePhase(RecordId.Derived("phase second"), OperationPhase.Action), Room.Coordinator);
        return desk;
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredLine>>> LinesAsync(SqliteJournal journal)
    {
        var lines = new Dictionary<string, IReadOnlyList<StoredLine>>();
        foreach (var name in await journal.NamesAsync())
        {
            lines[name] = await journal.ReadAsync(name, 0).ToListAsync();
        }

        return lines;
    }

    /// <summary>The files as another program would copy them: opened here, SQLite would lose its locks on them.</summary>
    private static Dictionary<string, byte[]> Taken(DataFolder folder)
    {
        using var copy = folder.AsAfterKill();
        var files = Directory.EnumerateFiles(copy.Path).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        files[OwnerKeys] = File.ReadAllBytes(folder.File(OwnerKeys));
        return files;
    }

    private static void EmptyLogs(DataFolder folder)
    {
        foreach (var file in (string[])[folder.Database, folder.File("keys.db")])
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(FULL)";
            command.ExecuteNonQuery();
        }
    }
}
