namespace CommandCentre.Benchmarks.Matching;

/// <summary>How alike two words are: one less the share of letters to change, to put in or to leave out.</summary>
internal static class Likeness
{
    internal static double Of(string one, string other)
    {
        var costs = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = costs[0];
            costs[0] = at;
            for (var place = 1; place <= other.Length; place++)
            {
                (diagonal, costs[place]) = (costs[place], Math.Min(Math.Min(costs[place], costs[place - 1]) + 1, diagonal + (one[at - 1] == other[place - 1] ? 0 : 1)));
            }
        }

        return 1 - (costs[^1] / (double)Math.Max(1, Math.Max(one.Length, other.Length)));
    }
}
