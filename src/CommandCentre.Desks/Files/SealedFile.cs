using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Attached;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Files;

/// <summary>One file sealed under its record's key, piece by piece, so that it is never whole in memory to be read: a head with digest and length, the pieces in order, and a sum over all that needs no key.</summary>
/// <remarks>Every piece is bound to operation, record, part and place: none can be left out, moved or taken from another file.</remarks>
internal static class SealedFile
{
    /// <summary>Plain bytes of a piece; the last may have fewer.</summary>
    internal const int Piece = 64 * 1024;

    private const int HeadSize = SHA256.HashSizeInBytes + sizeof(long);

    /// <summary>Writes the file durably; it is not there before it is whole.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Write(string path, FilePlace place, RecordKeys keys, ReadOnlySpan<byte> content)
    {
        using (var stream = DurableFiles.Begin(path))
        {
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Write(stream, sum, keys.Seal(place.Record, Head(content), place.Associated(0)));
            for (var (at, piece) = (0, 1); at < content.Length; at += Piece, piece++)
            {
                Write(stream, sum, keys.Seal(place.Record, content.Slice(at, Math.Min(Piece, content.Length - at)), place.Associated(piece)));
            }

            stream.Write(FileSum.Of(sum));
            stream.Flush(flushToDisk: true);
        }

        DurableFiles.Finish(path);
    }

    /// <summary>Opens the file to be read; absent where it is not there, or its key was erased or not restored.</summary>
    /// <exception cref="FileDamaged">It is not as it was kept.</exception>
    internal static FileReading? Open(string path, FilePlace place, RecordKeys keys)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            var head = new byte[HeadSize + AesSeal.Overhead];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (keys.TryOpen(place.Record, head.AsSpan(0, read), place.Associated(0), out var plain) is var opening && opening is not SealOpening.Opened)
            {
                stream.Dispose();
                return opening is SealOpening.Damaged ? throw new FileDamaged(place) : null;
            }

            var length = BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(SHA256.HashSizeInBytes));
            return stream.Length == SealedLength(length) + FileSum.Size
                ? new FileReading(stream, place, keys, length, Convert.ToHexStringLower(plain.AsSpan(0, SHA256.HashSizeInBytes)))
                : throw new FileDamaged(place);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void Write(FileStream stream, IncrementalHash sum, byte[] closed)
    {
        sum.AppendData(closed);
        stream.Write(closed);
    }

    private static byte[] Head(ReadOnlySpan<byte> content)
    {
        var head = new byte[HeadSize];
        SHA256.HashData(content, head);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(SHA256.HashSizeInBytes), content.Length);
        return head;
    }

    private static long SealedLength(long plain) => HeadSize + AesSeal.Overhead + plain + ((plain + Piece - 1) / Piece * AesSeal.Overhead);
}

/// <summary>Where a sealed file belongs.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Record">The file's record.</param>
/// <param name="Part">The file itself, or its preview.</param>
internal sealed record FilePlace(OperationKey Operation, Guid Record, FilePart Part)
{
    internal string Name => AttachedFile.NameOf(Record, Part is FilePart.Whole ? "file" : "preview");

    internal byte[] Associated(int piece) => Encoding.UTF8.GetBytes($"file {Operation.Value} {Name} {piece}");
}

/// <summary>What is kept of a file.</summary>
public enum FilePart
{
    /// <summary>The file.</summary>
    Whole,

    /// <summary>A small picture of it; of pictures only.</summary>
    Preview,
}

/// <summary>A kept file is not as it was kept, or not there at all.</summary>
public sealed class FileDamaged : Exception
{
    internal FileDamaged(FilePlace place)
        : base($"file {place.Name} of {place.Operation} is damaged")
    {
    }
}

/// <summary>A kept file, opened to be read once from its beginning.</summary>
public sealed class FileReading : IDisposable
{
    private readonly FileStream _stream;
    private readonly FilePlace _place;
    private readonly RecordKeys _keys;

    internal FileReading(FileStream stream, FilePlace place, RecordKeys keys, long length, string sha256)
    {
        (_stream, _place, _keys, Length, Sha256) = (stream, place, keys, length, sha256);
    }

    /// <summary>How many bytes.</summary>
    public long Length { get; }

    /// <summary>SHA-256 of the bytes in hex, as it was kept with them.</summary>
    public string Sha256 { get; }

    /// <summary>Its pieces in order.</summary>
    /// <exception cref="FileDamaged">A piece is not as it was kept; those before it are.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        var closed = new byte[SealedFile.Piece + AesSeal.Overhead];
        for (var (left, piece) = (Length, 1); left > 0; piece++)
        {
            var wanted = (int)Math.Min(SealedFile.Piece, left) + AesSeal.Overhead;
            var read = await _stream.ReadAtLeastAsync(closed.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, stop).ConfigureAwait(false);
            if (_keys.TryOpen(_place.Record, closed.AsSpan(0, read), _place.Associated(piece), out var plain) is not SealOpening.Opened)
            {
                throw new FileDamaged(_place);
            }

            left -= plain.Length;
            yield return plain;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
