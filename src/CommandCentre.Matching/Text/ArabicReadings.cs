using System.Collections.Frozen;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Text;

/// <summary>
/// How Arabic letters without vowel marks are read: the customary Latin form of common words (table arabic-words), else letter by letter, each by its neighbours (table arabic-letters).
/// A letter the table has not seen (Persian, Urdu) takes the vowels of its likeness and its own consonant.
/// </summary>
internal static class ArabicReadings
{
    // Words between names, by hand: the table, learnt from names, has them glued to a neighbour.
    private static readonly string[][] Particles = [["ابن", "ibn"], ["بن", "bin"], ["بنت", "bint"], ["ابو", "abu"], ["ام", "umm"], ["عبد", "abd"]];

    private static readonly FrozenDictionary<string, string> Words = Table.Rows("arabic-words").Concat(Particles)
        .GroupBy(row => row[0], row => row[1], StringComparer.Ordinal).ToFrozenDictionary(row => row.Key, row => row.Last(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Pieces = Table.Rows("arabic-letters").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WordOf = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> PieceOf = Pieces.GetAlternateLookup<ReadOnlySpan<char>>();

    // The table holds no longer word.
    private const int LongestWord = 20;

    /// <summary>The letters of a word as the tables write them: Persian ya and kaf as the Arabic ones, one alef for all.</summary>
    public static void Plain(ReadOnlySpan<char> word, Span<char> plain)
    {
        for (var at = 0; at < word.Length; at++)
        {
            plain[at] = Like(word[at]);
        }
    }

    /// <summary>The customary form of a common word.</summary>
    public static bool TryWord(ReadOnlySpan<char> plain, out string latin)
    {
        Span<char> one = stackalloc char[LongestWord];
        latin = "";
        if (plain.Length > LongestWord)
        {
            return false;
        }

        plain.Replace(one, 'ى', 'ي');
        var known = WordOf.TryGetValue(one[..plain.Length], out var found);
        latin = found ?? "";
        return known;
    }

    /// <summary>What the letter at a place becomes; null where nothing is known of it.</summary>
    public static string? Piece(ReadOnlySpan<char> plain, int at)
    {
        Span<char> pattern = stackalloc char[7];
        ReadOnlySpan<(int Before, int After)> widths = [(2, 2), (1, 2), (1, 1), (0, 1), (0, 0)];
        foreach (var (before, after) in widths)
        {
            for (var place = -before; place <= after; place++)
            {
                var letter = at + place < 0 ? '^' : at + place >= plain.Length ? '$' : plain[at + place];
                pattern[place < 0 ? place + before : place == 0 ? before + 1 : before + 2 + place] = letter;
            }

            (pattern[before], pattern[before + 2]) = ('<', '>');
            if (PieceOf.TryGetValue(pattern[..(before + after + 3)], out var piece))
            {
                return piece;
            }
        }

        return null;
    }

    private static char Like(char letter) => letter switch
    {
        'ی' or 'ې' or 'ۍ' or 'ے' or 'ێ' => 'ي',
        'ک' or 'گ' or 'ګ' or 'ڭ' => 'ك',
        'پ' => 'ب',
        'چ' or 'ښ' => 'ش',
        'ژ' or 'ږ' or 'ځ' => 'ز',
        'څ' => 'س',
        'ٹ' or 'ټ' => 'ت',
        'ڈ' or 'ډ' => 'د',
        'ڑ' or 'ړ' or 'ڕ' => 'ر',
        'ں' or 'ڼ' => 'ن',
        'ہ' or 'ھ' or 'ۀ' or 'ە' or 'ۂ' => 'ه',
        'ة' or 'ۃ' => 'ه',
        'ۆ' or 'ۇ' or 'ۈ' or 'ۋ' or 'ۄ' => 'و',
        'ڵ' => 'ل',
        'ڤ' or 'ڥ' => 'ف',
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        _ => letter,
    };
}
