using System.Globalization;
using System.Text;

namespace CommandCentre.Matching.Values;

/// <summary>The folding every reader of values begins with.</summary>
internal static class Glyphs
{
    /// <summary>Lower case, compatibility forms resolved (full-width digits), accents dropped, digits of every script as 0-9. Never throws.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (letter < 128)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is var category && category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(category == UnicodeCategory.DecimalDigitNumber ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : Plain(char.ToLowerInvariant(letter)));
            }
        }

        return folded.ToString();
    }

    /// <summary>Upper-case letters and digits only: what is left of a number without its separators.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var letter in Fold(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                compact.Append(char.ToUpperInvariant(letter));
            }
        }

        return compact.ToString();
    }

    /// <summary>Digits only, of any script.</summary>
    public static string Digits(string text) => string.Concat(Fold(text).Where(char.IsAsciiDigit));

    /// <summary>Letters that are letters of their own in Unicode but are written without their stroke or dot elsewhere.</summary>
    private static char Plain(char letter) => letter switch { 'ı' => 'i', 'ł' => 'l', 'ø' => 'o', 'đ' => 'd', 'ð' => 'd', 'ħ' => 'h', _ => letter };

    private static string Decomposed(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text; // An unpaired surrogate cannot be normalised; the rest is read as it stands.
        }
    }
}
