using System.Security.Cryptography;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Reads an archive from its beginning to its very last byte; every byte must be the one that was written.</summary>
internal sealed class ArchiveReader : IDisposable
{
    /// <summary>No entry is longer: a part holds 4 MB, or one line, which is at most 64 MB. A damaged length must not be believed.</summary>
    private const int Longest = 96 * 1024 * 1024;

    private readonly FileStream _stream;
    private readonly List<ArchivedEntry> _entries = [];
    private string _before = "the beginning";

    public ArchiveReader(string file) => _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.SequentialScan);

    /// <summary>Bytes read so far.</summary>
    public long Place => _stream.Position;

    /// <summary>Bytes there are.</summary>
    public long Length => _stream.Length;

    /// <summary>The entries before the manifest, one at a time: the hash of each is compared when the manifest is reached.</summary>
    /// <exception cref="BackupDamaged">An entry is not as it was written.</exception>
    public IEnumerable<ArchiveEntry> Entries()
    {
        for (var entry = Next(); entry.Name != BackupManifest.EntryName; entry = Next())
        {
            _entries.Add(entry.Listed);
            yield return entry;
        }

        Manifest = End(_manifest);
    }

    private ReadOnlyMemory<byte> _manifest;

    /// <summary>The manifest, once every entry was read and agrees with it.</summary>
    public BackupManifest? Manifest { get; private set; }

    public void Dispose() => _stream.Dispose();

    private ArchiveEntry Next()
    {
        var block = new byte[TarBlock.Size];
        Fill(block, $"after {_before}");
        if (TarBlock.Read(block) is not ({ } name, var length and <= Longest))
        {
            throw BackupDamaged.In($"after {_before}", "the header of the next entry is damaged");
        }

        var content = new byte[Math.Min(length, _stream.Length - _stream.Position)];
        Fill(content, name);
        if (content.Length < length)
        {
            throw Cut(name);
        }

        RequireZeros(TarBlock.Padding(length), name);
        _before = name;
        _manifest = content;
        return new ArchiveEntry(name, content);
    }

    private BackupManifest End(ReadOnlyMemory<byte> json)
    {
        var hash = Next();
        if (hash.Name != BackupManifest.HashName || !hash.Content.Span.SequenceEqual(ArchiveWriter.HashLine(Convert.ToHexStringLower(SHA256.HashData(json.Span)))))
        {
            throw BackupDamaged.In(BackupManifest.EntryName, "is not the one that was written");
        }

        RequireZeros(2 * TarBlock.Size, "the end");
        if (_stream.Position != _stream.Length)
        {
            throw BackupDamaged.In("the end", $"{_stream.Length - _stream.Position} bytes follow that were not written");
        }

        var manifest = BackupManifest.Read(json);
        Compare(manifest);
        return manifest;
    }

    private void Compare(BackupManifest manifest)
    {
        foreach (var (listed, found) in manifest.Entries.Zip(_entries))
        {
            if (listed.Name != found.Name)
            {
                throw BackupDamaged.In(listed.Name, $"is missing, {found.Name} stands in its place");
            }

            if (listed != found)
            {
                throw BackupDamaged.In(listed.Name, "is not the one that was written");
            }
        }

        if (manifest.Entries.Count != _entries.Count)
        {
            throw BackupDamaged.In(BackupManifest.EntryName, $"names {manifest.Entries.Count} entries and there are {_entries.Count}");
        }
    }

    private void Fill(byte[] into, string place)
    {
        if (_stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
        {
            throw Cut(place);
        }
    }

    private void RequireZeros(int count, string place)
    {
        var zeros = new byte[count];
        Fill(zeros, place);
        if (zeros.AsSpan().ContainsAnyExcept((byte)0))
        {
            throw BackupDamaged.In(place, "is followed by bytes that were not written");
        }
    }

    private BackupDamaged Cut(string place) => BackupDamaged.In(place, $"the archive is cut off: it ends at byte {_stream.Length}");
}
