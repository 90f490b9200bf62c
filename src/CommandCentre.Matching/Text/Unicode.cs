using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Unicode's normal forms for any text: those of the framework throw on half a surrogate pair and on letters that do not exist.</summary>
internal static class Unicode
{
    /// <summary>The compatibility form (NFKC); what is no letter of Unicode is a blank.</summary>
    public static string Compatible(string text) => Sound(text).Normalize(NormalizationForm.FormKC);

    /// <summary>A letter and its marks (NFD); the letter itself where it is no character.</summary>
    public static string Parts(char letter) => char.IsSurrogate(letter) || !IsCharacter(letter) ? letter.ToString() : letter.ToString().Normalize(NormalizationForm.FormD);

    private static string Sound(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsSound(text, at))
            {
                return string.Create(text.Length, text, static (room, source) =>
                {
                    for (var place = 0; place < room.Length; place++)
                    {
                        room[place] = IsSound(source, place) ? source[place] : ' ';
                    }
                });
            }
        }

        return text;
    }

    private static bool IsSound(string text, int at)
    {
        var letter = text[at];
        if (char.IsHighSurrogate(letter))
        {
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && IsCharacter(char.ConvertToUtf32(letter, text[at + 1]));
        }

        return char.IsLowSurrogate(letter) ? at > 0 && char.IsHighSurrogate(text[at - 1]) && IsCharacter(char.ConvertToUtf32(text[at - 1], letter)) : IsCharacter(letter);
    }

    /// <summary>The last two numbers of each plane and those from FDD0 are no characters and never will be.</summary>
    private static bool IsCharacter(int number) => (number & 0xFFFE) != 0xFFFE && number is not (>= 0xFDD0 and <= 0xFDEF);
}
