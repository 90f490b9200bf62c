using System.Globalization;
using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Latin letters without their marks, the ligatures in two, digits of all scripts; and the letters of scripts without a writer of their own,
/// each by itself (table letters). A letter in no table gets a form of its own, so that equal stays equal.
/// </summary>
internal static class LetterWriter
{
    private static readonly LetterTable Special = new('\u00AA', '\u02FF', """
        ß ss æ ae œ oe ø o ł l đ dj ð d þ th ħ h ı i ŋ ng ŧ t ĸ k ŀ l ſ s ə a ǝ e ɛ e ɔ o ƙ k ɓ b ɗ d ɖ d ƴ y ɣ gh ƒ f ʒ zh ɨ i ʉ u ɲ ny ŋ ng ʃ sh ƈ c ƥ p ƭ t ƞ n ɩ i ʊ u ɐ a ɑ a
        ɡ g ɫ l ɬ l ɹ r ɾ r ʀ r ʂ s ʈ t ʋ v ʌ v ʎ ly ʏ y ʔ . ʕ . ƕ hv ƣ gh ƨ s ƶ z ƹ zh ƛ l ƃ b ƌ d ƚ l ǥ g ǯ zh ȝ gh ȷ j ʼ . ˤ . ʰ h ˀ .
        """);

    // The national system of 2002, as in passports.
    private static readonly LetterTable Georgian = new('\u10D0', '\u10FF', """
        ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h ჱ ey ჲ y ჳ vi ჴ q ჵ o ჶ f
        """);

    // Latin letters with marks, found once: most names beyond ASCII hold only these. Null where a letter needs the whole path.
    private static readonly string?[] Marked = [.. Enumerable.Range(0, MarkedEnd).Select(number => number < 0x80 ? null : Special[(char)number] ?? Base((char)number))];
    private const int MarkedEnd = 0x250;

    /// <summary>Writes letters one by one.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                spelling.Append(letter);
            }
            else if (char.IsHighSurrogate(letter) && at + 1 < word.Length)
            {
                WriteRare(char.ConvertToUtf32(letter, word[++at]), spelling);
            }
            else
            {
                Write(letter, spelling);
            }
        }
    }

    /// <summary>The spelling of one letter, digit or mark.</summary>
    public static string Alone(char letter)
    {
        var spelling = new StringBuilder();
        Write([letter], spelling);
        return spelling.ToString();
    }

    /// <summary>Writes one letter, digit or mark that is not ASCII.</summary>
    public static void Write(char letter, StringBuilder spelling)
    {
        if (letter < MarkedEnd && Marked[letter] is { } marked)
        {
            spelling.Append(marked);
        }
        else if ((Special[letter] ?? Georgian[letter is >= '\u2D00' and <= '\u2D25' ? (char)(letter - 0x2D00 + 0x10D0) : letter] ?? (letter >= RareLetters.First ? RareLetters.Spelling(letter) : null)) is { } known)
        {
            spelling.Append(known);
        }
        else if (CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit)
        {
            spelling.Append((char)('0' + digit));
        }
        else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter))
        {
            WriteBare(letter, spelling);
        }
    }

    private static void WriteBare(char letter, StringBuilder spelling)
    {
        var bare = char.ToLowerInvariant(Unicode.Parts(letter)[0]);
        if (char.IsAsciiLetterLower(bare))
        {
            spelling.Append(bare);
        }
        else if ((Special[bare] ?? (bare >= RareLetters.First ? RareLetters.Spelling(bare) : null)) is { } known)
        {
            spelling.Append(known);
        }
        else
        {
            WriteRare(bare, spelling);
        }
    }

    /// <summary>A form of its own for a letter without a romanisation: x and its number in letters.</summary>
    private static void WriteRare(int number, StringBuilder spelling)
    {
        spelling.Append('x');
        for (var rest = number; rest > 0; rest /= 26)
        {
            spelling.Append((char)('a' + (rest % 26)));
        }
    }

    /// <summary>The letter of ASCII a letter is made of; null for another.</summary>
    private static string? Base(char letter) =>
        char.IsLetter(letter) && char.ToLowerInvariant(Unicode.Parts(letter)[0]) is >= 'a' and <= 'z' and var bare ? bare.ToString() : null;
}
