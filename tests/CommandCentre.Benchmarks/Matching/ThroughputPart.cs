using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>How many pairs are compared in a second of one core: medians of five rounds, best and worst beside.</summary>
internal static class ThroughputPart
{
    private const int Rounds = 5;

    internal static void Run(MatchingChoices choices)
    {
        var count = choices.Whole("pairs", 20_000);
        var pairs = NamePairs.Aliases().Take(count).ToArray();
        var chance = NamePairs.ByChance(count).ToArray();
        Console.WriteLine("| throughput, one thread | pairs | a second: median of five (slowest to fastest) | us each |");
        Console.WriteLine("|---|---|---|---|");
        Row("names read and compared with the explanation, aliases", pairs.Length, () => pairs.Sum(pair => (long)NameComparer.Compare(NameReader.Read(pair.Left, pair.Kind), NameReader.Read(pair.Right, pair.Kind)).Points));
        foreach (var (what, some) in new[] { ("aliases", pairs), ("by chance", chance) })
        {
            (NameForm Left, NameForm Right)[] forms = [.. some.Select(pair => (NameReader.Read(pair.Left, pair.Kind), NameReader.Read(pair.Right, pair.Kind)))];
            Row($"names already read, the score alone, {what}", forms.Length, () => forms.Sum(pair => (long)NameComparer.Points(pair.Left, pair.Right)));
            Row($"names already read, with the explanation, {what}", forms.Length, () => forms.Sum(pair => (long)NameComparer.Compare(pair.Left, pair.Right).Points));
        }

        Row("names read", pairs.Length, () => pairs.Sum(pair => (long)NameReader.Read(pair.Right, pair.Kind).Parts.Length));
        EntityForm[] entities = [.. Lists.All().Take(count).Select(row => EntityForm.Read(WholeEntity.Of(row)))];
        Row("whole entities already read, the score alone, neighbours of the lists", entities.Length - 1, () => Enumerable.Range(0, entities.Length - 1).Sum(at => (long)EntityComparer.Points(entities[at], entities[at + 1])));
    }

    private static void Row(string name, int pairs, Func<long> work)
    {
        work();
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            GC.KeepAlive(work());
            rates.Add(pairs / TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        }

        var median = Machine.Median(rates);
        Console.WriteLine($"| {name} | {pairs} | {Figure.Of(median, "#,0")} ({Figure.Of(rates.Min(), "#,0")} to {Figure.Of(rates.Max(), "#,0")}) | {Figure.Of(1e6 / median, "0.00")} |");
    }
}
