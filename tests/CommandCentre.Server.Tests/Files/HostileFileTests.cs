using System.Text;
using CommandCentre.Desks.Files;
using CommandCentre.Domain.Files;
using CommandCentre.Server.Files;
using SkiaSharp;

namespace CommandCentre.Server.Tests.Files;

/// <summary>Issue 7: hostile uploads are refused or made harmless, 200 of 200.</summary>
public sealed class HostileFileTests(ITestOutputHelper output)
{
    private static readonly string[] PngParts = ["IHDR", "sBIT", "PLTE", "tRNS", "IDAT", "IEND"];

    [Fact]
    public async Task EveryHostileFile_IsRefusedOrMadeHarmless()
    {
        Assert.True(HostileFiles.All.Count >= 200, $"{HostileFiles.All.Count}");
        Assert.Equal(HostileFiles.All.Count, HostileFiles.All.DistinctBy(file => file.Name).Count());
        using var inspection = new FileInspection();
        var (refused, taken, wrong) = (0, 0, new List<string>());
        foreach (var file in HostileFiles.All)
        {
            var (content, fault) = await inspection.LookAsync([.. file.Bytes, 0], file.Bytes.Length, TestContext.Current.CancellationToken);
            if (content is null)
            {
                refused++;
                Assert.NotEmpty(Inspected.Text(fault!.Value));
                continue;
            }

            taken++;
            if (!file.MayBeTaken || Harm(content) is not null)
            {
                wrong.Add($"{file.Name}: {Harm(content) ?? "must be refused"}");
            }
        }

        output.WriteLine($"{refused} refused, {taken} made harmless");
        Assert.Empty(wrong);
    }

    /// <summary>What is right is taken: a guard that refuses everything guards nothing.</summary>
    [Fact]
    public async Task EveryHonestFile_IsTaken()
    {
        using var inspection = new FileInspection();
        (string Name, byte[] Bytes, FileMedia Media)[] honest =
        [
            ("JPEG", Pictures.Jpeg(), FileMedia.Jpeg), ("PNG", Pictures.Png(), FileMedia.Png), ("PNG one sees through", Pictures.Png(opaque: false), FileMedia.Png), ("WebP", Pictures.WebP(), FileMedia.Jpeg), ("GIF", Pictures.Gif(), FileMedia.Png),
            ("BMP", Pictures.Bmp(), FileMedia.Png), ("PDF", Pdfs.Plain, FileMedia.Pdf), ("PDF with packed objects", Pdfs.Packed("<< /Type /Annot /Dest [3 0 R /Fit] >>"), FileMedia.Pdf),
            ("PDF that opens at a place", Pdfs.With("/OpenAction [3 0 R /Fit] /PageMode /UseOutlines"), FileMedia.Pdf), ("PDF that goes to a place", Pdfs.With("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"), FileMedia.Pdf),
            ("PDF with what was written about it", Pdfs.With("/Metadata 5 0 R", Pdfs.Stream("<< /Type /Metadata /Subtype /XML /Length {0} >>", Encoding.UTF8.GetBytes("<?xpacket begin?><x:xmpmeta xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?>"))), FileMedia.Pdf),
            ("words", Encoding.UTF8.GetBytes("Paket aus Ljubljana, Gewicht < 2 kg, 3 > 2\n\tŽelezo: да\n"), FileMedia.Text), ("words with a mark", Encoding.UTF8.GetBytes("\ufeffwords\r\n"), FileMedia.Text),
        ];
        foreach (var (name, bytes, media) in honest)
        {
            var (content, fault) = await inspection.LookAsync([.. bytes, 0], bytes.Length, TestContext.Current.CancellationToken);
            Assert.True(content is not null, $"{name}: {fault}");
            Assert.Equal((name, media, (string?)null), (name, content.Kept.Media, Harm(content)));
            Assert.Equal(content.Bytes.Length, content.Kept.Bytes);
        }
    }

    /// <summary>What is still wrong with what would be kept; absent for nothing.</summary>
    private static string? Harm(FileContent content)
    {
        var bytes = content.Bytes.Span;
        return bytes.IndexOf(Encoding.ASCII.GetBytes(HostileFiles.Canary)) >= 0 || content.Preview?.Span.IndexOf(Encoding.ASCII.GetBytes(HostileFiles.Canary)) >= 0 ? "the canary is in it" : content.Kept.Media switch
        {
            FileMedia.Jpeg => JpegHarm(bytes) ?? Reading(bytes),
            FileMedia.Png => PngHarm(bytes) ?? Reading(bytes),
            FileMedia.Text => bytes.IndexOf((byte)'\0') >= 0 || Encoding.UTF8.GetString(bytes).Contains("<script", StringComparison.OrdinalIgnoreCase) ? "it acts" : null,
            _ => null,
        };
    }

    private static string? Reading(ReadOnlySpan<byte> bytes)
    {
        using var codec = SKCodec.Create(new MemoryStream(bytes.ToArray()));
        return codec is null ? "it cannot be read" : null;
    }

    /// <summary>Nothing but what a picture needs: tables, frame, scan.</summary>
    private static string? JpegHarm(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 < bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xff || marker is not (0xe0 or 0xdb or 0xc0 or 0xc2 or 0xc4 or 0xda))
            {
                return $"marker {marker:x2} at {at}";
            }

            if (marker == 0xda)
            {
                return bytes[^2] == 0xff && bytes[^1] == 0xd9 ? null : "something behind its end";
            }

            at += 2 + (bytes[at + 2] << 8 | bytes[at + 3]);
        }

        return "no picture";
    }

    private static string? PngHarm(ReadOnlySpan<byte> bytes)
    {
        for (var at = 8; at + 8 <= bytes.Length;)
        {
            var (length, kind) = (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes[at..]), Encoding.ASCII.GetString(bytes.Slice(at + 4, 4)));
            at += 12 + length;
            if (!PngParts.Contains(kind))
            {
                return $"chunk {kind}";
            }

            if (kind == "IEND")
            {
                return at == bytes.Length ? null : "something behind its end";
            }
        }

        return "no end";
    }
}
