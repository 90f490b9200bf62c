using System.Collections.Immutable;
using CommandCentre.Matching;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Names in normal form, read once, on which a comparer can be judged in parts: labelled pairs, aliases of the lists, strangers.</summary>
internal sealed class NameBench
{
    private sealed record Row(string Sort, string Group, bool IsMatch, ImmutableArray<NameForm> Left, ImmutableArray<NameForm> Right);

    /// <summary>Groups of aliases that are another spelling or another script of a held name.</summary>
    internal static readonly string[] AliasGroups = [HeldOutAliases.Spelling, "Cyrillic", "Greek", "Arabic"];

    private readonly Row[] _pairs;
    private readonly Row[] _aliases;
    private readonly Row[] _strangers;

    internal NameBench(MatchingChoices choices)
    {
        var count = choices.Whole("strangers", 20_000);
        _pairs = [.. OpenData.Rows(choices.Text("cases") ?? "matching/name-bench/cases.csv").Select(row => Of(row("schema"), string.Empty, row("is_match") == "true", [row("name1")], [row("name2")]))];
        _aliases = [.. Aliases(choices.Whole("aliases", 400))];
        _strangers = [.. Strangers(count)];
    }

    /// <summary>Precision, recall and F1 on the labelled pairs of one sort, or of all.</summary>
    internal Rates Pairs(string? sort, NameTuning tuning, Func<NamePart, NamePart>? change = null) =>
        Rates.Of(_pairs.Where(row => sort is null || row.Sort == sort).Select(row => (row.IsMatch, IsMatch(row, tuning, change))));

    /// <summary>The part of the aliases of a group that match a name that is held.</summary>
    internal double Found(string group, NameTuning tuning, Func<NamePart, NamePart>? change = null) => Part(_aliases.Where(row => row.Group == group), tuning, change);

    /// <summary>The part of pairs of different persons who share a word that match.</summary>
    internal double Confused(NameTuning tuning, Func<NamePart, NamePart>? change = null) => Part(_strangers, tuning, change);

    private static double Part(IEnumerable<Row> rows, NameTuning tuning, Func<NamePart, NamePart>? change) => rows.Average(row => IsMatch(row, tuning, change) ? 1.0 : 0);

    private static bool IsMatch(Row row, NameTuning tuning, Func<NamePart, NamePart>? change) =>
        NameComparer.Best(Changed(row.Left, change), Changed(row.Right, change), tuning).Points >= Comparison.Threshold;

    private static ImmutableArray<NameForm> Changed(ImmutableArray<NameForm> names, Func<NamePart, NamePart>? change) =>
        change is null ? names : [.. names.Select(name => name with { Parts = [.. name.Parts.Select(change)] })];

    private static Row Of(string schema, string group, bool match, IEnumerable<string> left, IEnumerable<string> right)
    {
        var kind = new Listed(string.Empty, schema, [], []).Kind;
        var sort = schema switch { "Person" => "people", "Vessel" => "vessels", _ => "companies" };
        return new(sort, group, match, [.. left.SelectMany(name => NameReader.ReadAll(name, kind))], [.. right.SelectMany(name => NameReader.ReadAll(name, kind))]);
    }

    private static IEnumerable<Row> Aliases(int each)
    {
        var maker = new HoldingsMaker();
        var held = maker.Rows(25_000).ToDictionary(row => row.Id);
        return maker.Some(each).Where(query => AliasGroups.Contains(query.Group)).Select(query => Of(query.Schema, query.Group, true, [query.Text], held[query.Expected[0]].Names));
    }

    /// <summary>Pairs of different made-up persons that share a word as written, at most one of a word and the word before it.</summary>
    private static IEnumerable<Row> Strangers(int count)
    {
        var chance = new Random(13);
        var byWord = HoldingsMaker.Negatives().SelectMany(person => HeldOutAliases.Folded(person.Names[0]).Split(' ').Distinct().Select(word => (word, person))).GroupBy(pair => pair.word, pair => pair.person).Where(group => group.Count() > 1).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        for (var made = 0; made < count;)
        {
            var persons = byWord[chance.Next(byWord.Length)];
            var (left, right) = (persons[chance.Next(persons.Length)].Names[0], persons[chance.Next(persons.Length)].Names[0]);
            if (HeldOutAliases.Folded(left) != HeldOutAliases.Folded(right))
            {
                made++;
                yield return Of("Person", string.Empty, false, [left], [right]);
            }
        }
    }
}
