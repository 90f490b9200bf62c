using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Hebrew in the simple form of the Academy's rules; points are read when written, otherwise vowels stand where a syllable needs one.</summary>
internal static class HebrewWriter
{
    /// <summary>The sign after a letter that says another sound: צ׳ is ch.</summary>
    public const char Geresh = '\u05F3';

    private static readonly LetterTable Letters = new('\u0590', '\u05F4', """
        א . ב v ג g ד d ה h ו v ז z ח h ט t י y כ kh ך kh ל l מ m ם m נ n ן n ס s ע . פ p ף f צ ts ץ ts ק k ר r ש sh ת t װ v ױ oy ײ ay
        ַ a ָ a ֲ a ֳ o ֱ e ֵ e ֶ e ִ i ֹ o ֺ o ֻ u ְ . ּ . ׁ . ׂ . ֿ . ֽ . ׳ .
        """);

    /// <summary>Writes one word of Hebrew letters.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        var pointed = word.IndexOfAnyInRange('\u05B0', '\u05BB') >= 0;
        var sounds = new Abjad(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            Write(word, at, pointed, sounds);
        }

        sounds.Write(spelling, pointed ? 3 : 2);
    }

    private static void Write(ReadOnlySpan<char> word, int at, bool pointed, Abjad sounds)
    {
        var (letter, last) = (word[at], at == word.Length - 1);
        var next = last ? ' ' : word[at + 1];
        var hard = at == 0 || next == '\u05BC';
        switch (letter)
        {
            case 'ב' when hard: sounds.Consonant("b"); break;
            case 'כ' when hard: sounds.Consonant("k"); break;
            case 'צ' or 'ץ' when next == Geresh: sounds.Consonant("ch"); break;
            case 'ז' when next == Geresh: sounds.Consonant("zh"); break;
            case 'ג' when next == Geresh: sounds.Consonant("j"); break;
            case 'פ' when pointed && !hard: sounds.Consonant("f"); break;
            case 'א' when at == 0 && next is 'י' or 'ו' && !pointed: break; // the letter that carries the vowel after it
            case Geresh: break;
            case 'ו' when at > 0 && next == 'ו': break;
            case 'ו' when at > 0 && word[at - 1] != 'ו' && !pointed: sounds.Vowel("o"); break;
            case 'ו' when at > 0 && next is 'ֹ' or '\u05BC': sounds.Vowel(next == 'ֹ' ? "o" : "u"); break;
            case 'י' when at > 0 && !last && word[at - 1] != 'י' && next is not ('ה' or 'א' or 'ו' or 'ע') && !pointed: sounds.Vowel("i"); break;
            case 'י' when at > 0 && last: sounds.Vowel("i"); break;
            case 'י' when pointed && at > 0 && word[at - 1] is 'ִ' or 'ֵ': break;
            case 'א' or 'ע' when !pointed: sounds.Vowel(sounds.EndsInVowel ? "" : "a"); break;
            case 'ה' when last && at > 0: sounds.Vowel(pointed ? "" : "a"); break;
            case 'ש' when next == 'ׂ': sounds.Consonant("s"); break;
            default: WriteLetter(letter, sounds); break;
        }
    }

    private static void WriteLetter(char letter, Abjad sounds)
    {
        if (Letters[letter] is not { } known)
        {
            sounds.Vowel(LetterWriter.Alone(letter));
        }
        else if (letter < '\u05D0')
        {
            sounds.Vowel(known);
        }
        else
        {
            sounds.Consonant(known);
        }
    }
}
