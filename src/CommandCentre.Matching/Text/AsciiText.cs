using System.Buffers;

namespace CommandCentre.Matching.Text;

/// <summary>The quick path: text of ASCII only, which most names are.</summary>
internal static class AsciiText
{
    private const byte Parts = 0;
    private const byte Vanishes = 1;

    private static readonly byte[] Fates = MakeFates();

    /// <summary>Whether a text is in normal form already, so that it need not be copied.</summary>
    public static bool IsFolded(string text)
    {
        if (text.Length > Romanisation.MostLetters)
        {
            return false;
        }

        var before = ' ';
        foreach (var letter in text)
        {
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || (letter == ' ' && before != ' ')))
            {
                return false;
            }

            before = letter;
        }

        return before != ' ' || text.Length == 0;
    }

    /// <summary>The normal form of a text of ASCII.</summary>
    public static string Fold(string text)
    {
        var length = Math.Min(text.Length, Romanisation.MostLetters);
        if (length <= 256)
        {
            Span<char> room = stackalloc char[256];
            return new string(room[..Fold(text.AsSpan(0, length), room)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(length);
        var folded = new string(rented.AsSpan(0, Fold(text.AsSpan(0, length), rented)));
        ArrayPool<char>.Shared.Return(rented);
        return folded;
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> room)
    {
        var written = 0;
        var parted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var fate = Fates[text[at] & 0x7F];
            if (fate > Vanishes)
            {
                if (parted && written > 0)
                {
                    room[written++] = ' ';
                }

                parted = false;
                room[written++] = (char)fate;
            }
            else
            {
                parted |= fate == Parts || !IsInside(text, at);
            }
        }

        return written;
    }

    private static bool IsInside(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static byte[] MakeFates()
    {
        var fates = new byte[128];
        for (var letter = 0; letter < 128; letter++)
        {
            fates[letter] = char.IsAsciiLetterOrDigit((char)letter) ? (byte)char.ToLowerInvariant((char)letter) : Parts;
        }

        fates['\''] = Vanishes;
        fates['`'] = Vanishes;
        return fates;
    }
}
