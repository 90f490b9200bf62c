using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>
/// Learns how Arabic letters are read, vowels that are not written included, from names of things in both scripts (wikidata words, CC0):
/// the customary Latin form of the commonest words, and for all others what each letter becomes between its neighbours.
/// </summary>
internal static class ArabicTables
{
    private const string Origin = "Learnt from matching/cross-script/wikidata-words/wd_arabic_80.tsv (Wikidata, CC0). Made by: tables arabic.";

    // BGN/PCGN 1956 without its marks.
    private static readonly Dictionary<char, string> Usual = "ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ك k ل l م m ن n".Split(' ').Chunk(2).ToDictionary(row => row[0][0], row => row[1]);

    public static void Make(string data, string folder)
    {
        var pairs = Read(data).SelectMany(WithoutArticle).ToList();
        TableWriter.Write(folder, "arabic-words", ["Words in Arabic letters and their commonest Latin form: word|latin.", Origin], Words(pairs));
        TableWriter.Write(folder, "arabic-letters", ["What an Arabic letter becomes between its neighbours: pattern (letters before < letter > letters after, ^ and $ are the word's ends)|latin.", Origin],
            new ContextTree(new LetterAlignment([.. pairs.Where(pair => !HasArticle(pair.Arabic) && IsOfArabicSounds(pair.Latin))]).Aligned().Select(word => (word.Arabic, Regular(word), word.Weight)), 6).Rows());
    }

    /// <summary>Arabic has no c, p, v or x: names with them come from elsewhere, and their vowels are written otherwise.</summary>
    private static bool IsOfArabicSounds(string latin) => latin.AsSpan().IndexOfAny("cpvx") < 0;

    /// <summary>Each piece with the consonant of the usual rule, so that only the vowels are learnt.</summary>
    private static string[] Regular((string Arabic, string[] Pieces, double Weight) word) =>
        [.. word.Pieces.Select((piece, at) => Usual.TryGetValue(word.Arabic[at], out var consonant) ? string.Concat(consonant, piece.AsSpan().TrimStart("bcdfghjklmnpqrstvwxz")) : piece)];

    // As ArabicReadings.Like: one alef for all, and the ending a as the product looks it up.
    private static string Plain(string letters) => letters.Replace(" ", "", StringComparison.Ordinal).Replace('أ', 'ا').Replace('إ', 'ا').Replace('آ', 'ا').Replace('ة', 'ه');

    /// <summary>The article is a word of its own for the product.</summary>
    private static bool HasArticle(string word) => word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal);

    /// <summary>A word with the article whose Latin form leaves it out tells how the word itself is read.</summary>
    private static IEnumerable<(string Arabic, string Latin, int Count)> WithoutArticle((string Arabic, string Latin, int Count) pair)
    {
        var bare = HasArticle(pair.Arabic) && !pair.Latin.StartsWith("al", StringComparison.Ordinal) && LetterAlignment.IsPlausible(pair.Arabic[2..], pair.Latin);
        return bare ? [pair, (pair.Arabic[2..], pair.Latin, pair.Count)] : [pair];
    }

    /// <summary>The pairs of one word each.</summary>
    public static IEnumerable<(string Arabic, string Latin, int Count)> Read(string data)
    {
        foreach (var line in File.ReadLines(Path.Combine(data, "matching/cross-script/wikidata-words/wd_arabic_80.tsv")))
        {
            var columns = line.Split('\t');
            var arabic = Plain(columns[1]);
            var latin = Romanisation.Latin(columns[0]);
            if (arabic.All(LetterAlignment.Knows) && arabic.Length is >= 2 and <= 20 && latin.Length is >= 2 and <= 30 && !latin.Contains(' ', StringComparison.Ordinal))
            {
                yield return (arabic, latin, int.Parse(columns[2], System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Words seen often enough, with the commonest spelling of the sound that at least a third of their places have.</summary>
    private static IEnumerable<IEnumerable<string>> Words(List<(string Arabic, string Latin, int Count)> pairs)
    {
        var known = pairs.Select(pair => pair.Arabic.Replace('ى', 'ي')).ToHashSet(StringComparer.Ordinal);
        foreach (var word in pairs.GroupBy(pair => pair.Arabic.Replace('ى', 'ي'), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sounds = word.GroupBy(pair => Sound.Key(pair.Latin), StringComparer.Ordinal).OrderByDescending(sound => sound.Sum(pair => pair.Count)).ThenBy(sound => sound.Key, StringComparer.Ordinal).First();
            var (count, all) = (sounds.Sum(pair => pair.Count), word.Sum(pair => pair.Count));
            var latin = sounds.GroupBy(pair => pair.Latin, StringComparer.Ordinal).OrderByDescending(form => form.Sum(pair => pair.Count)).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;
            var glued = HasArticle(word.Key) && latin.StartsWith("al", StringComparison.Ordinal) && known.Contains(word.Key[2..]) && LetterAlignment.IsPlausible(word.Key[2..], latin[2..]);
            if (count >= 3 && count * 3 >= all && !glued && (word.Key == "عبدالله" || !word.Key.StartsWith("عبدال", StringComparison.Ordinal)) && LetterAlignment.IsPlausible(word.Key, latin))
            {
                yield return [word.Key, latin];
            }
        }
    }
}
