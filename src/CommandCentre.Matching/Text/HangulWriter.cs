using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Hangul by the Revised Romanization of 2000, computed from the syllables; a word of three syllables that begins with a family name
/// is parted after it, and the family name has its customary spelling (Kim, Lee, Park), as in passports. Shorter words are as often places (Seoul, Busan).
/// </summary>
internal static class HangulWriter
{
    private static readonly string[] Leads = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    private static readonly string[] Vowels = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];
    private static readonly string[] Tails = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    // Before a syllable that begins with a vowel the tail opens it.
    private static readonly string[] Linked = ["", "g", "kk", "gs", "n", "nj", "n", "d", "r", "lg", "lm", "lb", "ls", "lt", "lp", "r", "m", "b", "bs", "s", "ss", "ng", "j", "ch", "k", "t", "p", "h"];

    // The commonest family names and the spelling most of their bearers use.
    private static readonly LetterTable Families = new('\uAC00', '\uD7A3', """
        김 kim 이 lee 리 ri 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 림 rim 한 han 오 oh 서 seo 신 shin 권 kwon 황 hwang 안 ahn 송 song 류 ryu 유 yoo 전 jeon 홍 hong 고 ko 문 moon 양 yang 손 son
        배 bae 백 baek 허 heo 노 roh 남 nam 심 shim 하 ha 곽 kwak 성 sung 차 cha 주 joo 우 woo 구 koo 민 min 나 na 진 jin 지 ji 엄 um 채 chae 원 won 천 chun 방 bang 공 kong 현 hyun 함 ham 변 byun 염 yeom 여 yeo 추 choo
        도 do 소 so 석 seok 선 sun 설 seol 마 ma 길 gil 연 yeon 위 wi 표 pyo 명 myung 기 ki 반 ban 라 ra 왕 wang 금 keum 옥 ok 육 yook 인 in 맹 maeng 제 je 모 mo 탁 tak 국 kook 어 eo 은 eun 편 pyeon 용 yong 예 ye 경 kyung 봉 bong 사 sa 부 boo 태 tae
        """);

    /// <summary>Writes one word of Hangul.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        if (word.Length == 3 && Families[word[0]] is { } family && word.IndexOfAnyExceptInRange('\uAC00', '\uD7A3') < 0)
        {
            spelling.Append(family).Append(' ');
            word = word[1..];
        }

        for (var at = 0; at < word.Length; at++)
        {
            Write(word[at], at > 0 ? word[at - 1] : ' ', at + 1 < word.Length ? word[at + 1] : ' ', spelling);
        }
    }

    private static void Write(char letter, char before, char next, StringBuilder spelling)
    {
        if (!IsSyllable(letter))
        {
            LetterWriter.Write([letter], spelling);
            return;
        }

        var (lead, vowel, tail) = Parts(letter);
        var afterL = IsSyllable(before) && Leads[lead] == "r" && Parts(before).Tail == 8;
        spelling.Append(afterL ? "l" : Leads[lead]).Append(Vowels[vowel]).Append(IsSyllable(next) && Leads[Parts(next).Lead].Length == 0 ? Linked[tail] : Tails[tail]);
    }

    private static bool IsSyllable(char letter) => letter is >= '\uAC00' and <= '\uD7A3';

    private static (int Lead, int Vowel, int Tail) Parts(char letter) => ((letter - 0xAC00) / 588, (letter - 0xAC00) / 28 % 21, (letter - 0xAC00) % 28);
}
