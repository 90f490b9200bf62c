using System.Buffers;

namespace CommandCentre.Matching.Text;

/// <summary>The language of a Cyrillic text by the letters that only it writes.</summary>
internal static class CyrillicTongue
{
    private static readonly SearchValues<char> Central = SearchValues.Create("әғқңөұүҳҷӣӯҥһҡҙҫ");
    private const string Vowels = "аеёиоуыэюяіїє";

    /// <summary>The language; <see cref="Tongue.Any"/> when no letter tells.</summary>
    public static Tongue Of(ReadOnlySpan<char> words)
    {
        if (words.IndexOfAnyInRange('\u0400', '\u052F') < 0)
        {
            return Tongue.Any;
        }

        if (words.IndexOfAny("ђћ") >= 0)
        {
            return Tongue.Serbian;
        }

        if (words.IndexOfAny("ѓќѕ") >= 0)
        {
            return Tongue.Macedonian;
        }

        return words.IndexOfAny("јљњџ") >= 0 ? Tongue.Serbian : OfTheEast(words);
    }

    private static Tongue OfTheEast(ReadOnlySpan<char> words)
    {
        if (words.IndexOfAny(Central) >= 0)
        {
            return Tongue.CentralAsian;
        }

        if (words.IndexOfAny("їєґ") >= 0)
        {
            return Tongue.Ukrainian;
        }

        if (words.Contains('ў'))
        {
            return Tongue.Belarusian;
        }

        var (i, russian) = (words.Contains('і'), words.IndexOfAny("ыэё") >= 0);
        return i ? (russian ? Tongue.Belarusian : Tongue.Ukrainian) : russian ? Tongue.Russian : IsBulgarian(words) ? Tongue.Bulgarian : Tongue.Any;
    }

    /// <summary>A hard sign that is a vowel (Петър), or ьо (Гьоргьов).</summary>
    private static bool IsBulgarian(ReadOnlySpan<char> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var next = at + 1 < words.Length ? words[at + 1] : ' ';
            if ((words[at] == 'ъ' && next is not (' ' or 'е' or 'ё' or 'ю' or 'я') && !Vowels.Contains(next, StringComparison.Ordinal)) || (words[at] == 'ь' && next == 'о'))
            {
                return true;
            }
        }

        return false;
    }
}
