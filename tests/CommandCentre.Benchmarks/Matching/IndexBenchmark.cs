using System.Diagnostics;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>The matching index by itself: load, memory, processor time of a query, recall by script. <c>matching index [--entities 100000,1000000] [--queries 400] [--misses 0]</c>.</summary>
internal static class IndexBenchmark
{
    internal static void Run(MatchingChoices choices)
    {
        var maker = new HoldingsMaker();
        var queries = maker.Some(choices.Whole("queries", 400));
        foreach (var count in choices.Wholes("entities", "100000"))
        {
            Run(maker, queries, count, choices);
        }
    }

    private static void Run(HoldingsMaker maker, IReadOnlyList<HeldOut> queries, int count, MatchingChoices choices)
    {
        // The tables and the maker's words are there before the first figure.
        NameComparer.Points(NameReader.Read("Anna Berg", NameKind.Person), NameReader.Read("Anna Berg", NameKind.Person));
        var before = Resident();
        var index = new MatchIndex();
        var watch = Stopwatch.StartNew();
        foreach (var entity in maker.Entities(count))
        {
            index.Put("aa", entity);
        }

        var loaded = watch.Elapsed;
        var grown = Resident() - before;
        Console.WriteLine($"entities {index.Count} load {loaded.TotalSeconds:0.0} s ({loaded.TotalMicroseconds / count:0.0} us each) memory {grown / 1e6:0} MB heap {GC.GetTotalMemory(false) / 1e6:0} MB; load of the machine {Machine.Load}");
        Entity[] asked = [.. queries.Select(query => HoldingsMaker.Of(new(string.Empty, query.Schema, [query.Text], [])))];
        for (var times = choices.Whole("warm", 2); times > 0; times--)
        {
            foreach (var query in asked)
            {
                index.Search(query);
            }
        }

        Measure(index, queries, asked, choices.Whole("misses", 0), Expected(maker, queries));
    }

    private static void Measure(MatchIndex index, IReadOnlyList<HeldOut> queries, Entity[] asked, int misses, Dictionary<string, Entity> expected)
    {
        var times = new double[asked.Length];
        var walls = new double[asked.Length];
        var found = new bool[asked.Length];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < asked.Length; at++)
        {
            var (start, started) = (Stopwatch.GetTimestamp(), IndexBenchmarkClock.Milliseconds());
            var answer = index.Search(asked[at]);
            times[at] = IndexBenchmarkClock.Milliseconds() - started;
            walls[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            found[at] = answer.Hits.Any(hit => queries[at].Expected.Contains(hit.Entity.Id));
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Print("all, by the wall clock", walls, found, [.. Enumerable.Range(0, asked.Length)]);
        Print("all", times, found, [.. Enumerable.Range(0, asked.Length)]);
        foreach (var group in Enumerable.Range(0, asked.Length).GroupBy(at => queries[at].Group))
        {
            Print(group.Key, times, found, [.. group]);
            Misses(index, queries, asked, [.. group.Where(at => !found[at])], misses, expected);
        }

        Console.WriteLine($"allocated per query {allocated / asked.Length} bytes");
    }

    /// <summary>Whose miss it is: the index's where the one expected scores more than the last hit, else the comparer's, for which others are more alike.</summary>
    private static void Misses(MatchIndex index, IReadOnlyList<HeldOut> queries, Entity[] asked, int[] missed, int shown, Dictionary<string, Entity> expected)
    {
        var ours = 0;
        foreach (var at in missed)
        {
            var best = queries[at].Expected.Select(id => expected[id]).MaxBy(entity => EntityComparer.Compare(asked[at], entity).Points)!;
            var points = EntityComparer.Compare(asked[at], best).Points;
            var hits = index.Search(asked[at]).Hits;
            var last = hits.Length < 10 ? 0 : hits[^1].Comparison.Points;
            ours += points > last ? 1 : 0;
            if ((points > last ? ours : ours + shown) <= shown)
            {
                Console.WriteLine($"    {points} {last} {queries[at].Text} [{Words(asked[at], asked[at].Values[0].Text)}] not found: {string.Join("; ", best.Values.Select(value => $"{value.Text} [{Words(best, value.Text)}]"))}");
            }
        }

        Console.WriteLine($"    missed {missed.Length}: by the index {ours}, by the comparer {missed.Length - ours}");
    }

    private static string Words(Entity entity, string name) => string.Join(' ', NameReader.Read(name, entity.Kind).Parts.Select(part => $"{part.Form}/{part.Sound}/{part.Role}"));

    private static Dictionary<string, Entity> Expected(HoldingsMaker maker, IReadOnlyList<HeldOut> queries)
    {
        var ids = queries.SelectMany(query => query.Expected).ToHashSet();
        return maker.Entities(80_000).Where(entity => ids.Contains(entity.Id)).ToDictionary(entity => entity.Id);
    }

    private static void Print(string group, double[] times, bool[] found, int[] at)
    {
        double[] sorted = [.. at.Select(index => times[index]).Order()];
        Console.WriteLine($"{group,-32} n {at.Length,5} recall@10 {at.Count(index => found[index]) / (double)at.Length:0.000} p50 {sorted[sorted.Length / 2]:0.000} p90 {sorted[sorted.Length * 9 / 10]:0.000} p99 {sorted[sorted.Length * 99 / 100]:0.000} max {sorted[^1]:0.000} ms");
    }

    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        return Process.GetCurrentProcess().WorkingSet64;
    }
}
