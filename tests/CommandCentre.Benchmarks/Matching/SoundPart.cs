using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>What the keys of sound are worth: the share of word pairs of one name that share a key, against random pairs of the same words; and how many names one key brings.</summary>
internal static class SoundPart
{
    private const int RandomPairs = 500_000;

    internal static void Run(MatchingChoices choices)
    {
        Console.WriteLine("| words | pairs | same key | same skeleton | random pairs: same key | same skeleton |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var language in (string[])["russian", "arabic"])
        {
            Print($"Wikidata words, {language} and Latin{(language == "arabic" ? " (the tables of Arabic are learnt from these)" : "")}", [.. Words($"matching/cross-script/wikidata-words/wd_{language}_80.tsv")]);
        }

        foreach (var scripts in Aliases().GroupBy(pair => pair.Scripts, pair => (pair.One, pair.Other)).Where(group => group.Count() > 100))
        {
            Print($"EU list, words of aliases, {scripts.Key}", [.. scripts]);
        }

        var names = OpenData.Rows("normalisation/name-lists/wiktionary_names.csv").Select(row => Romanisation.Latin(row("name")).Split(' ')[0]).Where(name => name.Length > 1).Distinct().ToList();
        Postings("key", names, Sound.Key);
        Postings("skeleton", names, Sound.Skeleton);
    }

    private static void Postings(string name, List<string> names, Func<string, string> key)
    {
        var groups = names.GroupBy(key).Select(group => group.Count()).ToList();
        Console.WriteLine($"{name}: {names.Count} different names of Wiktionary under {groups.Count} keys; the key of a name brings {Figure.Of(groups.Sum(count => (double)count * count) / names.Count, "0.0")} names on average, {groups.Max()} at most");
    }

    private static void Print(string name, List<(string One, string Other)> pairs)
    {
        var random = new Random(5);
        var others = Enumerable.Range(0, RandomPairs).Select(_ => (pairs[random.Next(pairs.Count)].One, pairs[random.Next(pairs.Count)].Other)).Where(pair => Likeness.Of(pair.One, pair.Other) < 0.5).ToList();
        Console.WriteLine($"| {name} | {pairs.Count} | {Share(pairs, Sound.Key, "0.0")} | {Share(pairs, Sound.Skeleton, "0.0")} | {Share(others, Sound.Key, "0.000")} | {Share(others, Sound.Skeleton, "0.000")} |");
    }

    private static string Share(List<(string One, string Other)> pairs, Func<string, string> key, string form) =>
        Figure.Of(100.0 * pairs.Count(pair => key(pair.One) == key(pair.Other)) / pairs.Count, form) + " %";

    /// <summary>Pairs seen twice or more.</summary>
    private static IEnumerable<(string One, string Other)> Words(string path) =>
        from line in File.ReadLines(OpenData.At(path))
        let columns = line.Split('\t')
        where columns[2] != "1"
        select (Romanisation.Latin(columns[0]), Romanisation.Latin(columns[1].Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>Each word of an alias with the word of the name it is most like, where they are alike by half or more.</summary>
    private static IEnumerable<(string Scripts, string One, string Other)> Aliases()
    {
        foreach (var row in OpenData.Rows("derived/eu_oj_name_alias_pairs.csv").Where(row => row("schema") == "Person" && row("name_script") == "Latn"))
        {
            var words = Romanisation.Latin(row("name")).Split(' ').Where(word => word.Length > 1).ToList();
            foreach (var other in Romanisation.Latin(row("alias")).Split(' ').Where(word => word.Length > 1))
            {
                if (words.MaxBy(word => Likeness.Of(word, other)) is { } one && Likeness.Of(one, other) >= (row("alias_script") == "Latn" ? 0.6 : 0.5))
                {
                    yield return ($"Latn and {row("alias_script")}", one, other);
                }
            }
        }
    }
}
