using System.Text;

namespace CommandCentre.Domain.Fields;

/// <summary>What a text may be made of, and how a text that may not be shown is shown.</summary>
public static class WrittenText
{
    /// <summary>Longest piece of a refused value that an error repeats, in characters.</summary>
    internal const int ShownLength = 80;

    /// <summary>Whether a text holds no control or direction character, no noncharacter and no half of a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Whether line breaks and tabs are allowed.</param>
    public static bool IsClean(string text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (IsBarred(rune) && !(lines && rune.Value is '\n' or '\r' or '\t')))
            {
                return false;
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    /// <summary>Trimmed, in Unicode normal form C, with line feeds alone for line breaks: a form sends two characters for one that its length counts once.</summary>
    public static string Normal(string clean) =>
        clean.Trim().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormC);

    /// <summary>A value as an error repeats it: cut, and with a replacement character for whatever would disturb the reader.</summary>
    public static string Shown(string value)
    {
        var cut = value.Length <= ShownLength ? value : value[..(char.IsHighSurrogate(value[ShownLength - 1]) ? ShownLength - 1 : ShownLength)] + "…";
        var shown = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            shown.Append(IsBarred(rune) ? Rune.ReplacementChar : rune);
        }

        return shown.ToString();
    }

    /// <summary>Control characters, line and paragraph separators, embeddings, overrides and isolates, the byte order mark, and noncharacters (normalising U+FFFE throws).</summary>
    private static bool IsBarred(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is >= 0x2028 and <= 0x202e or >= 0x2066 and <= 0x2069 or 0xfeff or >= 0xfdd0 and <= 0xfdef
        || (rune.Value & 0xfffe) == 0xfffe;
}
