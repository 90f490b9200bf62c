namespace CommandCentre.Benchmarks.Matching;

/// <summary>Whether two folded Latin names are spellings of one another by a measure that the product does not use: each word of the shorter has a word of its own in the longer at a Jaro similarity of 0.75 at least, 0.85 in the mean.</summary>
internal static class NearSpelling
{
    internal static bool Is(string left, string right)
    {
        var (a, b) = (left.Split(' '), right.Split(' ').ToList());
        if (a.Length > b.Count)
        {
            (a, b) = ([.. b], [.. a]);
        }

        var (sum, least) = (0.0, 1.0);
        foreach (var word in a)
        {
            var best = b.MaxBy(other => Jaro(word, other))!;
            var near = Jaro(word, best);
            (sum, least) = (sum + near, Math.Min(least, near));
            b.Remove(best);
        }

        // One word of three names is another name, not a spelling.
        return sum / a.Length >= 0.85 && least >= 0.75 && b.Count <= a.Length;
    }

    /// <summary>The similarity of Jaro, 0 to 1.</summary>
    internal static double Jaro(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left == right ? 1 : 0;
        }

        var reach = Math.Max(0, Math.Max(left.Length, right.Length) / 2 - 1);
        var (inLeft, inRight) = (new bool[left.Length], new bool[right.Length]);
        var same = 0;
        for (var at = 0; at < left.Length; at++)
        {
            for (var other = Math.Max(0, at - reach); other < Math.Min(right.Length, at + reach + 1); other++)
            {
                if (!inRight[other] && left[at] == right[other])
                {
                    (inLeft[at], inRight[other]) = (true, true);
                    same++;
                    break;
                }
            }
        }

        if (same == 0)
        {
            return 0;
        }

        var swapped = left.Where((_, at) => inLeft[at]).Zip(right.Where((_, at) => inRight[at])).Count(pair => pair.First != pair.Second) / 2;
        return ((double)same / left.Length + (double)same / right.Length + (double)(same - swapped) / same) / 3;
    }
}
