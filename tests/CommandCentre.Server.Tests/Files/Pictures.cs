using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace CommandCentre.Server.Tests.Files;

/// <summary>Pictures as cameras and phones write them, with whatever a test wants to lie beside the pixels.</summary>
internal static class Pictures
{
    /// <summary>Left red, right blue, the upper left corner white: one sees how it is turned.</summary>
    public static SKBitmap Drawn(int width = 64, int height = 48, bool opaque = true)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(opaque ? SKColors.Red : SKColors.Transparent);
        using var paint = new SKPaint { Color = SKColors.Blue };
        canvas.DrawRect(width / 2f, 0, width / 2f, height, paint);
        paint.Color = SKColors.White;
        canvas.DrawRect(0, 0, width / 4f, height / 4f, paint);
        canvas.Flush();
        return bitmap;
    }

    public static byte[] Of(SKEncodedImageFormat format, int width = 64, int height = 48, bool opaque = true)
    {
        using var bitmap = Drawn(width, height, opaque);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Jpeg(int width = 64, int height = 48) => Of(SKEncodedImageFormat.Jpeg, width, height);

    public static byte[] Png(int width = 64, int height = 48, bool opaque = true) => Of(SKEncodedImageFormat.Png, width, height, opaque);

    public static byte[] WebP(int width = 64, int height = 48) => Of(SKEncodedImageFormat.Webp, width, height);

    /// <summary>A JPEG with a segment behind its first marker.</summary>
    public static byte[] With(byte[] jpeg, byte marker, byte[] content) =>
        [.. jpeg[..2], 0xff, marker, .. Big16(content.Length + 2), .. content, .. jpeg[2..]];

    /// <summary>EXIF with an orientation and a description.</summary>
    public static byte[] Exif(int orientation, string description)
    {
        var text = Encoding.ASCII.GetBytes(description + "\0");
        byte[] entries =
        [
            .. Big16(2),
            .. Big16(0x010e), .. Big16(2), .. Big32(text.Length), .. Big32(8 + 2 + 24 + 4),
            .. Big16(0x0112), .. Big16(3), .. Big32(1), .. Big16(orientation), .. Big16(0),
            .. Big32(0),
        ];
        return [.. "Exif\0\0"u8, .. "MM\0*"u8, .. Big32(8), .. entries, .. text];
    }

    /// <summary>A PNG with a chunk behind its head.</summary>
    public static byte[] WithChunk(byte[] png, string kind, byte[] content) => [.. png[..33], .. Chunk(kind, content), .. png[33..]];

    public static byte[] Chunk(string kind, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        return [.. Big32(content.Length), .. body, .. Big32(unchecked((int)Crc(body)))];
    }

    /// <summary>A PNG that says it is so large; its pixels are what is given.</summary>
    public static byte[] PngOf(uint width, uint height, byte[] packed) =>
    [
        .. Png()[..8], .. Chunk("IHDR", [.. Big32(unchecked((int)width)), .. Big32(unchecked((int)height)), 8, 0, 0, 0, 0]), .. Chunk("IDAT", packed), .. Chunk("IEND", []),
    ];

    /// <summary>A WebP with EXIF and XMP beside its picture.</summary>
    public static byte[] WebPWith(string exif, string xmp)
    {
        var plain = WebP();
        byte[] head = [0b0000_1100, 0, 0, 0, .. Little24(63), .. Little24(47)];
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", head), .. plain[12..], .. Riff("EXIF", Exif(1, exif)), .. Riff("XMP ", Encoding.UTF8.GetBytes(xmp))];
        return Riff("RIFF", body);
    }

    /// <summary>A GIF of one pixel with a comment.</summary>
    public static byte[] Gif(string comment = "", ushort width = 1, ushort height = 1)
    {
        byte[] said = comment.Length == 0 ? [] : [0x21, 0xfe, (byte)comment.Length, .. Encoding.ASCII.GetBytes(comment), 0];
        return
        [
            .. "GIF89a"u8, .. Little16(width), .. Little16(height), 0x80, 0, 0, 255, 0, 0, 0, 0, 255, .. said,
            0x2c, 0, 0, 0, 0, .. Little16(width), .. Little16(height), 0, 2, 2, 0x44, 1, 0, 0x3b,
        ];
    }

    /// <summary>A bitmap of 24 bits that says it is so large.</summary>
    public static byte[] Bmp(int width = 2, int height = 2)
    {
        var pixels = new byte[2 * 8];
        return [.. "BM"u8, .. Little32(54 + pixels.Length), .. Little32(0), .. Little32(54), .. Little32(40), .. Little32(width), .. Little32(height), .. Little16(1), .. Little16(24), .. new byte[24], .. pixels];
    }

    public static byte[] Little16(int value) => [(byte)(value & 255), (byte)((value >> 8) & 255)];

    public static byte[] Little24(int value) => [.. Little16(value), (byte)((value >> 16) & 255)];

    public static byte[] Little32(int value) => [.. Little16(value), .. Little16(value >> 16)];

    public static byte[] Big16(int value) => [(byte)((value >> 8) & 255), (byte)(value & 255)];

    public static byte[] Big32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Riff(string kind, byte[] content) => [.. Encoding.ASCII.GetBytes(kind), .. Little32(content.Length), .. content, .. content.Length % 2 == 0 ? Array.Empty<byte>() : [0]];

    // PNG specification, annex D.
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
