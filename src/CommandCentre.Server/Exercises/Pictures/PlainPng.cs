using System.Buffers.Binary;
using System.IO.Compression;

namespace CommandCentre.Server.Exercises.Pictures;

/// <summary>A PNG of 8 bits a colour, written as the specification has it: no more than pictures made by code need.</summary>
/// <remarks>W3C, Portable Network Graphics, third edition: 5 (chunks), 7 (scanlines), annex D (CRC).</remarks>
internal static class PlainPng
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'];

    /// <summary>A picture of three bytes a pixel, row by row.</summary>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var row = 0; row < height; row++)
            {
                pack.WriteByte(0); // no filter
                pack.Write(pixels.Slice(row * width * 3, width * 3));
            }
        }

        byte[] head = [.. Big(width), .. Big(height), 8, 2, 0, 0, 0];
        return [.. Signature, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] body = [.. kind, .. content];
        return [.. Big(content.Length), .. body, .. Big(unchecked((int)Crc(body)))];
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
