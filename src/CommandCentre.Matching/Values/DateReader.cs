using System.Globalization;
using System.Text;

namespace CommandCentre.Matching.Values;

/// <summary>Reads dates as people write them.</summary>
/// <remarks>
/// Forms: ISO 8601 whole or cut, with or without a time; eight digits (19700517); day, month, year in this order with any separator
/// (the year may stand first); a month in words of many languages or Roman numerals; "circa" and its like; spans (1970-1975, 1970s,
/// between 1970 and 1975); zeros for what is not known (00.00.1970). Digits of any script.
/// Not read, rather than guessed: a year of two digits, a year before 1700 or after 2100 (Hijri years among them), an impossible day.
/// 05/11/2020 is read day first and says so (<see cref="DateDoubt.DayOrMonth"/>); 11/25/2020 can only be month first.
/// </remarks>
internal static class DateReader
{
    private const int FirstYear = 1700;
    private const int LastYear = 2100;

    /// <summary>Longest text of a date that is read.</summary>
    private const int Longest = 64;

    /// <summary>Most years of a span that still tells something.</summary>
    private const int LongestSpan = 20;

    private static readonly string[] Alternatives = [" or ", " oder ", " ou ", " или ", " / "];

    private static readonly string[] Ranges = [" to ", " until ", " bis ", " – ", " - "];

    private static readonly string[] About =
        ["circa", "ca", "c", "approx", "approximately", "about", "around", "abt", "environ", "vers", "um", "etwa", "cerca", "hacia", "okolo", "около", "приблизно", "close", "early", "late", "mid", "est", "estimated"];

    /// <summary>False for anything that is no date, or that would need a guess.</summary>
    public static bool TryRead(string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return false;
        }

        var words = Words(text);
        var about = words.RemoveAll(word => Array.IndexOf(About, word) >= 0) > 0;
        if (!TryWords(words, out date))
        {
            return false;
        }

