using System.Diagnostics;
using FuzzySharp;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>FuzzySharp (a port of fuzzywuzzy) over every name: its weighted ratio, on folded names.</summary>
internal sealed class FuzzyScan : ISearcher
{
    private readonly List<(string Id, string Name)> _names = [];

    public string Name => "FuzzySharp 2.0.2, scan with WeightedRatio, folded names, one thread";

    public long Load(IEnumerable<Listed> holdings)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _names.AddRange(holdings.SelectMany(row => row.Names.Select(name => (row.Id, HeldOutAliases.Folded(name)))));
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public Answer Ask(HeldOut query)
    {
        var text = HeldOutAliases.Folded(query.Text);
        var begun = Stopwatch.GetTimestamp();
        var best = new PriorityQueue<string, int>();
        foreach (var (id, name) in _names)
        {
            best.Enqueue(id, Fuzz.WeightedRatio(text, name));
            if (best.Count > 3 * Asked.Top)
            {
                best.Dequeue();
            }
        }

        var ids = new List<string>();
        while (best.TryDequeue(out var id, out _))
        {
            ids.Insert(0, id);
        }

        return new([.. ids.Distinct().Take(Asked.Top)], Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    public void Dispose() => _names.Clear();
}
