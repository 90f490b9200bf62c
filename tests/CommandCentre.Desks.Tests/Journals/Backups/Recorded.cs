using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;
using static CommandCentre.Desks.Tests.Journals.JournalTexts;

namespace CommandCentre.Desks.Tests.Journals.Backups;

/// <summary>A data folder with two journals and keys of three records, one of them erased; and archives of it.</summary>
public sealed class Recorded : IAsyncDisposable
{
    public static readonly Guid Kept = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid Later = new("22222222-2222-4222-8222-222222222222");
    public static readonly Guid Gone = new("33333333-3333-4333-8333-333333333333");

    // Any moment will do.
    public static readonly DateTimeOffset Now = new(2020, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _archives = Directory.CreateTempSubdirectory("cc-backup-");

    private Recorded(DataFolder folder, SqliteJournal journal, RecordKeys keys) => (Folder, Journal, Keys) = (folder, journal, keys);

    public DataFolder Folder { get; }

    public SqliteJournal Journal { get; }

    public RecordKeys Keys { get; }

    /// <summary>What was sealed for <see cref="Kept"/>.</summary>
    public byte[] Sealed { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Recorded> MakeAsync()
    {
        var folder = new DataFolder();
        var made = new Recorded(folder, SqliteJournal.Open(folder.Path), RecordKeys.Open(folder.Path));
        await made.Keys.EnsureAsync([(Kept, "DE"), (Gone, "FR")], Cancel);
        await made.Keys.EraseAsync(Gone, Cancel);
        made.Sealed = made.Keys.Seal(Kept, "Ola Nordmann"u8, []);
        await made.Journal.RecordAsync(Operation, "one", "two", "three");
        await made.Journal.RecordAsync("country/DE", "a load");
        return made;
    }

    public string File(string name) => Path.Combine(_archives.FullName, name);

    /// <summary>A folder to restore into, which is not there yet.</summary>
    public string Target(string name = "restored") => File(name);

    public Task<BackupTaken> BackUpAsync(string name = "backup.tar") =>
        Backup.TakeAsync(Folder.Path, File(name), [new ArchiveEntry("mode", "Exercise"u8.ToArray())], Now, null, Cancel);

    public Task<BackupTaken> BackUpKeysAsync(string name = "keys.tar") => Backup.TakeKeysAsync(Folder.Path, File(name), Now, Cancel);

    public Task<Restored> RestoreAsync(string? keys = null, params string[] erasedBy) =>
        Restore.RunAsync(Target(), File("backup.tar"), keys is null ? null : File(keys), [.. erasedBy.Select(File)], null, Cancel);

    /// <summary>The keys of the restored folder, opened with the owners' keys of the first one.</summary>
    public RecordKeys RestoredKeys() => RecordKeys.Open(Target(), RecordKeys.DefaultOwnerKeysPath(Folder.Path));

    public async ValueTask DisposeAsync()
    {
        Keys.Dispose();
        await Journal.DisposeAsync();
        Folder.Dispose();
        _archives.Delete(recursive: true);
    }
}
