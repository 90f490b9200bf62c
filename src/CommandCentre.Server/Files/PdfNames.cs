using System.Collections.Frozen;

namespace CommandCentre.Server.Files;

/// <summary>Names in a PDF that something acts by. A name may be written with any of its characters as <c>#xx</c>; it is read as the reader of a PDF reads it.</summary>
internal static class PdfNames
{
    private const int Longest = 64;

    // Source: ISO 32000-1 table 198 (action types but going to a place in the document itself), 7.11 (files within), 12.6.4, 12.7.8 (XFA), 13 (multimedia).
    private static readonly FrozenDictionary<string, FileFault> Long = new[]
    {
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "RichMedia", "RichMediaExecute", "RichMediaContent", "SubmitForm", "ResetForm", "ImportData", "GoToE", "GoToR",
        "Rendition", "Movie", "Sound", "Thread", "GoTo3DView", "Filespec",
    }.Select(name => KeyValuePair.Create(name, FileFault.ActivePdf)).Append(new("Encrypt", FileFault.ClosedPdf)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Short = new[] { "JS", "AA", "EF", "AF", "XFA", "URI", "3D" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FileFault>.AlternateLookup<ReadOnlySpan<char>> LongOf = Long.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortOf = Short.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The first name in bytes that is not to be there, wherever it stands; absent for none.</summary>
    /// <param name="bytes">Any bytes of a PDF.</param>
    /// <param name="shortToo">Whether names of two and three letters count: in packed bytes they stand by chance.</param>
    internal static FileFault? In(ReadOnlySpan<byte> bytes, bool shortToo)
    {
        Span<char> name = stackalloc char[Longest];
        for (var at = bytes.IndexOf((byte)'/'); at >= 0;)
        {
            var length = Read(bytes, ref at, name);
            if (LongOf.TryGetValue(name[..length], out var fault))
            {
                return fault;
            }

            if (shortToo && ShortOf.Contains(name[..length]))
            {
                return FileFault.ActivePdf;
            }

            var next = at < bytes.Length ? bytes[at..].IndexOf((byte)'/') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return null;
    }

    /// <summary>Whether a name stands in bytes.</summary>
    internal static bool Has(ReadOnlySpan<byte> bytes, params ReadOnlySpan<string> names)
    {
        Span<char> name = stackalloc char[Longest];
        for (var at = bytes.IndexOf((byte)'/'); at >= 0;)
        {
            var length = Read(bytes, ref at, name);
            foreach (var wanted in names)
            {
                if (name[..length].SequenceEqual(wanted))
                {
                    return true;
                }
            }

            var next = at < bytes.Length ? bytes[at..].IndexOf((byte)'/') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return false;
    }

    internal static bool IsRegular(byte one) => one is not (0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    /// <summary>Reads the name that begins at a slash; what is longer than any name here is cut.</summary>
    private static int Read(ReadOnlySpan<byte> bytes, ref int at, Span<char> into)
    {
        var length = 0;
        for (at++; at < bytes.Length && IsRegular(bytes[at]) && length < into.Length; at++, length++)
        {
            if (bytes[at] == '#' && at + 2 < bytes.Length && Hex(bytes[at + 1]) is var high and >= 0 && Hex(bytes[at + 2]) is var low and >= 0)
            {
                into[length] = (char)((high << 4) | low);
                at += 2;
            }
            else
            {
                into[length] = (char)bytes[at];
            }
        }

        return length;
    }

    private static int Hex(byte one) => one switch
    {
        >= (byte)'0' and <= (byte)'9' => one - '0',
        >= (byte)'a' and <= (byte)'f' => one - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => one - 'A' + 10,
        _ => -1,
    };
}
