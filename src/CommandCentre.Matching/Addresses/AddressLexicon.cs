using System.Collections.Immutable;
using System.Globalization;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Addresses;

/// <summary>What a word of the lexicon does in an address.</summary>
internal enum WordRole
{
    /// <summary>Street type: street, avenue, ulica.</summary>
    Type,

    /// <summary>Street type glued to the end of a name: Hauptstrasse.</summary>
    Ending,

    /// <summary>Part within a house: flat, floor, entrance.</summary>
    Unit,

    /// <summary>No., Nr., №.</summary>
    Number,

    /// <summary>House, as a word before its number.</summary>
    House,

    /// <summary>Post-office box.</summary>
    Box,

    /// <summary>North, centre, left.</summary>
    Direction,

    /// <summary>Town, village, district, region, as a word beside the name.</summary>
    PlaceKind,

    /// <summary>General, Saint, Professor.</summary>
    Title,

    /// <summary>A state or province of a country whose addresses name it by letters: NY = New York.</summary>
    Region,

    /// <summary>Another word that has several spellings: school, upper, mount.</summary>
    Plain,

    /// <summary>A word without weight.</summary>
    Stop,
}

/// <summary>One reading of a word.</summary>
/// <param name="Role">What it does.</param>
/// <param name="Term">Number of what it stands for, the same over languages.</param>
/// <param name="Name">What it stands for.</param>
/// <param name="Languages">Bit set of the languages it is a word of.</param>
/// <param name="Firm">From the table written by hand, so it wins over a reading that is not.</param>
internal readonly record struct WordReading(WordRole Role, int Term, string Name, ulong Languages, bool Firm);

/// <summary>Words of addresses in many languages, by their romanised spelling.</summary>
internal static class AddressLexicon
{
    private static readonly Dictionary<string, int> LanguageBits = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, int> Terms = new(StringComparer.Ordinal);
    private static readonly HashSet<string> FirstWords = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, WordReading[]> Words = Load();
    private static readonly HashSet<string> Endings = Words.Where(pair => Array.Exists(pair.Value, reading => reading.Role == WordRole.Ending)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
    private static readonly int LongestEnding = Endings.Max(ending => ending.Length);
    private static readonly Dictionary<string, string> Numbers = LoadNumbers();

    /// <summary>The readings of a word or of up to three words parted by blanks in some of the languages; none when it has none.</summary>
    public static WordReading[] Readings(string words, ulong languages) =>
        !Words.TryGetValue(words, out var found) ? [] : Array.TrueForAll(found, reading => (reading.Languages & languages) != 0) ? found : Array.FindAll(found, reading => (reading.Languages & languages) != 0);

    /// <summary>Some entry of several words begins with this one.</summary>
    public static bool BeginsSeveral(string word) => FirstWords.Contains(word);

    /// <summary>The digits of a number written as a word (fifth, пети); null for another word.</summary>
    public static string? Number(string word) => Numbers.GetValueOrDefault(word);

    /// <summary>The term of a number of up to three digits, apart from any term of a word; none for another text.</summary>
    public static ImmutableArray<int> NumberTerm(string digits) => digits.Length < 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [-1 - number] : [];

    /// <summary>The endings that may be cut from a word of these languages, longest first.</summary>
    public static (string Stem, WordReading Ending)? Cut(string word, ulong languages, bool known)
    {
        for (var length = Math.Min(LongestEnding, word.Length - 3); length >= 3; length--)
        {
            if (!Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.AsSpan(word.Length - length)))
            {
                continue;
            }

            foreach (var reading in Readings(word[^length..], languages))
            {
                if (reading.Role == WordRole.Ending && (known || length > 3 || word.EndsWith("str", StringComparison.Ordinal)))
                {
                    return (word[..^length], reading);
                }
            }
        }

        return null;
    }

    /// <summary>The bit set of languages named by their two-letter codes, comma between; * is all.</summary>
    public static ulong Languages(string codes)
    {
        if (codes is "*" or "")
        {
            return ulong.MaxValue;
        }

        var bits = 0UL;
        foreach (var code in codes.Split(',', StringSplitOptions.TrimEntries))
        {
            lock (LanguageBits)
            {
                if (!LanguageBits.TryGetValue(code, out var bit))
                {
                    LanguageBits[code] = bit = Math.Min(LanguageBits.Count, 63);
                }

                bits |= 1UL << bit;
            }
        }

        return bits;
    }

    /// <summary>A spelling as the lexicon keys it: romanised words, a blank between.</summary>
    public static string Spell(string text) => string.Join(' ', AddressTokens.Read(text).Select(token => token.Latin));

    private static Dictionary<string, WordReading[]> Load()
    {
        var words = new Dictionary<string, List<WordReading>>(StringComparer.Ordinal);
        foreach (var (table, firm) in new[] { ("address-words", true), ("address-dictionary", false) })
        {
            foreach (var row in Table.Rows(table))
            {
                Add(words, row, firm);
            }
        }

        return words.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> LoadNumbers()
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Table.Rows("names.numbers"))
        {
            foreach (var word in row.Skip(1).Where(word => word.Length > 2 && word.All(char.IsLetter)).Select(Spell))
            {
                numbers.TryAdd(word, row[0]);
            }
        }

        return numbers;
    }

    private static void Add(Dictionary<string, List<WordReading>> words, string[] row, bool firm)
    {
        var role = Role(row[0]);
        var reading = new WordReading(role, Term(role is WordRole.Ending ? "T:" + row[2] : row[0] + ":" + row[2]), row[2], Languages(row[1]), firm);
        foreach (var form in row[3].Split(','))
        {
            var spelling = Spell(form);
            if (spelling.Length == 0)
            {
                continue;
            }

            if (spelling.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank)
            {
                FirstWords.Add(spelling[..blank]);
            }

            if (!words.TryGetValue(spelling, out var readings))
            {
                words[spelling] = readings = [];
            }

            if (!readings.Contains(reading))
            {
                readings.Add(reading);
            }
        }
    }

    private static int Term(string name)
    {
        if (!Terms.TryGetValue(name, out var number))
        {
            Terms[name] = number = Terms.Count + 1;
        }

        return number;
    }

    private static WordRole Role(string letter) => letter switch
    {
        "T" => WordRole.Type,
        "C" => WordRole.Ending,
        "U" => WordRole.Unit,
        "N" => WordRole.Number,
        "H" => WordRole.House,
        "B" => WordRole.Box,
        "D" => WordRole.Direction,
        "Q" => WordRole.PlaceKind,
        "P" => WordRole.Title,
        "X" => WordRole.Stop,
        "R" => WordRole.Region,
        _ => WordRole.Plain,
    };
}
