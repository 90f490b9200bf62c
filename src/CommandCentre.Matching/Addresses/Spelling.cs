namespace CommandCentre.Matching.Addresses;

/// <summary>How far two spellings lie apart.</summary>
internal static class Spelling
{
    /// <summary>Letters of a word that are compared.</summary>
    private const int Most = 40;

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words, up to <paramref name="limit"/>; above it, limit + 1.</summary>
    public static int Distance(string left, string right, int limit)
    {
        var a = left.AsSpan(0, Math.Min(left.Length, Most));
        var b = right.AsSpan(0, Math.Min(right.Length, Most));
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[Most + 1];
        Span<int> last = stackalloc int[Most + 1];
        Span<int> row = stackalloc int[Most + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            if (Fill(row, last, before, a, b, i) > limit)
            {
                return limit + 1;
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return Math.Min(last[b.Length], limit + 1);
    }

    /// <summary>Likeness of two words in hundredths: 100 the same, 0 below <paramref name="least"/>.</summary>
    public static int Likeness(string left, string right, int least)
    {
        var longer = Math.Min(Math.Max(left.Length, right.Length), Most);
        if (longer == 0)
        {
            return 0;
        }

        var limit = longer * (100 - least) / 100;
        var distance = Distance(left, right, limit);
        return distance > limit ? 0 : 100 - (100 * distance / longer);
    }

    private static int Fill(Span<int> row, ReadOnlySpan<int> last, ReadOnlySpan<int> before, ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i)
    {
        row[0] = i;
        var least = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            var best = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                best = Math.Min(best, before[j - 2] + 1);
            }

            row[j] = best;
            least = Math.Min(least, best);
        }

        return least;
    }
}
