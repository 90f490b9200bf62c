using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CommandCentre.Desks.Journals;

/// <summary>
/// The owner countries' keys in one JSON file outside the data folder: <c>{"DE":"base64 of 32 bytes", ...}</c>, mode 0600.
/// A copy of the data folder alone opens nothing.
/// </summary>
/// <remarks>One caller at a time; <see cref="KeyStore"/>'s transaction keeps processes apart.</remarks>
internal sealed class OwnerKeys(string file)
{
    public const int KeySize = 32;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private SortedDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    public string File { get; } = Path.GetFullPath(file);

    /// <summary>Reads the file again: another process may have added an owner.</summary>
    /// <exception cref="IOException">The file is there and is not what this program wrote.</exception>
    public void Read()
    {
        _keys = System.IO.File.Exists(File) ? Parse(System.IO.File.ReadAllBytes(File)) : new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
    }

    /// <summary>Every owner's key as read last; never changed afterwards.</summary>
    public IReadOnlyDictionary<string, byte[]> All => _keys;

    public byte[]? Of(string owner) => _keys.GetValueOrDefault(owner);

    /// <summary>Makes a key for an owner that has none; it is on disk when this returns.</summary>
    public byte[] Make(string owner)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var all = new SortedDictionary<string, byte[]>(_keys, StringComparer.Ordinal) { { owner, key } };
        MakeFolder(Path.GetDirectoryName(File)!);
        DurableFiles.Replace(File, JsonSerializer.SerializeToUtf8Bytes(all, Indented));
        _keys = all;
        return key;
    }

    /// <summary>The owner's key, which must be the one with this fingerprint.</summary>
    /// <exception cref="OwnerKeysMissing">It is not there, or is another.</exception>
    public byte[] Known(string owner, byte[] fingerprint)
    {
        var key = Of(owner) ?? throw new OwnerKeysMissing(owner, File, "the owner's key is not there");
        return Fingerprint(owner, key).AsSpan().SequenceEqual(fingerprint)
            ? key
            : throw new OwnerKeysMissing(owner, File, "the owner's key found is another one");
    }

    /// <summary>Wraps a record's key; moved to another record or owner it does not open.</summary>
    public static byte[] Wrap(byte[] ownerKey, Guid record, RecordKey key) => AesSeal.Close(ownerKey, key.Key, Binding(record, key.Owner));

    /// <summary>The record's key out of its wrapping.</summary>
    /// <exception cref="OwnerKeysMissing">The owner's key is not there.</exception>
    /// <exception cref="KeysDamaged">The wrapped key is damaged.</exception>
    public RecordKey Unwrap(Guid record, string owner, byte[] wrapped)
    {
        if (Of(owner) is null)
        {
            Read();
        }

        var ownerKey = Of(owner) ?? throw new OwnerKeysMissing(owner, File, "the owner's key is not there");
        return AesSeal.Open(ownerKey, wrapped, Binding(record, owner)) is { } key
            ? new RecordKey(key, owner)
            : throw new KeysDamaged($"the key of record {record} is damaged, or not wrapped by the key of {owner} in {File}");
    }

    /// <summary>The keys of many records out of their wrapping, each owner's key made ready once; one that does not open is left out: asked for by itself, it says why.</summary>
    public static List<(Guid Record, RecordKey Key)> Unwrap(IReadOnlyDictionary<string, byte[]> owners, IEnumerable<(Guid Record, string Owner, byte[] Wrapped)> kept)
    {
        var unwrapped = new List<(Guid, RecordKey)>();
        foreach (var owned in kept.GroupBy(record => record.Owner).Where(owned => owners.ContainsKey(owned.Key)))
        {
            using var aes = new AesGcm(owners[owned.Key], AesSeal.TagSize);
            foreach (var (record, owner, wrapped) in owned)
            {
                if (AesSeal.Open(aes, wrapped, Binding(record, owner)) is { } key)
                {
                    unwrapped.Add((record, new RecordKey(key, owned.Key)));
                }
            }
        }

        return unwrapped;
    }

    /// <summary>Says which key it is and nothing about it: 16 bytes of HMAC-SHA256 over the owner's name.</summary>
    public static byte[] Fingerprint(string owner, byte[] key) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("CommandCentre owner key " + owner))[..16];

    private SortedDictionary<string, byte[]> Parse(byte[] json)
    {
        try
        {
            var keys = JsonSerializer.Deserialize<SortedDictionary<string, byte[]>>(json);
            if (keys is not null && keys.All(pair => pair.Value?.Length == KeySize))
            {
                return new SortedDictionary<string, byte[]>(keys, StringComparer.Ordinal);
            }
        }
        catch (JsonException failure)
        {
            throw new IOException($"{File} is not readable as owner keys: {failure.Message}", failure);
        }

        throw new IOException($"{File} is not readable as owner keys: each owner needs {KeySize} bytes as base64.");
    }

    private static byte[] Binding(Guid record, string owner) => [.. record.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(owner)];

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DurableFiles.SyncFolder(Path.GetDirectoryName(folder)!);
    }
}
