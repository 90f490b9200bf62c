using CommandCentre.Domain.Tests.Fuzzing;
using CommandCentre.Server.Files;
using CommandCentre.Server.Tests.Files;

namespace CommandCentre.Server.Tests.Fuzzing;

/// <summary>B1 of quality.md: what looks into files, given anything.</summary>
public sealed class FileFuzzTests
{
    private static readonly byte[][] Small = [Pictures.Jpeg(8, 8), Pictures.Png(8, 8), Pictures.WebP(8, 8), Pictures.Gif("x"), Pictures.Bmp(), Pictures.WebPWith("a", "b")];
    private static readonly byte[][] Documents = [Pdfs.Plain, Pdfs.Packed("<< /Dest [3 0 R /Fit] >>"), Pdfs.With("/Names << /Dests 5 0 R >>"), Pdfs.With("/OpenAction << /S /J#61vaScript >>")];
    private static readonly byte[][] Words = ["words\n\tmore"u8.ToArray(), "\ufeffЖ <b> #! {\\rtf %PDF-"u8.ToArray(), "<svg onload=x>"u8.ToArray()];

    public static readonly Dictionary<string, (byte[][] Samples, Action<byte[]> Parse)> Fuzzed = new()
    {
        ["Sniffing.Read"] = ([.. Small, .. Documents, .. Words], bytes => Sniffing.Read(bytes)),
        ["PictureHead.Read"] = (Small, Headed),
        ["PdfCheck.Read"] = (Documents, bytes => PdfCheck.Read(bytes)),
        ["TextCheck.Read"] = (Words, bytes => TextCheck.Read(bytes)),
    };

    public static TheoryData<string> Parsers => [.. Fuzzed.Keys];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_GivenAnything_AnswersWithinItsBounds(string parser) => Fuzz.Bytes(parser.Length, Fuzzed[parser].Samples, Fuzzed[parser].Parse);

    /// <summary>The whole way of a picture, through the library that decodes it: it ends, with a picture or a fault.</summary>
    [Fact]
    public void Picture_OfAnything_IsMadeOrRefused()
    {
        var random = new Random(11);
        for (var turn = 0; turn < 4_000; turn++)
        {
            var bytes = (byte[])Small[turn % Small.Length].Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var looks = Sniffing.Read(bytes);
            if (PictureHead.Read(looks, bytes) is { IsBearable: true, Width: < 2_000, Height: < 2_000 })
            {
                var (content, fault) = FileInspection.Look(looks, bytes, bytes.Length);
                Assert.True(content is null != fault is null);
            }
        }
    }

    private static void Headed(byte[] bytes)
    {
        foreach (var looks in Enum.GetValues<FileLooks>())
        {
            PictureHead.Read(looks, bytes);
        }
    }
}
