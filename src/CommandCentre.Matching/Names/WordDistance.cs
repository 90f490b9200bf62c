namespace CommandCentre.Matching.Names;

/// <summary>How far two romanised words are apart, in hundredths of an edit; customary exchanges of letters cost less than others.</summary>
/// <remarks>Optimal string alignment (Levenshtein with swapped neighbours), banded. The letter costs are the customary differences between romanisation systems and languages (y/i/j, k/c/q, w/v, s/z, doubled letters, a silent h).</remarks>
public static class WordDistance
{
    /// <summary>Farther than anyone asks.</summary>
    public const int Far = 1_000;

    /// <summary>Letters of a word that are compared.</summary>
    public const int MostLetters = 40;

    private const int Whole = 100;
    private static readonly byte[] Exchange = Exchanges();

    /// <summary>Hundredths of an edit; <see cref="Far"/> when above <paramref name="most"/>. Longer words are compared by their first <see cref="MostLetters"/> letters.</summary>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most, bool plain = false)
    {
        left = left[..Math.Min(left.Length, MostLetters)];
        right = right[..Math.Min(right.Length, MostLetters)];
        if (left.SequenceEqual(right))
        {
            return 0;
        }

        // The cheapest way to bridge a difference of length costs 30 a letter.
        if (Math.Abs(left.Length - right.Length) * (plain ? Whole : 30) > most || left.IsEmpty || right.IsEmpty)
        {
            return Far;
        }

        return Rows(left, right, most, plain);
    }

    private static int Rows(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most, bool plain)
    {
        var width = right.Length + 1;
        Span<int> cells = stackalloc int[4 * width];
        var before = cells[..width];
        var above = cells.Slice(width, width);
        var row = cells.Slice(2 * width, width);
        var gaps = cells.Slice(3 * width, width);
        for (var column = 1; column < width; column++)
        {
            gaps[column] = Gap(right, column - 1, plain);
            above[column] = above[column - 1] + gaps[column];
        }

        for (var line = 1; line <= left.Length; line++)
        {
            var letter = left[line - 1];
            var gap = Gap(left, line - 1, plain);
            var least = row[0] = above[0] + gap;
            for (var column = 1; column <= right.Length; column++)
            {
                var other = right[column - 1];
                var cost = Math.Min(above[column] + gap, row[column - 1] + gaps[column]);
                cost = Math.Min(cost, above[column - 1] + (letter == other ? 0 : plain ? Whole : Letters(letter, other)));
                if (line > 1 && column > 1 && letter == right[column - 2] && left[line - 2] == other && letter != other)
                {
                    cost = Math.Min(cost, before[column - 2] + Whole);
                }

                row[column] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return Far;
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[right.Length] > most ? Far : above[right.Length];
    }

    /// <summary>What leaving out one letter costs, by what it is and where it stands.</summary>
    private static int Gap(ReadOnlySpan<char> word, int at, bool plain)
    {
        var letter = word[at];
        return plain ? Whole
            : at > 0 && word[at - 1] == letter ? 30
            : letter == 'h' ? 50
            : letter is 'y' or 'j' && at > 0 ? 60
            : at == word.Length - 1 && letter is 's' or 'e' ? 60
            : letter is 'a' or 'e' or 'i' or 'o' or 'u' && at > 0 ? 75
            : Whole;
    }

    private static int Letters(char left, char right) =>
        left is >= 'a' and <= 'z' && right is >= 'a' and <= 'z' ? Exchange[((left - 'a') * 26) + right - 'a'] : Whole;

    private static byte[] Exchanges()
    {
        var costs = new byte[26 * 26];
        Array.Fill(costs, (byte)Whole);
        void Set(string letters, byte cost)
        {
            foreach (var one in letters)
            {
                foreach (var other in letters)
                {
                    var at = ((one - 'a') * 26) + other - 'a';
                    costs[at] = Math.Min(costs[at], one == other ? (byte)0 : cost);
                }
            }
        }

        Set("aeiou", 75);
        Set("ou", 45);
        Set("ei", 50);
        Set("ae", 55);
        Set("ao", 60);
        Set("uv", 60);
        Set("iyj", 40);
        Set("iy", 30);
        Set("vw", 30);
        Set("uw", 60);
        Set("ckq", 30);
        Set("gq", 55);
        Set("gkh", 70);
        Set("xkh", 70);
        Set("sz", 40);
        Set("sc", 55);
        Set("cz", 60);
        Set("fv", 70);
        Set("td", 75);
        Set("pb", 80);
        Set("mn", 90);
        return costs;
    }
}
