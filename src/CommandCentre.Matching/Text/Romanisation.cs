using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>One Latin spelling for a text in any script.</summary>
/// <remarks>
/// Words are parted by blanks, hyphens, slashes, commas, dots and every other sign; an apostrophe inside a word vanishes (Qa'ida is qaida, O'Neil is oneil).
/// Single letters parted by dots stay single letters (J.S.C. is "j s c"). A letter of another script that looks like its neighbours' is read as theirs.
/// Each script is read by the rule its country gives out for names where there is one: see the writers in this folder.
/// </remarks>
public static class Romanisation
{
    /// <summary>Letters of a text that are read; what follows is not.</summary>
    public const int MostLetters = 4096;

    /// <summary>Lower-case Latin letters a-z, digits and single blanks between words; never throws, whatever the text.</summary>
    public static string Latin(string text) => Latin(text, Tongue.Any);

    /// <summary>As <see cref="Latin(string)"/>, where the language is known from elsewhere (the country of a register, of an address).</summary>
    public static string Latin(string text, Tongue tongue)
    {
        if (!Ascii.IsValid(text.AsSpan()))
        {
            return AnyScript.Latin(text, tongue);
        }

        return AsciiText.IsFolded(text) ? text : AsciiText.Fold(text);
    }

    /// <summary>The script most letters of a word belong to; Latin when there is no letter.</summary>
    public static Script ScriptOf(ReadOnlySpan<char> word)
    {
        Span<int> seen = stackalloc int[(int)Script.Other + 1];
        foreach (var letter in word)
        {
            if (Scripts.Of(letter) is { } script)
            {
                seen[(int)script]++;
            }
        }

        var most = 0;
        for (var script = 1; script < seen.Length; script++)
        {
            most = seen[script] > seen[most] ? script : most;
        }

        return (Script)most;
    }
}
