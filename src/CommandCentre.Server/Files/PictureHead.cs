using System.Buffers.Binary;

namespace CommandCentre.Server.Files;

/// <summary>What a picture's first bytes say of its size, read before anything of it is decoded.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal readonly record struct PictureHead(long Width, long Height)
{
    /// <summary>Most pixels that are decoded.</summary>
    internal const long MostPixels = 50_000_000;

    /// <summary>Longest side.</summary>
    internal const long LongestSide = 16_384;

    // Cameras write about ten; hundreds make a decoder paint the whole picture hundreds of times.
    private const int MostScans = 64;

    /// <summary>Whether it may be decoded.</summary>
    internal bool IsBearable => Width is > 0 and <= LongestSide && Height is > 0 and <= LongestSide && Width * Height <= MostPixels;

    /// <summary>Reads the size; absent where the bytes do not say it as they must.</summary>
    internal static PictureHead? Read(FileLooks looks, ReadOnlySpan<byte> bytes) => looks switch
    {
        FileLooks.Png => bytes.Length >= 33 && bytes[12..].StartsWith("IHDR"u8) ? new(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])) : null,
        FileLooks.Gif => bytes.Length >= 13 ? new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])) : null,
        FileLooks.Bmp => OfBmp(bytes),
        FileLooks.WebP => OfWebP(bytes),
        FileLooks.Jpeg => OfJpeg(bytes),
        _ => null,
    };

    private static PictureHead? OfBmp(ReadOnlySpan<byte> bytes) => bytes.Length < 26 ? null : BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) switch
    {
        12 => new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..])),
        >= 40 and <= 255 => new(BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]))),
        _ => null,
    };

    private static PictureHead? OfWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        var kind = bytes[12..16];
        var from = bytes[20..];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return new(1 + Three(from[4..]), 1 + Three(from[7..]));
        }

        if (kind.SequenceEqual("VP8L"u8) && from[0] == 0x2f)
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(from[1..]);
            return new(1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff));
        }

        return kind.SequenceEqual("VP8 "u8) && from[3] == 0x9d && from[4] == 0x01 && from[5] == 0x2a
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(from[6..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(from[8..]) & 0x3fff)
            : null;
    }

    private static long Three(ReadOnlySpan<byte> bytes) => bytes[0] | ((long)bytes[1] << 8) | ((long)bytes[2] << 16);

    /// <summary>Walks the whole file from marker to marker: its size, and how often the picture is painted.</summary>
    private static PictureHead? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        PictureHead? head = null;
        var (at, scans) = (2, 0);
        while (Marker(bytes, at) is var found && found >= 0)
        {
            var marker = bytes[found + 1];
            at = found + 2;
            if (marker is 0xd9)
            {
                break;
            }

            if (marker is 0xd8 or 0x01 || at + 2 > bytes.Length)
            {
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (IsFrame(marker) && length >= 8 && at + 7 <= bytes.Length)
            {
                // Two frames in one picture are not to be had: the decoder might take the other one.
                var frame = new PictureHead(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 3)..]));
                if (head is not null && head != frame)
                {
                    return null;
                }

                head = frame;
            }

            if (marker is 0xda && ++scans > MostScans)
            {
                return null;
            }

            at += length;
        }

        return head;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    /// <summary>Place of the next marker: no stuffed byte, no restart.</summary>
    private static int Marker(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at >= 0 && at + 1 < bytes.Length; at++)
        {
            var next = bytes[at..].IndexOf((byte)0xff);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                return -1;
            }

            at += next;
            if (bytes[at + 1] is not (0x00 or 0xff or (>= 0xd0 and <= 0xd7)))
            {
                return at;
            }
        }

        return -1;
    }
}
