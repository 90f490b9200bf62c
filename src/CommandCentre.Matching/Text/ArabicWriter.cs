using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Arabic, Persian, Urdu, Pashto and Kurdish letters near BGN/PCGN without its marks. Written vowel marks are read; where there are none, a vowel stands where a syllable needs one.
/// The article is a word of its own (al asad), as it is in Latin names with a hyphen.
/// </summary>
internal static class ArabicWriter
{
    /// <summary>The consonants, and the vowels of other languages, by themselves.</summary>
    public static readonly LetterTable Letters = new('\u0600', '\u06FF', """
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
            ArabicMarks.Write(word, spelling);
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

    /// <summary>A written vowel mark or the sign of doubling.</summary>
    public static bool IsMark(char letter) => letter is >= '\u064B' and <= '\u0651';
}
