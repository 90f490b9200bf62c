namespace CommandCentre.Benchmarks.Matching;

/// <summary>One answer to a query: the ids found, best first, and how long it took.</summary>
internal sealed record Answer(IReadOnlyList<string> Ids, double Milliseconds);

/// <summary>A way to search names in holdings.</summary>
internal interface ISearcher : IDisposable
{
    /// <summary>What it is, with its settings.</summary>
    string Name { get; }

    /// <summary>Takes the holdings in; what it then occupies, in bytes.</summary>
    long Load(IEnumerable<Listed> holdings);

    /// <summary>Ten entities for a name.</summary>
    Answer Ask(HeldOut query);
}

/// <summary>What a searcher found, and how fast.</summary>
/// <param name="Recall">Found among ten, by group of queries: found, asked.</param>
/// <param name="Times">Milliseconds of each query.</param>
internal sealed record Asked(IReadOnlyDictionary<string, (int Found, int Of)> Recall, IReadOnlyList<double> Times)
{
    internal const int Top = 10;

    internal double P50 => At(0.50);

    internal double P99 => At(0.99);

    internal double All => Recall.Values.Sum(group => group.Found) / (double)Recall.Values.Sum(group => group.Of);

    internal static Asked Of(ISearcher searcher, IReadOnlyList<HeldOut> queries, TimeSpan most)
    {
        var (recall, times, begun) = (new Dictionary<string, (int Found, int Of)>(), new List<double>(), TimeProvider.System.GetTimestamp());
        // In an order that mixes the groups, so that a cut after the time that is given takes something of each.
        foreach (var query in queries.OrderBy(query => Mixed(query.Text)).TakeWhile(_ => TimeProvider.System.GetElapsedTime(begun) < most))
        {
            var answer = searcher.Ask(query);
            var (found, of) = recall.GetValueOrDefault(query.Group);
            recall[query.Group] = (found + (answer.Ids.Any(query.Expected.Contains) ? 1 : 0), of + 1);
            times.Add(answer.Milliseconds);
        }

        return new(recall, times);
    }

    internal string Rate(string group) => Recall.TryGetValue(group, out var rate) ? $"{Figure.Of(rate.Found / (double)rate.Of)} ({rate.Of})" : "none";

    private double At(double part) => Times.Order().ElementAt(Math.Min(Times.Count - 1, (int)(Times.Count * part)));

    private static uint Mixed(string text) => unchecked((uint)text.Aggregate(17L, (sum, letter) => (sum * 31 + letter) & 0xFFFFFFF) * 2654435761u);
}
