namespace CommandCentre.Benchmarks.Tables;

/// <summary>What a letter becomes between its neighbours: the widest neighbourhood seen often enough decides; a row stands only where it says something else than the narrower ones.</summary>
internal sealed class ContextTree
{
    // Letters before and after, from the narrowest neighbourhood to the widest.
    private static readonly (int Before, int After)[] Widths = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2)];

    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    public ContextTree(IEnumerable<(string Arabic, string[] Pieces, double Weight)> words, double least)
    {
        var all = words.ToList();
        foreach (var (before, after) in Widths)
        {
            var seen = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
            foreach (var (arabic, pieces, weight) in all)
            {
                for (var at = 0; at < arabic.Length; at++)
                {
                    var counts = seen.TryGetValue(Pattern(arabic, at, before, after), out var known) ? known : seen[Pattern(arabic, at, before, after)] = new(StringComparer.Ordinal);
                    counts[pieces[at]] = counts.GetValueOrDefault(pieces[at]) + weight;
                }
            }

            Keep(seen, before + after == 0 ? 0 : least);
        }
    }

    /// <summary>The rows, in the order of their patterns.</summary>
    public IEnumerable<IEnumerable<string>> Rows() => _rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (IEnumerable<string>)[row.Key, row.Value]);

    private static string Pattern(string arabic, int at, int before, int after)
    {
        var whole = "^^" + arabic + "$$";
        return whole.Substring(at + 2 - before, before) + "<" + arabic[at] + ">" + whole.Substring(at + 3, after);
    }

    private void Keep(Dictionary<string, Dictionary<string, double>> seen, double least)
    {
        foreach (var (pattern, counts) in seen)
        {
            var best = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).First();
            if (counts.Values.Sum() >= least && best.Key != Narrower(pattern))
            {
                _rows[pattern] = best.Key;
            }
        }
    }

    private string? Narrower(string pattern)
    {
        var (open, close) = (pattern.IndexOf('<', StringComparison.Ordinal), pattern.IndexOf('>', StringComparison.Ordinal));
        foreach (var (before, after) in Widths.Reverse())
        {
            if (before <= open && after <= pattern.Length - close - 1 && before + after < open + pattern.Length - close - 1 && _rows.TryGetValue(pattern[(open - before)..open] + pattern[open..(close + 1)] + pattern[(close + 1)..(close + 1 + after)], out var known))
            {
                return known;
            }
        }

        return null;
    }
}
