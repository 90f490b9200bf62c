using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Arabic, Persian, Urdu, Pashto and Kurdish letters near BGN/PCGN without its marks. Written vowel marks are read; where there are none, a vowel stands where a syllable needs one.
/// The article is a word of its own (al asad), as it is in Latin names with a hyphen.
/// </summary>
internal static class ArabicWriter
{
    private static readonly LetterTable Letters = new('\u0600', '\u06FF', """
        ب b پ p ت t ٹ t ټ t ث th ج j چ ch ح h خ kh د d ډ d ڈ d ذ dh ر r ړ r ڑ r ڕ r ز z ژ zh ږ zh س s ش sh ښ sh ص s ض d ط t ظ z غ gh ف f ڤ v ڥ v ق q ک k ك k ګ g گ g ڭ ng
        ل l ڵ l م m ن n ں n ڼ n ه h ہ h ھ h ۂ h ە e ۀ h ٲ a ٳ a ٺ t ٻ b ٽ t ٿ th ڀ bh ڃ n ڄ j ڇ ch ڌ dh ڏ d ڊ d ڍ d ڙ r ڦ f ڪ k ڨ g ڴ g ڳ g ڱ ng ڻ n ٴ . څ ts ځ dz و w ۋ w ۄ o ۆ o ۇ u ۈ u ې e ي y ی y ۍ ai ێ e ے e ۓ e ۃ t ٱ a ـ .
        """);

    // Where Persian speaks Arabic's letters otherwise.
    private static readonly LetterTable Persian = new('\u0600', '\u06FF', "ث s ذ z ض z ظ z");

    /// <summary>Writes one word of Arabic letters; the article and abdul- as words of their own.</summary>
    public static void Write(ReadOnlySpan<char> word, bool persian, StringBuilder spelling)
    {
        Span<char> whole = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        Span<char> plain = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        var letters = whole[..Unify(word, true, whole)];
        letters = letters.IndexOf("الله") >= 0 || letters.StartsWith("عبدال") ? letters : whole[..Unify(word, false, whole)];
        if (persian && letters.Length > 0 && letters[^1] == 'ى')
        {
            letters[^1] = 'ي';
        }

        ArabicReadings.Plain(letters, plain);
        if (ArabicReadings.TryWord(plain[..letters.Length], out var known))
        {
            spelling.Append(known);
            return;
        }

        var article = Article(letters, spelling);
        WriteParts(letters[article..], plain[article..letters.Length], persian, spelling);
    }

    /// <summary>Writes the article, or abdul-; gives how many letters it took.</summary>
    private static int Article(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        if (word.Length > 6 && word.StartsWith("عبدال") && !word.StartsWith("عبدالله"))
        {
            spelling.Append("abdul ");
            return 5;
        }

        if (word.Length > 4 && word.StartsWith("ال") && !word.StartsWith("الله"))
        {
            spelling.Append("al ");
            return 2;
        }

        return 0;
    }

    /// <summary>A name that ends in God's, also with the ending of Persian family names (habibollahi), has that as its second part.</summary>
    private static void WriteParts(ReadOnlySpan<char> word, ReadOnlySpan<char> plain, bool persian, StringBuilder spelling)
    {
        var god = word.LastIndexOf("الله");
        if (god < 0 || god + 5 < word.Length)
        {
            WritePart(word, plain, persian, spelling);
            return;
        }

        if (word[..god].SequenceEqual("عبد"))
        {
            spelling.Append("abd");
        }
        else
        {
            WritePart(word[..god], plain[..god], persian, spelling);
        }

        spelling.Append(god > 0 ? "ullah" : "allah").Append(god + 5 == word.Length ? "i" : "");
    }

    /// <summary>Without the signs that say nothing of the sound; <paramref name="bare"/> leaves out the vowel marks too.</summary>
    private static int Unify(ReadOnlySpan<char> word, bool bare, Span<char> letters)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (letter is not ('\u0640' or '\u0652' or '\u0670') && !(bare && IsMark(letter)))
            {
                letters[length++] = letter;
            }
        }

        return length;
    }

    private static void WritePart(ReadOnlySpan<char> word, ReadOnlySpan<char> plain, bool persian, StringBuilder spelling)
    {
        if (word.IndexOfAnyInRange('\u064B', '\u0651') >= 0)
        {
            WriteMarked(word, spelling);
            return;
        }

        if (ArabicReadings.TryWord(plain, out var known))
        {
            spelling.Append(known);
            return;
        }

        var start = spelling.Length;
        for (var at = 0; at < word.Length; at++)
        {
            spelling.Append(at > 2 && plain[at..] is "وي" ? "aw" : Piece(word, plain, persian, at)); // Musawi, Alawi
            if (at == 1 && spelling.Length > start + 1 && !HasVowel(spelling, start) && spelling[^1] is not ('r' or 'l' or 'h'))
            {
                spelling.Insert(spelling.Length - 1, 'a');
            }
        }
    }

    private static bool HasVowel(StringBuilder spelling, int start)
    {
        for (var at = start; at < spelling.Length; at++)
        {
            if (spelling[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteMarked(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        var sounds = new Abjad(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            Write(word, at, sounds);
        }

        sounds.Write(spelling, 3);
    }

    /// <summary>What the tables say of a letter; a letter of other languages keeps its own consonant and takes the vowels of its likeness.</summary>
    private static string Piece(ReadOnlySpan<char> word, ReadOnlySpan<char> plain, bool persian, int at)
    {
        if (ArabicReadings.Piece(plain, at) is not { } piece)
        {
            return Letters[word[at]] ?? LetterWriter.Alone(word[at]);
        }

        var consonant = persian && Persian[word[at]] is { } other ? other : word[at] == plain[at] || plain[at] is 'ي' or 'و' or 'ا' or 'ه' ? null : Letters[word[at]];
        return consonant is null ? piece : string.Concat(consonant, piece.AsSpan().TrimStart("bcdfghjklmnpqrstvwxz"));
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
                sounds.Vowel(sounds.EndsInVowel || IsMark(next) ? "" : "u");
                break;
            case 'ئ':
                sounds.Vowel(sounds.EndsInVowel || IsMark(next) ? "" : "i");
                break;
            case 'ع':
                sounds.Vowel(next is ' ' or 'ا' || sounds.EndsInVowel || IsMark(next) ? "" : "a");
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
        'إ' => IsMark(next) ? "" : "i",
        'أ' when IsMark(next) => "",
        'ا' or 'ٱ' when at == 0 && (IsMark(next) || next is 'و' or 'ي' or 'ی') => "",
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

        if (sounds.EndsInVowel && !IsMark(next))
        {
            sounds.Consonant(sounds.Last == vowel ? "" : consonant);
        }
        else if (IsMark(next) || next is 'ا' or 'آ')
        {
            sounds.Consonant(consonant);
        }
        else
        {
            sounds.Vowel(vowel);
            sounds.Consonant(next == 'ة' ? consonant : "");
        }
    }

    private static bool IsMark(char letter) => letter is >= '\u064B' and <= '\u0651';

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
            case 'ۆ' or 'ۇ' or 'ۈ' or 'ې' or 'ێ' or 'ے' or 'ە' or 'ۓ' or 'ۍ': sounds.Vowel(Letters[letter]!); break;
            default:
                if (Letters[letter] is { } known)
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
