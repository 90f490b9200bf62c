namespace CommandCentre.Benchmarks.Tables;

/// <summary>
/// Parts the Latin form of each word into what each of its Arabic letters stands for. Begins with the consonants a letter may stand for and learns the rest
/// by counting its own best alignments (hard expectation-maximisation, a fixed number of rounds, so that the outcome is the same each time).
/// </summary>
internal sealed class LetterAlignment
{
    private const int LongestPiece = 4;
    private const int Rounds = 5;

    // A letter, then the consonants that Latin spellings write for it; none for a letter that is a vowel or is not written.
    private static readonly Dictionary<char, string[]> Consonants = """
        ب b bb p pp v | ت t tt th | ث th t s | ج j jj g gg c dj ch zh dg | ح h hh | خ kh ch h j x | د d dd dh | ذ dh d th z | ر r rr | ز z zz s ts | س s ss c z sc |
        ش sh ch sch s c | ص s ss | ض d dh z | ط t tt | ظ z dh th | غ gh g gg | ف f ff v ph w | ق q k g c qu gh | ك k c ck q kk cc ch g qu x | ل l ll | م m mm | ن n nn |
        ه h t | و w v u o | ي y i j e | ا | ى | ع | ء | ؤ u o | ئ i y
        """.Split('|', StringSplitOptions.TrimEntries).Select(row => row.Split(' ')).ToDictionary(row => row[0][0], row => row[1..]);

    private readonly List<(string Arabic, string Latin, int Count)> _pairs;
    private readonly Dictionary<(char, string), double> _counts = [];
    private readonly Dictionary<char, double> _totals = [];

    public LetterAlignment(List<(string Arabic, string Latin, int Count)> pairs) => _pairs = pairs;

    /// <summary>Whether a letter is one of Arabic.</summary>
    public static bool Knows(char letter) => Consonants.ContainsKey(letter);

    /// <summary>Whether each consonant of the word can be found in the Latin form in its order.</summary>
    public static bool IsPlausible(string arabic, string latin)
    {
        var (at, missed) = (0, 0);
        foreach (var letter in arabic)
        {
            if (letter is 'و' or 'ي' or 'ه' || Consonants.GetValueOrDefault(letter) is not { Length: > 0 } spellings)
            {
                continue;
            }

            var found = spellings.Select(spelling => latin.IndexOf(spelling, at, StringComparison.Ordinal)).Where(place => place >= 0).DefaultIfEmpty(-1).Min();
            missed += found < 0 ? 1 : 0;
            at = found < 0 ? at : found + 1;
        }

        return missed == 0;
    }

    /// <summary>Each word with its pieces, one for each letter, and its weight.</summary>
    public IEnumerable<(string Arabic, string[] Pieces, double Weight)> Aligned()
    {
        var usable = _pairs.Where(pair => IsPlausible(pair.Arabic, pair.Latin)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var aligned = usable.Select(pair => (pair.Arabic, Pieces: Best(pair.Arabic, pair.Latin), Weight: Weight(pair.Count))).Where(word => word.Pieces is not null).ToList();
            _counts.Clear();
            _totals.Clear();
            foreach (var (arabic, pieces, weight) in aligned)
            {
                for (var at = 0; at < arabic.Length; at++)
                {
                    _counts[(arabic[at], pieces![at])] = _counts.GetValueOrDefault((arabic[at], pieces[at])) + weight;
                    _totals[arabic[at]] = _totals.GetValueOrDefault(arabic[at]) + weight;
                }
            }
        }

        return usable.Select(pair => (pair.Arabic, Pieces: Best(pair.Arabic, pair.Latin), Weight: Weight(pair.Count))).Where(word => word.Pieces is not null).Select(word => (word.Arabic, word.Pieces!, word.Weight));
    }

    private static double Weight(int count) => 1 + Math.Log2(count);

    private string[]? Best(string arabic, string latin)
    {
        var best = new double[arabic.Length + 1, latin.Length + 1];
        var from = new int[arabic.Length + 1, latin.Length + 1];
        for (var at = 0; at <= arabic.Length; at++)
        {
            for (var place = 0; place <= latin.Length; place++)
            {
                best[at, place] = at == 0 && place == 0 ? 0 : double.NegativeInfinity;
                for (var length = 0; at > 0 && length <= Math.Min(LongestPiece, place); length++)
                {
                    var score = best[at - 1, place - length] + Score(arabic[at - 1], latin.Substring(place - length, length));
                    if (score > best[at, place])
                    {
                        (best[at, place], from[at, place]) = (score, length);
                    }
                }
            }
        }

        return double.IsNegativeInfinity(best[arabic.Length, latin.Length]) ? null : Pieces(latin, from, arabic.Length);
    }

    private static string[] Pieces(string latin, int[,] from, int letters)
    {
        var pieces = new string[letters];
        var place = latin.Length;
        for (var at = letters; at > 0; at--)
        {
            var length = from[at, place];
            place -= length;
            pieces[at - 1] = latin.Substring(place, length);
        }

        return pieces;
    }

    private double Score(char letter, string piece)
    {
        var prior = Prior(letter, piece);
        var seen = (_counts.GetValueOrDefault((letter, piece)) + (5 * prior)) / (_totals.GetValueOrDefault(letter) + 5);
        return Math.Log(seen);
    }

    private static double Prior(char letter, string piece)
    {
        var spellings = Consonants.GetValueOrDefault(letter, []);
        var head = spellings.Where(spelling => piece.StartsWith(spelling, StringComparison.Ordinal)).OrderByDescending(spelling => spelling.Length).FirstOrDefault() ?? "";
        var vowels = piece[head.Length..].All(sound => sound is 'a' or 'e' or 'i' or 'o' or 'u' or 'y');
        var bare = spellings.Length > 0 && head.Length == 0;
        return vowels ? Math.Pow(0.3, piece.Length - head.Length) * (bare ? 0.002 : 0.2) : 1e-7;
    }
}
