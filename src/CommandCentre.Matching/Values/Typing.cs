namespace CommandCentre.Matching.Values;

/// <summary>How many slips of typing part two texts.</summary>
public static class Typing
{
    /// <summary>Longest text that is measured; longer ones count as wholly different.</summary>
    public const int Longest = 96;

    /// <summary>
    /// Letters left out, added, changed, or two neighbours swapped (optimal string alignment): the least number of such slips,
    /// or <paramref name="most"/> + 1 when there are more. Time grows with length times <paramref name="most"/>.
    /// </summary>
    public static int Slips(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || left.Length > Longest || right.Length > Longest)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            if (Next(left, right, i, most, before, last, row) > most)
            {
                return most + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[right.Length], most + 1);
    }

    /// <summary>Fills one row within the band and gives its least figure.</summary>
    private static int Next(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int i, int most, Span<int> before, Span<int> last, Span<int> row)
    {
        row[..(right.Length + 1)].Fill(most + 1);
        row[0] = i;
        var least = i <= most ? i : most + 1;
        for (var j = Math.Max(1, i - most); j <= Math.Min(right.Length, i + most); j++)
        {
            var cost = Math.Min(last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
            {
                cost = Math.Min(cost, before[j - 2] + 1);
            }

            row[j] = cost;
            least = Math.Min(least, cost);
        }

        return least;
    }
}
