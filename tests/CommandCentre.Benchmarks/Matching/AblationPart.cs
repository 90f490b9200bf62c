using CommandCentre.Matching.Names;
using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>What each normal form and each comparer of names brings: the figures with it less those without it. What brings nothing can go.</summary>
internal static class AblationPart
{
    internal static void Run(MatchingChoices choices)
    {
        var bench = new NameBench(choices);
        string[] groups = NameBench.AliasGroups;
        Console.WriteLine($"| names without | F1 of all pairs | people | companies | {string.Join(" | ", groups.Select(group => $"aliases found: {group}"))} | strangers who share a word confused |");
        Console.WriteLine($"|---|---|---|---|{string.Concat(groups.Select(_ => "---|"))}---|");
        var whole = Figures(bench, NameTuning.Standard, null);
        Console.WriteLine($"| nothing: the whole comparer | {string.Join(" | ", whole.Select(figure => Figure.Of(figure, "0.0000")))} |");
        foreach (var (name, tuning) in Switches())
        {
            Tell(name, whole, Figures(bench, tuning, null));
        }

        foreach (var (name, change) in NormalForms())
        {
            Tell(name, whole, Figures(bench, NameTuning.Standard, change));
        }
    }

    private static void Tell(string name, double[] whole, double[] without) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", without.Select((figure, at) => Figure.Of(figure - whole[at], "+0.0000;-0.0000;0")))} |");

    private static double[] Figures(NameBench bench, NameTuning tuning, Func<NamePart, NamePart>? change) =>
    [
        bench.Pairs(null, tuning, change).F1,
        bench.Pairs("people", tuning, change).F1,
        bench.Pairs("companies", tuning, change).F1,
        .. NameBench.AliasGroups.Select(group => bench.Found(group, tuning, change)),
        bench.Confused(tuning, change),
    ];

    /// <summary>Every switch of the comparer, found by reflection, so that a new one is in the table.</summary>
    private static IEnumerable<(string, NameTuning)> Switches()
    {
        foreach (var property in typeof(NameTuning).GetProperties().Where(property => property.PropertyType == typeof(bool) && property.CanWrite))
        {
            var without = NameTuning.Standard with { };
            property.SetValue(without, !(bool)property.GetValue(NameTuning.Standard)!);
            yield return ($"comparer: {property.Name}", without);
        }
    }

    /// <summary>What the reading of names knows of a word, taken away from the words that were read.</summary>
    private static IEnumerable<(string, Func<NamePart, NamePart>)> NormalForms() =>
    [
        ("normal form: transliteration (a word of another script stays apart)", part => part.Script == Script.Latin ? part : part with { Form = $"{part.Script}{part.Form}".ToLowerInvariant(), Sound = $"{part.Script}{part.Form}", Skeleton = string.Empty, Groups = [] }),
        ("normal form: key of sound", part => part with { Sound = part.Form }),
        ("normal form: skeleton of consonants", part => part with { Skeleton = string.Empty }),
        ("normal form: groups of names and terms", part => part with { Groups = [] }),
        ("normal form: legal forms", part => Named(part, PartRole.LegalForm)),
        ("normal form: words of business", part => Named(part, PartRole.Symbol)),
        ("normal form: titles", part => Named(part, PartRole.Title)),
        ("normal form: particles", part => Named(part, PartRole.Particle)),
        ("normal form: stop words", part => Named(part, PartRole.StopWord)),
        ("normal form: numbers", part => Named(part, PartRole.Number)),
        ("normal form: rarity", part => part with { Rarity = 1_000 }),
    ];

    private static NamePart Named(NamePart part, PartRole role) => part.Role == role ? part with { Role = PartRole.Name } : part;
}