        date = about ? date with { Doubt = DateDoubt.Approximate } : date;
        return true;
    }

    /// <summary>All dates of a text that holds several: "(a) 28.5.1984, (b) 3.12.1979", "1937 or 1938"; "from ... to ..." is one span.</summary>
    public static IEnumerable<PartialDate> ReadAll(string text)
    {
        if (text.Length > 4 * Longest)
        {
            yield break;
        }

        foreach (var piece in Pieces.Enumerated(text).SelectMany(piece => piece.Split(Alternatives, Pieces.Most, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (TryBetween(piece, out var span) || (!IsList(piece) && TryRead(piece, out span)))
            {
                yield return span;
                continue;
            }

            foreach (var single in Pieces.Listed(piece))
            {
                if (TryRead(single, out var date))
                {
                    yield return date;
                }
            }
        }
    }

    /// <summary>Commas between whole dates (1979, 1980), not within one (May 17, 1970).</summary>
    private static bool IsList(string text) =>
        text.Contains(',', StringComparison.Ordinal) && text.Split(',', Pieces.Most).All(piece => TryRead(piece, out _));

    /// <summary>"01 Jan 1976 to 31 Dec 1978": the years of both ends.</summary>
    private static bool TryBetween(string text, out PartialDate date)
    {
        var ends = text.Split(Ranges, 2, StringSplitOptions.RemoveEmptyEntries);
        var last = default(PartialDate);
        date = default;
        var read = ends.Length == 2 && TryRead(ends[0], out date) && TryRead(ends[1], out last) && last.Year > date.Year && last.Year - date.Year <= LongestSpan;
        date = read ? new PartialDate(date.Year, 0, 0, last.Year, date.Doubt) : default;
        return read;
    }

    private static bool TryWords(List<string> words, out PartialDate date)
    {
        date = default;
        var numbers = words.Where(word => char.IsAsciiDigit(word[0])).ToList();
        var month = words.Where(word => !char.IsAsciiDigit(word[0])).Select(word => MonthNames.Read(word)).FirstOrDefault(found => found > 0);
        if (month > 0)
        {
            return TryNamed(numbers, month, out date);
        }

        return numbers switch
        {
            [{ Length: 4 } year] when words.Contains("s") => TrySpan(year, 9, out date),
            [{ Length: 4 } year] => TryMake(year, null, null, out date),
            [{ Length: 8 } run] => TryMake(run[..4], run[4..6], run[6..], out date),
            [{ Length: 4 } first, { Length: 4 } last] => TrySpan(first, last, out date),
            [{ Length: 4 } year, { Length: <= 2 } number] => TryMake(year, number, null, out date),
            [{ Length: <= 2 } number, { Length: 4 } year] => TryRoman(words, number, year, out date) || TryMake(year, number, null, out date),
            [{ Length: 4 } year, { Length: <= 2 } number, { Length: <= 2 } day, ..] => TryMake(year, number, day, out date),
            [{ Length: <= 2 } day, { Length: <= 2 } number, { Length: 4 } year, ..] => TryDayFirst(year, number, day, out date),
            _ => false,
        };
    }

    private static bool TryNamed(List<string> numbers, int month, out PartialDate date)
    {
        date = default;
        var number = month.ToString(CultureInfo.InvariantCulture);
        return numbers switch
        {
            [{ Length: 4 } year] => TryMake(year, number, null, out date),
            [{ Length: <= 2 } day, { Length: 4 } year, ..] => TryMake(year, number, day, out date),
            [{ Length: 4 } year, { Length: <= 2 } day, ..] => TryMake(year, number, day, out date),
            _ => false,
        };
    }

    private static bool TryRoman(List<string> words, string day, string year, out PartialDate date)
    {
        date = default;
        var month = words.Select(MonthNames.ReadRoman).FirstOrDefault(found => found > 0);
        return month > 0 && TryMake(year, month.ToString(CultureInfo.InvariantCulture), day, out date);
    }

    private static bool TryDayFirst(string year, string second, string first, out PartialDate date)
    {
        var (a, b) = (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(second, CultureInfo.InvariantCulture));
        if (b > 12 && a is > 0 and <= 12)
        {
            return TryMake(year, first, second, out date);
        }

        var read = TryMake(year, second, first, out date);
        date = read && date.Day is > 0 and <= 12 && a != b ? date with { Doubt = DateDoubt.DayOrMonth } : date;
        return read;
    }

    private static bool TryMake(string year, string? month, string? day, out PartialDate date)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        var m = month is null ? 0 : int.Parse(month, CultureInfo.InvariantCulture);
        var d = day is null || m == 0 ? 0 : int.Parse(day, CultureInfo.InvariantCulture);
        var right = y is >= FirstYear and <= LastYear && m <= 12 && (d == 0 || d <= DateTime.DaysInMonth(y, m));
        date = right ? new PartialDate(y, m, d) : default;
        return right;
    }

    private static bool TrySpan(string year, int years, out PartialDate date)
    {
        var read = TryMake(year, null, null, out date) && date.Year + years <= LastYear;
        date = read ? date with { LastYear = (short)(date.Year + years) } : default;
        return read;
    }

    private static bool TrySpan(string first, string last, out PartialDate date)
    {
        var read = TryMake(last, null, null, out var end);
        read = TryMake(first, null, null, out date) && read && end.Year >= date.Year && end.Year - date.Year <= LongestSpan;
        date = read ? date with { LastYear = end.Year } : default;
        return read;
    }

    /// <summary>Runs of digits and runs of letters, in lower case, without accents; a time after the day is left out.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var digits = false;
        foreach (var letter in Glyphs.Fold(text))
        {
            var digit = char.IsAsciiDigit(letter);
            if (!char.IsLetterOrDigit(letter) || (word.Length > 0 && digit != digits))
            {
                End(words, word);
            }

            if (letter is ':' || (letter is 't' && words.Count > 2 && digits))
            {
                return words.Count > 3 ? words[..3] : words;
            }

            digits = digit;
            _ = char.IsLetterOrDigit(letter) ? word.Append(letter) : word;
        }

        End(words, word);
        return words;
    }

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
