using System.Text;

namespace CommandCentre.Server.Files;

/// <summary>What a file is by its own bytes; names and declared types are not asked.</summary>
internal enum FileLooks
{
    /// <summary>Nothing that is known by its first bytes; it may be text.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>ZIP, gzip, 7z, RAR and the like; office documents of today are ZIP archives.</summary>
    Archive,

    /// <summary>Office documents of before, and mails kept by their program.</summary>
    Office,

    /// <summary>Programs.</summary>
    Program,

    /// <summary>TIFF, HEIC, AVIF, DICOM, icons.</summary>
    OtherPicture,
}

/// <summary>Tells files apart by their first bytes.</summary>
internal static class Sniffing
{
    private static readonly (byte[] Bytes, int At, FileLooks Looks)[] Signs =
    [
        ([0xff, 0xd8, 0xff], 0, FileLooks.Jpeg),
        ([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], 0, FileLooks.Png),
        (Ascii("GIF87a"), 0, FileLooks.Gif),
        (Ascii("GIF89a"), 0, FileLooks.Gif),
        (Ascii("%PDF-"), 0, FileLooks.Pdf),
        (Ascii("PK"), 0, FileLooks.Archive),
        ([0x1f, 0x8b], 0, FileLooks.Archive),
        (Ascii("BZh"), 0, FileLooks.Archive),
        ([0xfd, .. "7zXZ"u8], 0, FileLooks.Archive),
        ([(byte)'7', (byte)'z', 0xbc, 0xaf], 0, FileLooks.Archive),
        (Ascii("Rar!"), 0, FileLooks.Archive),
        ([0x28, 0xb5, 0x2f, 0xfd], 0, FileLooks.Archive),
        (Ascii("MSCF"), 0, FileLooks.Archive),
        (Ascii("ustar"), 257, FileLooks.Archive),
        ([0xd0, 0xcf, 0x11, 0xe0], 0, FileLooks.Office),
        (Ascii("MZ"), 0, FileLooks.Program),
        ([0x7f, .. "ELF"u8], 0, FileLooks.Program),
        ([0xca, 0xfe, 0xba, 0xbe], 0, FileLooks.Program),
        ([0xcf, 0xfa, 0xed, 0xfe], 0, FileLooks.Program),
        ([0x00, .. "asm"u8], 0, FileLooks.Program),
        ([0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], 0, FileLooks.Program),
        (Ascii("#!"), 0, FileLooks.Program),
        (Ascii("II*\0"), 0, FileLooks.OtherPicture),
        (Ascii("MM\0*"), 0, FileLooks.OtherPicture),
        (Ascii("ftyp"), 4, FileLooks.OtherPicture),
        (Ascii("DICM"), 128, FileLooks.OtherPicture),
        ([0x00, 0x00, 0x01, 0x00], 0, FileLooks.OtherPicture),
        ([0xff, 0x0a], 0, FileLooks.OtherPicture),
        (Ascii("8BPS"), 0, FileLooks.OtherPicture),
    ];

    /// <summary>What bytes look like.</summary>
    internal static FileLooks Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var (sign, at, looks) in Signs)
        {
            if (bytes.Length >= at + sign.Length && bytes.Slice(at, sign.Length).SequenceEqual(sign))
            {
                return looks;
            }
        }

        return bytes.Length >= 16 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? FileLooks.WebP
            : bytes.Length >= 26 && bytes.StartsWith("BM"u8) && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0 ? FileLooks.Bmp
            : FileLooks.Unknown;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
