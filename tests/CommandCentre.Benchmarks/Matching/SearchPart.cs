using System.Diagnostics;
using System.Text.Json;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Search by size: each size in a process of its own, one thread, so that memory is what that size takes.</summary>
internal static class SearchPart
{
    private const int Rounds = 5;

    /// <summary>What one size gave: medians of the rounds.</summary>
    private sealed record Sized(int Entities, double Loaded, double Megabytes, double P50, double P99, double LowestP50, double LowestP99, double Cpu, int Queries, IReadOnlyDictionary<string, string> Recall);

    internal static void Run(MatchingChoices choices)
    {
        var sizes = choices.Wholes("sizes", "100000,300000,1000000,2000000");
        var found = sizes.Select(size => Apart(size, choices.Whole("queries", 500))).ToArray();
        string[] groups = [.. found.SelectMany(size => size.Recall.Keys).Distinct()];
        Console.WriteLine($"| entities | queries | p50 ms, median of {Rounds} rounds (lowest) | p99 ms (lowest) | processor ms a query | memory MB | load s |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var size in found)
        {
            Console.WriteLine($"| {size.Entities} | {size.Queries} | {Figure.Of(size.P50)} ({Figure.Of(size.LowestP50)}) | {Figure.Of(size.P99)} ({Figure.Of(size.LowestP99)}) | {Figure.Of(size.Cpu)} | {Figure.Of(size.Megabytes, "0")} | {Figure.Of(size.Loaded, "0")} |");
        }

        Console.WriteLine($"\nGrowth of p50 from {sizes[0]} to {sizes[^1]}: exponent {Figure.Of(Exponent(found, size => size.P50), "0.00")}, of processor time {Figure.Of(Exponent(found, size => size.Cpu), "0.00")} (0.3)\n");
        Console.WriteLine($"| recall@10 of held-out aliases | {string.Join(" | ", groups)} |");
        Console.WriteLine($"|---|{string.Concat(groups.Select(_ => "---|"))}");
        foreach (var size in found)
        {
            Console.WriteLine($"| {size.Entities} entities | {string.Join(" | ", groups.Select(group => size.Recall.GetValueOrDefault(group, "none")))} |");
        }
    }

    /// <summary>One size, in this process; the outcome as a line of JSON.</summary>
    internal static void RunOne(MatchingChoices choices)
    {
        var (maker, searcher) = (new HoldingsMaker(), new OurSearcher());
        var queries = maker.Some(choices.Whole("queries", 500));
        var entities = choices.Whole("entities", 100_000);
        var begun = Stopwatch.GetTimestamp();
        var bytes = searcher.Load(maker.Rows(entities));
        var loaded = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Asked.Of(searcher, queries, TimeSpan.MaxValue);
        var processor = Environment.CpuUsage.TotalTime;
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Asked.Of(searcher, queries, TimeSpan.MaxValue)).ToArray();
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (Rounds * queries.Count);
        var recall = rounds[0].Recall.Keys.ToDictionary(group => group, rounds[0].Rate);
        Console.WriteLine(JsonSerializer.Serialize(new Sized(entities, loaded, bytes / 1048576.0, Machine.Median([.. rounds.Select(round => round.P50)]), Machine.Median([.. rounds.Select(round => round.P99)]),
            rounds.Min(round => round.P50), rounds.Min(round => round.P99), each, queries.Count, recall)));
    }

    private static Sized Apart(int entities, int queries)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "matching", "search-size", "--entities", $"{entities}", "--queries", $"{queries}"]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<Sized>(said.Trim().Split('\n')[^1]) ?? throw new InvalidOperationException($"no outcome for {entities} entities");
    }

    // Started by "dotnet NAME.dll" the program is dotnet, started by its own name it is itself.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(SearchPart).Assembly.Location] : [];

    /// <summary>The slope of the straight line through the logarithms.</summary>
    private static double Exponent(Sized[] found, Func<Sized, double> of)
    {
        var points = found.Select(size => (X: Math.Log(size.Entities), Y: Math.Log(of(size)))).ToArray();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
