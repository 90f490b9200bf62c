using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CommandCentre.Desks.Journals;

/// <summary>The SHA-256 that closes one line of a journal over everything before it: 32 bytes, printed as 64 lower hex digits.</summary>
/// <remarks>The default value is 32 zero bytes: what the first line of every journal is chained to.</remarks>
public readonly record struct JournalHash
{
    /// <summary>The length in bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const int OnStack = 2048;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Takes the 32 bytes of a hash.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public JournalHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A journal hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Reads 64 lower hex digits; anything else is <c>false</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out JournalHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != Size * 2
            || text.ContainsAnyInRange('A', 'F')
            || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = new JournalHash(bytes);
        return true;
    }

    /// <summary>The hash of the line that holds <paramref name="stored"/> and follows this hash: SHA-256(this || stored).</summary>
    public JournalHash Next(ReadOnlySpan<byte> stored)
    {
        // One call over one buffer: twice as fast as feeding the parts one by one.
        var length = Size + stored.Length;
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var joined = rented is null ? stackalloc byte[length] : rented.AsSpan(0, length);
        CopyTo(joined);
        stored.CopyTo(joined[Size..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(joined, hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return new JournalHash(hash);
    }

    /// <summary>Writes the 32 bytes into <paramref name="destination"/>, which must have room for them.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _fourth);
    }

    /// <summary>The 32 bytes in an array of their own.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower hex digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_first:x16}{_second:x16}{_third:x16}{_fourth:x16}");
}
