namespace CommandCentre.Benchmarks.Matching;

/// <summary>The benchmarks of the matching room, by name: what they print are tables in Markdown.</summary>
internal static class MatchingBenchmark
{
    private static readonly (string Name, string What, Action<MatchingChoices> Run)[] Parts =
    [
        ("names", "name pairs against a published matcher [--cases FILE]", NamesPart.Run),
        ("listed", "names that the comparer was not tuned on: aliases of the lists and strangers [--aliases 400] [--strangers 20000]", ListedPart.Run),
        ("ablation", "what each normal form and each comparer of names brings [--aliases 400] [--strangers 20000]", AblationPart.Run),
        ("entities", "whole entities, and what each kind of value brings [--checks FILE]", EntitiesPart.Run),
        ("explanations", "do the parts sum to the score, are the bytes the same twice [--pairs 100000]", ExplanationsPart.Run),
        ("alarms", "false alerts of unrelated persons [--persons 50000] [--check 200] [--show 0]", AlarmsPart.Run),
        ("search", "search by size: time, memory, recall by script [--sizes 100000,300000,1000000,2000000] [--queries 500 of each group]", SearchPart.Run),
        ("beside", "search beside PostgreSQL's trigrams, MiniSearch and FuzzySharp [--entities 1000000] [--queries 100 of each group] [--seconds 120 for each] [--only ours,postgres,minisearch,fuzzy]", BesidePart.Run),
        ("index", "the index by itself [--entities 100000,1000000] [--queries 400 of each group] [--misses 0]", IndexBenchmark.Run),
        ("throughput", "pairs a second [--pairs 20000]", ThroughputPart.Run),
        ("transliteration", "vectors of transliteration by system", TransliterationPart.Run),
        ("sound", "what the keys of sound bring together", SoundPart.Run),
    ];

    // Tools for looking closer; not in the tables.
    private static readonly (string Name, string What, Action<MatchingChoices> Run)[] Tools =
    [
        ("search-size", "one size of search [--entities 100000] [--queries 500]", SearchPart.RunOne),
        ("errors", "pairs that are judged wrongly [--cases FILE] [--only FP|FN|all] [--near POINTS]", ErrorsPart.Run),
        ("tune", "the costs of the name comparer by descent, cross-validated", TunePart.Run),
        ("index", "the matching index by itself [--entities 100000,1000000] [--queries 400] [--misses 0]", IndexBenchmark.Run),
        ("holdings", "made-up holdings and queries as match search reads them [--entities N] [--queries N] [--out FILE]", HoldingsPart.Run),
    ];

    internal static string Usage =>
        "matching [PART...] [--NAME VALUE]: without a part the tables of docs/figures.md, one part after the other; --quick yes for small sizes\n"
        + string.Join('\n', Parts.Concat(Tools).Select(part => $"           {part.Name}: {part.What}"));

    /// <summary>Runs the parts that were asked for.</summary>
    internal static int Run(string[] words)
    {
        string[] names = [.. words.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];
        var known = Parts.Concat(Tools).ToArray();
        if (names.FirstOrDefault(name => known.All(part => part.Name != name)) is { } wrong)
        {
            Console.Error.WriteLine($"'{wrong}' is not allowed. Usage: {Usage}");
            return 2;
        }

        var choices = MatchingChoices.Read(words[names.Length..]);
        foreach (var part in names.Length == 0 ? Parts : [.. known.Where(part => names.Contains(part.Name))])
        {
            var begun = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine($"{part.Name}: begun, load {Machine.Load}");
            part.Run(choices);
            Console.Error.WriteLine($"{part.Name}: {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s, load {Machine.Load}");
        }

        return 0;
    }
}
