using System.Collections.Frozen;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Values;

/// <summary>Reads countries as written: codes of two or three letters, names in many languages, the words for their people.</summary>
/// <remarks>
/// Tables <c>countries</c> (ISO 3166-1 and the names of the United Nations) and <c>country-words</c> (own and former names).
/// A former country keeps its former code: SU, YU, CSHH (Czechoslovakia), CSXX (Serbia and Montenegro), DD.
/// </remarks>
public static class CountryReader
{
    /// <summary>Longest text that is read, in characters.</summary>
    private const int Longest = 100;

    private static readonly string[] Articles = ["THE", "LA", "LE", "LES", "EL", "LOS", "LAS", "L"];

    private static readonly FrozenDictionary<string, string> Codes = ReadTables();

    /// <summary>Former countries and those that belong to another, with the ones they are not told apart from: no country is said to differ from its successor.</summary>
    private static readonly FrozenDictionary<string, string> Kin = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SU"] = "RU UA BY MD EE LV LT GE AM AZ KZ KG UZ TJ TM",
        ["YU"] = "RS ME HR SI BA MK XK CSXX",
        ["CSXX"] = "RS ME XK",
        ["CSHH"] = "CZ SK",
        ["DD"] = "DE",
        ["XK"] = "RS",
        ["HK"] = "CN",
        ["MO"] = "CN",
        ["TW"] = "CN",
        ["SS"] = "SD",
        ["PR"] = "US",
        ["AX"] = "FI",
        ["SJ"] = "NO",
        ["RE"] = "FR",
        ["GP"] = "FR",
        ["MQ"] = "FR",
        ["GF"] = "FR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>ISO 3166-1 alpha-2 in upper case (or a former country's code); null when the text names no country that is known. Never throws.</summary>
    public static string? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var key = Key(text);
        return Codes.TryGetValue(key, out var code) ? code : Part(text);
    }

    /// <summary>All countries of a text that names several: "Syrian and Lebanese", "(a) Malaysia, (b) Indonesia". Never throws.</summary>
    public static IEnumerable<string> ReadAll(string text) =>
        text.Length > 4 * Longest ? [] : Read(text) is { } code ? [code] : Pieces.Listed(text).Select(Read).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>One is the successor, the predecessor or a part of the other, so that the two codes do not contradict each other.</summary>
    public static bool IsKin(string left, string right) => Names(left, right) || Names(right, left);

    private static bool Names(string left, string right) => Kin.TryGetValue(left, out var kin) && kin.Contains(right, StringComparison.Ordinal);

    /// <summary>A part of a country by its code (gb-sct, ru-chk, US-CA), or a name with its article behind it (Gambia, the).</summary>
    private static string? Part(string text)
    {
        var folded = text.Trim();
        return folded.Length > 3 && folded[2] is '-' or '_' && Codes.TryGetValue(Glyphs.Compact(folded[..2]), out var code) ? code
            : folded.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket && Codes.TryGetValue(Key(folded[..bracket]), out var name) ? name
            : folded.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && Codes.TryGetValue(Key(folded[(comma + 1)..] + " " + folded[..comma]), out var turned) ? turned
            : null;
    }

    /// <summary>Letters and digits without the article in front or behind.</summary>
    private static string Key(string text)
    {
        var words = Glyphs.Fold(text).Split([' ', ',', '(', ')', '\'', '’', '-', '.', '&', '/', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(Glyphs.Compact).Where(word => word.Length > 0).ToList();
        if (words.Count > 1 && Articles.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        if (words.Count > 1 && Articles.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return string.Concat(words.Where(word => words.Count < 3 || word is not "AND"));
    }

    private static FrozenDictionary<string, string> ReadTables()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Table.Rows("countries").Concat(Table.Rows("country-words")))
        {
            codes.TryAdd(Key(row[0]), row[0]);
        }

        foreach (var row in Table.Rows("countries").Concat(Table.Rows("country-words")))
        {
            foreach (var name in row.Where(name => name.Length > 1))
            {
                codes.TryAdd(Key(name), row[0]);
            }
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
