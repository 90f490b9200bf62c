using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Katakana and Hiragana by Hepburn as in passports: long vowels are not told.</summary>
internal static class KanaWriter
{
    private static readonly LetterTable Letters = new('\u3040', '\u309F', """
        あ a い i う u え e お o か ka が ga き ki ぎ gi く ku ぐ gu け ke げ ge こ ko ご go さ sa ざ za し shi じ ji す su ず zu せ se ぜ ze そ so ぞ zo た ta だ da ち chi ぢ ji つ tsu づ zu て te で de と to ど do
        な na に ni ぬ nu ね ne の no は ha ば ba ぱ pa ひ hi び bi ぴ pi ふ fu ぶ bu ぷ pu へ he べ be ぺ pe ほ ho ぼ bo ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro
        わ wa ゐ i ゑ e を o ん n ゔ vu ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa ゕ ka ゖ ke ゝ . ゞ .
        """);

    /// <summary>Writes one word of Kana.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        var start = spelling.Length;
        var doubled = false;
        foreach (var sign in word)
        {
            var letter = sign is >= '\u30A1' and <= '\u30F6' or '\u30FD' or '\u30FE' ? (char)(sign - 0x60) : sign;
            if (letter == 'っ')
            {
                doubled = true;
            }
            else if (Letters[letter] is { } known)
            {
                Write(letter, known, doubled, start, spelling);
                doubled = false;
            }
            else if (sign is not ('ー' or '・'))
            {
                LetterWriter.Write([sign], spelling);
            }
        }
    }

    private static void Write(char letter, string known, bool doubled, int start, StringBuilder spelling)
    {
        var last = spelling.Length > start ? spelling[^1] : ' ';
        if (letter is 'ゃ' or 'ゅ' or 'ょ' && last == 'i')
        {
            spelling.Length--;
            spelling.Append(spelling.Length > start && spelling[^1] is 'h' or 'j' ? known[1..] : known);
        }
        else if (letter is 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' && last is 'a' or 'i' or 'u' or 'e' or 'o')
        {
            spelling.Length--;
            spelling.Append(known);
        }
        else if (!(letter == 'う' && last is 'o' or 'u'))
        {
            spelling.Append(doubled ? known[..1] : "").Append(known);
        }
    }
}
