using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace CommandCentre.Server.Files;

/// <summary>Whether bytes are a plain text: UTF-8 without control characters, and nothing that a browser or another program would act on.</summary>
internal static partial class TextCheck
{
    /// <summary>Most bytes of a text.</summary>
    internal const int Longest = 1024 * 1024;

    // Enough to find what says at its beginning that it is something else.
    private const int Head = 1024;

    /// <summary>Why it is not taken; absent where it is.</summary>
    internal static FileFault? Read(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, Head)].IndexOf("%PDF-"u8) >= 0 ? FileFault.MixedPdf
        : HasControls(bytes) || !Utf8.IsValid(bytes) ? FileFault.Unknown
        : bytes.Length > Longest ? FileFault.LongText
        : Says(Encoding.UTF8.GetString(bytes));

    private static FileFault? Says(string text) =>
        text.TrimStart('\ufeff', ' ', '\t', '\r', '\n') is var begun && (begun.StartsWith("#!", StringComparison.Ordinal) || begun.StartsWith("{\\rtf", StringComparison.OrdinalIgnoreCase) || begun.StartsWith("%!", StringComparison.Ordinal)) ? FileFault.Program
        : Markup().IsMatch(text) ? FileFault.Markup
        : null;

    private static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (one is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0c) or 0x7f)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"<[!?/%]|<(a|applet|base|body|button|details|div|embed|form|frame|frameset|head|html|iframe|img|input|link|marquee|math|meta|noscript|object|p|script|select|span|style|svg|table|textarea|title|video|audio|xml|xsl)\b|^mime-version\s*:", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
