using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>The comparer on names that it was not tuned on: aliases of the lists that are other spellings or stand in other scripts, and different persons who share a word.</summary>
internal static class ListedPart
{
    internal static void Run(MatchingChoices choices)
    {
        var bench = new NameBench(choices);
        Console.WriteLine("| names not tuned on | part at or above the threshold |");
        Console.WriteLine("|---|---|");
        foreach (var group in NameBench.AliasGroups)
        {
            Console.WriteLine($"| aliases against the names held: {group} | {Figure.Of(100 * bench.Found(group, NameTuning.Standard), "0.0")} % |");
        }

        Console.WriteLine($"| different persons who share a word (false) | {Figure.Of(100 * bench.Confused(NameTuning.Standard), "0.00")} % |");
    }
}
