using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>Some following lines of one journal as an entry: each as 4 bytes of length (big-endian), 32 bytes of hash, and its stored bytes.</summary>
internal static partial class LinePart
{
    /// <summary>A part is closed when it holds this much; one line may be longer.</summary>
    public const int Enough = 4 * 1024 * 1024;

    private const int Before = sizeof(int) + JournalHash.Size;

    /// <summary><c>journals/NAME/</c> and the number of the first line.</summary>
    public static string NameOf(string journal, long first) => string.Create(CultureInfo.InvariantCulture, $"journals/{journal}/{first:D12}");

    /// <summary>Journal and first line of an entry, if it is a part.</summary>
    public static (string Journal, long First)? Parse(string name) =>
        Shape().Match(name) is { Success: true } match && JournalName.IsValid(match.Groups[1].Value)
            ? (match.Groups[1].Value, long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    public static void Write(IBufferWriter<byte> part, StoredLine line)
    {
        Span<byte> before = stackalloc byte[Before];
        BinaryPrimitives.WriteInt32BigEndian(before, line.Bytes.Length);
        line.Hash.CopyTo(before[sizeof(int)..]);
        part.Write(before);
        part.Write(line.Bytes.Span);
    }

    /// <summary>The lines of a part that follow a head.</summary>
    /// <exception cref="BackupDamaged">A line does not follow.</exception>
    public static List<StoredLine> Read(string journal, JournalHead previous, ReadOnlyMemory<byte> part)
    {
        var lines = new List<StoredLine>();
        while (!part.IsEmpty)
        {
            var length = part.Length < Before ? -1 : BinaryPrimitives.ReadInt32BigEndian(part.Span);
            if (length < 1 || length > part.Length - Before)
            {
                throw BackupDamaged.At(journal, previous.Number + 1, JournalFindingKind.Unreadable, "its length is damaged");
            }

            var row = new StoredRow(previous.Number + 1, part.Slice(Before, length).ToArray(), part.Slice(sizeof(int), JournalHash.Size).ToArray());
            if (row.FaultAfter(previous, out var line) is { } fault)
            {
                throw BackupDamaged.At(journal, previous.Number + 1, JournalFindingKind.Damaged, fault);
            }

            lines.Add(line!);
            previous = line!.Head;
            part = part[(Before + length)..];
        }

        return lines;
    }

    [GeneratedRegex(@"\Ajournals/(.+)/([0-9]{12})\z")]
    private static partial Regex Shape();
}
