using System.Buffers;
using System.Globalization;
using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>The whole path: words out of any text, each letter by the rule of its script.</summary>
internal static class AnyScript
{
    // Quotes and signs that people write for an apostrophe, an ayn or a hamza; NFKC would turn some of them into blanks.
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("`\u00B4\u02B9\u02BA\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u02EE\u0384\u055A\u055B\u055C\u055E\u05F3\u05F4\u1FBD\u1FBF\u1FFE\u2018\u2019\u201B\u2032\u2035\uA78B\uA78C\uFF07");

    // Vowels that only Vietnamese writes: in such a text đ is d (Đặng), elsewhere dj (Đorđević).
    private static readonly SearchValues<char> Vietnamese = SearchValues.Create("ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ");

    // Letters of Persian and Urdu: there a bare ya at the end is i, in Arabic it is a.
    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگکی");

    /// <summary>The Latin spelling of a text in any script.</summary>
    public static string Latin(string text, Tongue tongue)
    {
        var composed = Composed(text);
        var rented = ArrayPool<char>.Shared.Rent(composed.Length + 1);
        var words = rented.AsSpan(0, Words(composed, rented));
        var latin = Spell(words, tongue);
        ArrayPool<char>.Shared.Return(rented);
        return latin;
    }

    /// <summary>Unicode's compatibility form (NFKC), with one sign for all apostrophes.</summary>
    private static string Composed(string text)
    {
        var cut = text.Length > Romanisation.MostLetters ? text[..Romanisation.MostLetters] : text;
        var composed = Unicode.Compatible(cut.AsSpan().IndexOfAny(Apostrophes) < 0 ? cut : string.Create(cut.Length, cut, static (room, source) => source.AsSpan().ReplaceAny(room, Apostrophes, '\'')));
        return composed.Length > Romanisation.MostLetters ? composed[..Romanisation.MostLetters] : composed;
    }

    /// <summary>Writes the words in lower case with single blanks between them; gives the length.</summary>
    private static int Words(string text, Span<char> room)
    {
        var (written, start) = (0, 0);
        var latin = Romanisation.ScriptOf(text) == Script.Latin;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (IsOfWord(letter))
            {
                room[written++] = letter;
            }
            else if (text[at] == '\'' && at > 0 && Scripts.Of(text[at - 1]) == Script.Hebrew)
            {
                room[written++] = HebrewWriter.Geresh;
            }
            else if (!Vanishes(text, at) && written > start)
            {
                Finish(room[start..written], latin);
                room[written++] = ' ';
                start = written;
            }
        }

        Finish(room[start..written], latin);
        return written > 0 && room[written - 1] == ' ' ? written - 1 : written;
    }

    private static bool IsOfWord(char letter) => letter < '\u0080' ? char.IsAsciiLetterOrDigit(letter) : char.GetUnicodeCategory(letter) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.Surrogate;

    private static bool Vanishes(string text, int at) => text[at] switch
    {
        '\'' or '`' => at > 0 && at + 1 < text.Length && IsOfWord(text[at - 1]) && IsOfWord(text[at + 1]),
        '\u00B7' => at > 0 && at + 1 < text.Length && Scripts.Of(text[at - 1]) == Script.Latin && Scripts.Of(text[at + 1]) == Script.Latin,
        _ => char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format,
    };

    private static void Finish(Span<char> word, bool latin)
    {
        Lookalikes.Resolve(word, latin);
        foreach (ref var letter in word)
        {
            letter = char.ToLowerInvariant(letter);
        }
    }

    private static string Spell(Span<char> whole, Tongue tongue)
    {
        if (whole.IndexOfAny(Vietnamese) >= 0)
        {
            whole.Replace('đ', 'd');
        }

        // Abd al-: one name, whether written in one or in two (عبد الله).
        ReadOnlySpan<char> words = whole.IndexOf("عبد ال") >= 0 ? (' ' + whole.ToString()).Replace(" عبد ال", " عبدال", StringComparison.Ordinal).AsSpan(1) : whole;
        var spelling = new StringBuilder(words.Length + 16);
        var persian = words.IndexOfAny(Persian) >= 0;
        var cyrillic = tongue == Tongue.Any ? CyrillicTongue.Of(words) : tongue;
        while (!words.IsEmpty)
        {
            var end = words.IndexOf(' ');
            var word = end < 0 ? words : words[..end];
            var start = spelling.Length;
            SpellWord(word, cyrillic, persian, spelling);
            if (spelling.Length > start && end >= 0)
            {
                spelling.Append(' ');
            }

            words = end < 0 ? [] : words[(end + 1)..];
        }

        return spelling.ToString().TrimEnd(' ');
    }

    /// <summary>A word in the parts that belong to one script each.</summary>
    private static void SpellWord(ReadOnlySpan<char> word, Tongue tongue, bool persian, StringBuilder spelling)
    {
        while (!word.IsEmpty)
        {
            var (script, length) = Run(word);
            var run = word[..length];
            switch (script)
            {
                case Script.Cyrillic: CyrillicWriter.Write(run, tongue, spelling); break;
                case Script.Greek: GreekWriter.Write(run, spelling); break;
                case Script.Arabic: ArabicWriter.Write(run, persian, spelling); break;
                case Script.Hebrew: HebrewWriter.Write(run, spelling); break;
                case Script.Armenian: ArmenianWriter.Write(run, spelling); break;
                case Script.Kana: KanaWriter.Write(run, spelling); break;
                case Script.Hangul: HangulWriter.Write(run, spelling); break;
                case Script.Han: HanWriter.Write(run, spelling); break;
                default: LetterWriter.Write(run, spelling); break;
            }

            word = word[length..];
        }
    }

    private static (Script Script, int Length) Run(ReadOnlySpan<char> word)
    {
        Script? script = null;
        for (var at = 0; at < word.Length; at++)
        {
            var here = char.IsLowSurrogate(word[at]) ? null : Scripts.Of(word[at]);
            if (here is not null && script is not null && here != script)
            {
                return (script.Value, at);
            }

            script ??= here;
        }

        return (script ?? Script.Latin, word.Length);
    }
}
