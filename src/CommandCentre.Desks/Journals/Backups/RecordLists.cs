using System.Globalization;
using System.Text;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Lists of records as entries of an archive: one record to a text line, its UUID first.</summary>
internal static class RecordLists
{
    /// <summary>Records that have a key in <c>keys.db</c>, with their owner.</summary>
    public const string Named = "records/named/";

    /// <summary>Records whose key was erased.</summary>
    public const string Erased = "records/erased/";

    /// <summary>Wrapped keys: record, owner, base64.</summary>
    public const string Keys = "keys/";

    /// <summary>Fingerprints of the owners' keys: owner, base64.</summary>
    public const string Owners = "owners/";

    private const int LinesAnEntry = 50_000;

    /// <summary>Adds a list as entries of at most 50,000 lines.</summary>
    /// <returns>How many lines.</returns>
    public static long Add(ArchiveWriter archive, string prefix, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var (count, part) = (0L, 0);
        foreach (var chunk in lines.Chunk(LinesAnEntry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = string.Concat(chunk.Select(line => line + "\n"));
            archive.Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}{++part:D6}"), Encoding.ASCII.GetBytes(text));
            count += chunk.Length;
        }

        return count;
    }

    /// <summary>The lines of one entry, each parted at its spaces into so many words.</summary>
    /// <exception cref="BackupDamaged">A line has another shape.</exception>
    public static IEnumerable<string[]> Read(ArchiveEntry entry, int words)
    {
        foreach (var line in Encoding.ASCII.GetString(entry.Content.Span).TrimEnd('\n').Split('\n'))
        {
            var parts = line.Split(' ');
            yield return parts.Length == words ? parts : throw BackupDamaged.In(entry.Name, "a line of it has another shape");
        }
    }

    /// <summary>A record's UUID out of a line.</summary>
    public static Guid Record(ArchiveEntry entry, string text) =>
        Guid.TryParseExact(text, "D", out var record) ? record : throw BackupDamaged.In(entry.Name, "a line of it names no record");

    /// <summary>Bytes out of a line.</summary>
    public static byte[] Bytes(ArchiveEntry entry, string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw BackupDamaged.In(entry.Name, "a line of it holds no bytes");
    }
}
