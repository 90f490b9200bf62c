using Microsoft.Data.Sqlite;

namespace CommandCentre.Desks.Journals;

/// <content>Opening the files.</content>
public sealed partial class RecordKeys
{
    /// <summary>Where the owners' keys lie when nothing else is said: <c>owner-keys.json</c> in a sibling of the data folder named <c>NAME-owner-keys</c>.</summary>
    public static string DefaultOwnerKeysPath(string dataFolder) =>
        Path.Combine(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + "-owner-keys", "owner-keys.json");

    /// <summary>Opens the keys of a data folder; <c>keys.db</c> and, at the first record of an owner, its key are made on demand.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="ownerKeysPath">The owners' file, outside the data folder; <c>null</c> for <see cref="DefaultOwnerKeysPath"/>.</param>
    /// <exception cref="ArgumentException">The owners' file would lie inside the data folder.</exception>
    /// <exception cref="OwnerKeysMissing">Keys are kept here that only an owner's key of that file could open, and it is not in it.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static RecordKeys Open(string dataFolder, string? ownerKeysPath = null) => Open(dataFolder, ownerKeysPath, everyOwner: true);

    /// <summary>Opens the keys to look with: an owner whose key is not in the file stays closed (<see cref="OwnerKeysMissing"/> on opening a record), and nothing is refused for it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="ownerKeysPath">The owners' file, outside the data folder; it may hold some owners only.</param>
    /// <exception cref="ArgumentException">The owners' file would lie inside the data folder.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RecordKeys OpenSome(string dataFolder, string ownerKeysPath) => Open(dataFolder, ownerKeysPath, everyOwner: false);

    private static RecordKeys Open(string dataFolder, string? ownerKeysPath, bool everyOwner)
    {
        var files = new JournalFiles(Path.GetFullPath(dataFolder));
        var owners = new OwnerKeys(ownerKeysPath ?? DefaultOwnerKeysPath(dataFolder));
        if (owners.File.StartsWith(Path.TrimEndingDirectorySeparator(files.Folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The owners' keys must lie outside the data folder {files.Folder}, not at {owners.File}.", nameof(ownerKeysPath));
        }

        Directory.CreateDirectory(files.Folder);
        KeyStore? written = null;
        KeyStore? read = null;
        try
        {
            written = new KeyStore(files.Keys);
            DurableFiles.SyncFolder(files.Folder);
            read = new KeyStore(files.Keys);
            owners.Read();
            foreach (var (owner, fingerprint) in written.Fingerprints().Where(_ => everyOwner))
            {
                owners.Known(owner, fingerprint);
            }

            return new RecordKeys(written, read, owners);
        }
        catch (SqliteException failure)
        {
            written?.Dispose();
            read?.Dispose();
            throw KeyStore.Failure(failure);
        }
        catch
        {
            written?.Dispose();
            read?.Dispose();
            throw;
        }
    }
}
