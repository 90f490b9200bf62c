using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>What an archive holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupKind>))]
public enum BackupKind
{
    /// <summary>Journals, the list of records that have a key, the list of erased ones, and files of the data folder; no key.</summary>
    [JsonStringEnumMemberName("journals")]
    Journals,

    /// <summary>Wrapped record keys, the fingerprints of the owners' keys that wrap them, and the list of erased records; no journal.</summary>
    [JsonStringEnumMemberName("keys")]
    Keys,
}

/// <summary>A journal in an archive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">How many lines, which is the number of the last.</param>
/// <param name="Head">Hash of the last line.</param>
public sealed record ArchivedJournal(string Name, long Lines, string Head);

/// <summary>The last file of an archive but one: what the archive holds, with a SHA-256 for each entry. The last one is the SHA-256 of this.</summary>
/// <param name="Format">Always <see cref="Known"/>.</param>
/// <param name="Holds">Which kind.</param>
/// <param name="Taken">When it was begun, wall time.</param>
/// <param name="Lines">Lines of all journals.</param>
/// <param name="Keys">Records that have a key: named only (<see cref="BackupKind.Journals"/>), or with it.</param>
/// <param name="Erased">Records whose key was erased.</param>
/// <param name="Journals">The journals and where they end, in ordinal order.</param>
/// <param name="Entries">Every entry before this one, in order.</param>
public sealed record BackupManifest(
    string Format,
    BackupKind Holds,
    DateTimeOffset Taken,
    long Lines,
    long Keys,
    long Erased,
    IReadOnlyList<ArchivedJournal> Journals,
    IReadOnlyList<ArchivedEntry> Entries)
{
    /// <summary>Files of records in it, previews not counted.</summary>
    public long Files { get; init; }

    /// <summary>The one format there is.</summary>
    public const string Known = "commandcentre-backup-1";

    internal const string EntryName = "manifest.json";
    internal const string HashName = "manifest.sha256";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Shape);

    /// <summary>Reads a manifest whose bytes are known to be whole.</summary>
    /// <exception cref="BackupDamaged">It is none this program knows.</exception>
    internal static BackupManifest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json.Span, Shape) is { Format: Known, Journals: not null, Entries: not null } manifest
                ? manifest
                : throw BackupDamaged.In(EntryName, $"is of another format; this program knows {Known}");
        }
        catch (JsonException failure)
        {
            throw BackupDamaged.In(EntryName, $"cannot be read ({failure.Message})");
        }
    }
}
