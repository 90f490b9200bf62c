using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace CommandCentre.Server.Files;

/// <summary>Whether bytes are a PDF in which nothing acts and nothing else is hidden. It trusts no table and no length in the file: it reads all of it, from the first byte to the last.</summary>
/// <remarks>
/// Looked at: every name in every byte of the file, and in every stream that holds objects, unpacked. Refused: what cannot be unpacked, what is locked, what stands before or behind, and every action but
/// going to a place in the document itself. Faults of a reader's own decoders (fonts, pictures) cannot be seen here: the document is handed out as a file, never shown in a page.
/// </remarks>
internal static class PdfCheck
{
    /// <summary>Most bytes of a stream of objects, unpacked.</summary>
    internal const int LargestObjects = 16 * 1024 * 1024;

    // A ZIP archive is found by its end, which its readers look for in so many last bytes.
    private const int ArchiveEnd = 65_535 + 22;

    private static readonly string[] Markup = ["<script", "<html", "<svg", "<!doctype", "<iframe", "<?php"];

    /// <summary>Why it is not taken; absent where it is.</summary>
    internal static FileFault? Read(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith("%PDF-"u8) ? FileFault.MixedPdf
        : !EndsAsItMust(bytes) ? FileFault.MixedPdf
        : bytes[^Math.Min(bytes.Length, ArchiveEnd)..].IndexOf("PK\u0005\u0006"u8) >= 0 ? FileFault.MixedPdf
        : PdfNames.In(bytes, shortToo: false) ?? (HasMarkup(bytes) ? FileFault.MixedPdf : new PdfWalk(bytes).Fault());

    /// <summary>Unpacks a stream of objects and looks at its names.</summary>
    internal static FileFault? OfObjects(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> data)
    {
        if (!PdfNames.Has(dictionary, "Filter", "F"))
        {
            return PdfNames.In(data, shortToo: true);
        }

        if (!PdfNames.Has(dictionary, "FlateDecode") || PdfNames.Has(dictionary, "DecodeParms", "DP", "ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt", "FFilter", "F"))
        {
            return FileFault.ClosedPdf;
        }

        return Unpacked(data) is { } objects ? PdfNames.In(objects.Span, shortToo: true) : FileFault.ClosedPdf;
    }

    private static ReadOnlyMemory<byte>? Unpacked(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream(data.ToArray(), writable: false);
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var piece = new byte[16 * 1024];
        try
        {
            for (int read; (read = inflate.Read(piece)) > 0;)
            {
                if (plain.Length + read > LargestObjects)
                {
                    return null;
                }

                plain.Write(piece, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }

        return plain.Length == 0 ? null : plain.GetBuffer().AsMemory(0, (int)plain.Length);
    }

    private static bool EndsAsItMust(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.TrimEnd(" \t\r\n\0"u8);
        return bytes.Length - end.Length <= 64 && end.EndsWith("%%EOF"u8);
    }

    private static bool HasMarkup(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'<'); at >= 0;)
        {
            var here = bytes[at..];
            foreach (var mark in Markup)
            {
                if (here.Length >= mark.Length && Ascii.EqualsIgnoreCase(here[..mark.Length], mark))
                {
                    return true;
                }
            }

            var next = here[1..].IndexOf((byte)'<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}

/// <summary>Goes through a PDF from token to token and stops at its streams.</summary>
internal ref struct PdfWalk(ReadOnlySpan<byte> bytes)
{
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-."u8);

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;
    private int _object;
    private bool _begun;

    /// <summary>What is wrong; absent for nothing.</summary>
    internal FileFault? Fault()
    {
        while (_at < _bytes.Length)
        {
            if (Next() is { } fault)
            {
                return fault;
            }
        }

        return _begun ? null : FileFault.BrokenPdf;
    }

    private FileFault? Next()
    {
        var one = _bytes[_at];
        switch (one)
        {
            case (byte)'%':
                _at = EndOfLine(_at);
                return null;
            case (byte)'(':
                return SkipText() ? null : FileFault.BrokenPdf;
            case (byte)'<' when _at + 1 < _bytes.Length && _bytes[_at + 1] != '<':
                return SkipHex() ? null : FileFault.BrokenPdf;
            case (byte)'<' or (byte)'>' or (byte)'[' or (byte)']':
                _at += one == '<' ? 2 : 1;
                return null;
            case (byte)'/':
                return Name();
            default:
                return PdfNames.IsRegular(one) ? Word() : Space(one);
        }
    }

    private FileFault? Space(byte one)
    {
        _at++;
        return one is (byte)'(' or (byte)')' or (byte)'{' or (byte)'}' ? FileFault.BrokenPdf : null;
    }

    private FileFault? Name()
    {
        var from = _at++;
        SkipRegular();
        return PdfNames.In(_bytes[from.._at], shortToo: true);
    }

    private FileFault? Word()
    {
        var from = _at;
        SkipRegular();
        var word = _bytes[from.._at];
        if (word.SequenceEqual("stream"u8))
        {
            return Stream();
        }

        if (word.SequenceEqual("obj"u8))
        {
            (_object, _begun) = (_at, true);
            return null;
        }

        return IsKnown(word) ? null : FileFault.BrokenPdf;
    }

    /// <summary>A stream: what holds objects is unpacked; in anything else no objects may lie in the open.</summary>
    private FileFault? Stream()
    {
        var dictionary = _bytes[_object..(_at - "stream".Length)];
        _at += _at < _bytes.Length && _bytes[_at] == '\r' ? 1 : 0;
        _at += _at < _bytes.Length && _bytes[_at] == '\n' ? 1 : 0;
        var length = _bytes[_at..].IndexOf("endstream"u8);
        if (length < 0)
        {
            return FileFault.BrokenPdf;
        }

        var data = _bytes.Slice(_at, length);
        _at += length + "endstream".Length;
        return PdfNames.Has(dictionary, "ObjStm", "First") ? PdfCheck.OfObjects(dictionary, data)
            : HasObjects(data) ? FileFault.ClosedPdf
            : null;
    }

    /// <summary>Whether an object begins in bytes: a reader that mends a broken file would find it.</summary>
    private static bool HasObjects(ReadOnlySpan<byte> data)
    {
        for (var at = data.IndexOf("obj"u8); at >= 0;)
        {
            if (at >= 4 && IsSpace(data[at - 1]) && data[at - 2] is >= (byte)'0' and <= (byte)'9' && IsSpace(data[at - 3]) && data[at - 4] is >= (byte)'0' and <= (byte)'9')
            {
                return true;
            }

            var next = data[(at + 3)..].IndexOf("obj"u8);
            at = next < 0 ? -1 : at + 3 + next;
        }

        return false;
    }

    private bool SkipText()
    {
        for (var depth = 0; _at < _bytes.Length; _at++)
        {
            var one = _bytes[_at];
            depth += one == '(' ? 1 : one == ')' ? -1 : 0;
            _at += one == '\\' ? 1 : 0;
            if (depth == 0)
            {
                _at++;
                return true;
            }
        }

        return false;
    }

    private bool SkipHex()
    {
        for (_at++; _at < _bytes.Length; _at++)
        {
            if (_bytes[_at] == '>')
            {
                _at++;
                return true;
            }

            if (!char.IsAsciiHexDigit((char)_bytes[_at]) && !IsSpace(_bytes[_at]))
            {
                return false;
            }
        }

        return false;
    }

    private void SkipRegular()
    {
        while (_at < _bytes.Length && PdfNames.IsRegular(_bytes[_at]))
        {
            _at++;
        }
    }

    private readonly int EndOfLine(int from)
    {
        var length = _bytes[from..].IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? _bytes.Length : from + length;
    }

    private static bool IsSpace(byte one) => one is 0 or 9 or 10 or 12 or 13 or 32;

    // Outside of streams nothing else stands in a PDF: numbers, and these words.
    private static bool IsKnown(ReadOnlySpan<byte> word) =>
        word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' ? word.IndexOfAnyExcept(OfNumbers) < 0
        : word.SequenceEqual("endobj"u8) || word.SequenceEqual("R"u8) || word.SequenceEqual("null"u8) || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("xref"u8)
            || word.SequenceEqual("trailer"u8) || word.SequenceEqual("startxref"u8) || word.SequenceEqual("n"u8) || word.SequenceEqual("f"u8) || word.SequenceEqual("endstream"u8);
}
