using System.IO.Compression;
using System.Text;

namespace CommandCentre.Server.Tests.Files;

/// <summary>Small PDFs, well made but for what a test wants to be wrong with them.</summary>
internal static class Pdfs
{
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>";

    /// <summary>One page in which nothing acts.</summary>
    public static byte[] Plain { get; } = With();

    /// <summary>The plain one with more in its catalogue, and more objects behind.</summary>
    public static byte[] With(string catalogue = "", params string[] objects) => Of(
        [$"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", Page, Stream("<< /Length {0} >>", "BT (said (twice) \\) here) Tj ET"u8.ToArray()), .. objects]);

    /// <summary>With objects packed into a stream, as PDFs of today are.</summary>
    public static byte[] Packed(string inside, string dictionary = "/Filter /FlateDecode", Func<byte[], byte[]>? pack = null) =>
        With(string.Empty, Stream($"<< /Type /ObjStm /N 1 /First 4 {dictionary} /Length {{0}} >>", (pack ?? Deflated)(Encoding.Latin1.GetBytes("7 0 " + inside))));

    public static string Stream(string dictionary, byte[] content) =>
        dictionary.Replace("{0}", content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\nstream\n" + Encoding.Latin1.GetString(content) + "\nendstream";

    public static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>Bytes of zero that unpack to so many.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var zeros = new byte[1024 * 1024];
            for (var turn = 0; turn < megabytes; turn++)
            {
                deflate.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Of(IReadOnlyList<string> objects)
    {
        var (text, places) = (new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"), new List<int>());
        foreach (var (at, body) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
