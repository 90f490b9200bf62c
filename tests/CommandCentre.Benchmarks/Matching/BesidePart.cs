namespace CommandCentre.Benchmarks.Matching;

/// <summary>The matching index beside other ways to search names, in one run on the same holdings and queries, at several settings of each.</summary>
internal static class BesidePart
{
    internal static void Run(MatchingChoices choices)
    {
        var (maker, count) = (new HoldingsMaker(), choices.Whole("entities", 1_000_000));
        var queries = maker.Some(choices.Whole("queries", 100));
        var most = TimeSpan.FromSeconds(choices.Whole("seconds", 120));
        string[] groups = [.. queries.Select(query => query.Group).Distinct()];
        Console.WriteLine($"| {count} entities | queries | p50 ms | p99 ms | {string.Join(" | ", groups)} | all | MB | load s |");
        Console.WriteLine($"|---|---|---|---|{string.Concat(groups.Select(_ => "---|"))}---|---|---|");
        foreach (var searcher in Searchers(choices.Text("only")))
        {
            using (searcher)
            {
                var begun = TimeProvider.System.GetTimestamp();
                var bytes = searcher.Load(maker.Rows(count));
                var loaded = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
                Console.Error.WriteLine($"{searcher.Name}: loaded in {loaded:0} s");
                // Once without counting, for what is compiled and cached.
                Asked.Of(searcher, queries, most / 4);
                var asked = Asked.Of(searcher, queries, most);
                Console.WriteLine($"| {searcher.Name} | {asked.Times.Count} | {Figure.Of(asked.P50)} | {Figure.Of(asked.P99)} | {string.Join(" | ", groups.Select(asked.Rate))} | {Figure.Of(asked.All)} | {Figure.Of(bytes / 1048576.0, "0")} | {Figure.Of(loaded, "0")} |");
            }
        }
    }

    private static IEnumerable<ISearcher> Searchers(string? only)
    {
        bool Wanted(string name) => only is null || only.Split(',').Contains(name);
        if (Wanted("ours"))
        {
            yield return new OurSearcher();
        }

        if (Wanted("postgres"))
        {
            using var cluster = new PrivateCluster();
            foreach (var use in TrigramUse.All)
            {
                yield return new TrigramSearcher(cluster, use);
            }
        }

        if (Wanted("minisearch"))
        {
            yield return new MiniSearcher(prefix: true);
            yield return new MiniSearcher(prefix: false);
        }

        if (Wanted("fuzzy"))
        {
            yield return new FuzzyScan();
        }
    }
}
