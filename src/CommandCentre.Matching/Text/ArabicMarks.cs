using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Arabic letters with their vowel marks, near BGN/PCGN 1956; the article stays al before every letter.</summary>
internal static class ArabicMarks
{
    /// <summary>Writes one word whose vowels are written.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        var sounds = new Abjad(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            Write(word, at, sounds);
        }

        sounds.Write(spelling, 3);
    }

    private static void Write(ReadOnlySpan<char> word, int at, Abjad sounds)
    {
        var (letter, next) = (word[at], at + 1 < word.Length ? word[at + 1] : ' ');
        switch (letter)
        {
            case 'ا' or 'أ' or 'آ' or 'ٱ' or 'إ' or 'ى':
                sounds.Vowel(Alef(letter, at, next, sounds));
                break;
            case 'ة' or 'ۃ':
                sounds.Vowel(sounds.Last == "a" ? "" : "a");
                sounds.Consonant("h");
                break;
            case 'ؤ':
                sounds.Vowel(sounds.EndsInVowel || ArabicWriter.IsMark(next) ? "" : "u");
                break;
            case 'ئ':
                sounds.Vowel(sounds.EndsInVowel || ArabicWriter.IsMark(next) ? "" : "i");
                break;
            case 'ع':
                sounds.Vowel(next is ' ' or 'ا' || sounds.EndsInVowel || ArabicWriter.IsMark(next) ? "" : "a");
                break;
            case 'و':
                WriteGlide("w", "u", word, at, sounds);
                break;
            case 'ي' or 'ی':
                WriteGlide("y", "i", word, at, sounds);
                break;
            default:
                WriteOther(word, at, sounds);
                break;
        }
    }

    private static string Alef(char letter, int at, char next, Abjad sounds) => letter switch
    {
        'آ' => "a",
        'إ' => ArabicWriter.IsMark(next) ? "" : "i",
        'أ' when ArabicWriter.IsMark(next) => "",
        'ا' or 'ٱ' when at == 0 && (ArabicWriter.IsMark(next) || next is 'و' or 'ي' or 'ی') => "",
        'ا' when next == ' ' && sounds.Last is "u" or "n" => "", // written after a plural's u and after an, not spoken
        _ => sounds.Last == "a" ? "" : "a",
    };

    private static void WriteGlide(string consonant, string vowel, ReadOnlySpan<char> word, int at, Abjad sounds)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        if (sounds.Last == vowel && next == '\u0651' && at + 2 == word.Length)
        {
            return; // the ending -iyy is i
        }

        if (sounds.EndsInVowel && !ArabicWriter.IsMark(next))
        {
            sounds.Consonant(sounds.Last == vowel ? "" : consonant);
        }
        else if (ArabicWriter.IsMark(next) || next is 'ا' or 'آ')
        {
            sounds.Consonant(consonant);
        }
        else
        {
            sounds.Vowel(vowel);
            sounds.Consonant(next == 'ة' ? consonant : "");
        }
    }


    private static void WriteOther(ReadOnlySpan<char> word, int at, Abjad sounds)
    {
        var letter = word[at];
        switch (letter)
        {
            case '\u064E': sounds.Vowel("a"); break;
            case '\u064F': sounds.Vowel("u"); break;
            case '\u0650': sounds.Vowel("i"); break;
            case '\u064B' or '\u064C' or '\u064D':
                sounds.Vowel(sounds.EndsInVowel ? "" : letter == '\u064B' ? "a" : letter == '\u064C' ? "u" : "i");
                sounds.Consonant("n");
                break;
            case '\u0651' when at + 1 == word.Length && sounds.Last is "i" or "u": break;
            case '\u0651': sounds.Double(); break;
            case 'ء': break;
            case 'ۆ' or 'ۇ' or 'ۈ' or 'ې' or 'ێ' or 'ے' or 'ە' or 'ۓ' or 'ۍ': sounds.Vowel(ArabicWriter.Letters[letter]!); break;
            default:
                if (ArabicWriter.Letters[letter] is { } known)
                {
                    sounds.Consonant(known);
                }
                else
                {
                    sounds.Vowel(LetterWriter.Alone(letter));
                }

                break;
        }
    }
}
