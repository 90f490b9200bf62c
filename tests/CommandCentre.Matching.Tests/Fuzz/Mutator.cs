using System.Text;

namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>Makes texts out of seeds by chance, the same ones for the same number: letters lost, doubled, swapped and strange ones put in; pieces repeated; seeds joined.</summary>
internal sealed class Mutator(string[] seeds, int number)
{
    private const int Longest = 6000;

    // Half surrogates, marks, joiners, directions, letters that fold to many, digits of other scripts, signs of every parser.
    private static readonly string[] Strange =
    [
        "\uD800", "\uDC00", "\\uD800", "\\u0000", "\uDBFF\uDFFE", "\uFDD0", "\uD83D\uDE00", "\uDBFF\uDFFF", "\u0000", "\uFFFF", "\uFFFE", "\uFEFF", "\u200B", "\u200D", "\u200E", "\u202E", "\u2066", "\u0301", "\u0308", "\u0651", "\u064E", "\u0640", "\u05B8", "\u3099",
        "\uFDFA", "\uFDFB", "ﬃ", "ß", "İ", "ı", "ſ", "ǆ", "Ⅷ", "½", "²", "٣", "५", "𝟘", "𝒜", "①", "Ａ", "　", "\u00A0", "\u2028", "\u0085", "\r\n", "\t", "'", "’", "ʼ", "`", "\"", "\\", "/", "|", ",", ";", ".", "·", "・", "-", "–", "‑", "_", "@", "+", "#", "%", "&",
        "(", ")", "[", "]", "{", "}", "<", ">", "0", "9", "00", "١", "-0", "1e999", "99999999999999999999", "a", "Z", "é", "Ж", "і", "ў", "ъ", "γκ", "ϋ", "ال", "الله", "عبد", "ة", "پ", "ש", "ו", "გ", "և", "ո", "っ", "ー", "가", "힣", "ㅏ", "王", "𠮷", "有限公司", "ก", "้", "क्", "ሀ", "ខ្", "ꀀ", "\uE000",
    ];

    private readonly Random _random = new(number);

    /// <summary>The next text.</summary>
    public string Next()
    {
        var text = new StringBuilder(seeds[_random.Next(seeds.Length)]);
        for (var left = 1 + _random.Next(6); left > 0; left--)
        {
            Change(text);
        }

        return text.Length > Longest ? text.ToString(0, Longest) : text.ToString();
    }

    private void Change(StringBuilder text)
    {
        var at = text.Length == 0 ? 0 : _random.Next(text.Length);
        var length = Math.Min(text.Length - at, 1 + _random.Next(8));
        switch (_random.Next(12))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1 when text.Length > 0:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2 when text.Length > 1:
                (text[at], text[text.Length - 1 - at]) = (text[text.Length - 1 - at], text[at]);
                break;
            case 3 when text.Length > 0:
                text[at] = (char)_random.Next(0x10000);
                break;
            case 4:
                text.Insert(at, (char)_random.Next(0x3100));
                break;
            case 5 when text.Length > 0:
                Repeat(text, text.ToString(at, length));
                break;
            case 6:
                Repeat(text, Strange[_random.Next(Strange.Length)]);
                break;
            case 7:
                text.Insert(at, seeds[_random.Next(seeds.Length)]);
                break;
            case 8:
                text.Length = at;
                break;
            case 9:
                text.Replace(' ', (char)_random.Next(0x80));
                break;
            default:
                text.Insert(at, Strange[_random.Next(Strange.Length)]);
                break;
        }
    }

    /// <summary>A piece again and again: now and then very often.</summary>
    private void Repeat(StringBuilder text, string piece)
    {
        var times = _random.Next(20) == 0 ? Longest / Math.Max(1, piece.Length) : 1 + _random.Next(40);
        text.Insert(text.Length == 0 ? 0 : _random.Next(text.Length), piece, Math.Min(times, Longest));
    }
}
