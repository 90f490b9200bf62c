using System.Reflection;
using CommandCentre.Matching;
using CommandCentre.Matching.Names;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>
/// Sets the costs of <see cref="NameTuning"/> by coordinate descent on the open pairs, held back towards the present ones, and says by
/// five-fold cross-validation what a set found so is worth on pairs it has not seen. Pairs of unlike listed persons that share a word keep the costs honest.
/// </summary>
internal static class TunePart
{
    private const double Slope = 700;

    private static readonly PropertyInfo[] Costs = [.. typeof(NameTuning).GetProperties().Where(property => property.PropertyType == typeof(int))];

    private readonly record struct Example(NameForm Left, NameForm Right, bool Match, double Weight);

    internal static void Run(MatchingChoices choices)
    {
        var pairs = PairRow.Read(OpenData.At("matching/name-bench/cases.csv")).Select(pair => new Example(
            NameReader.Read(pair.Left, KindOf(pair)), NameReader.Read(pair.Right, KindOf(pair)), pair.IsMatch, pair.Quality switch { "STRONG" => 3, "WEAK" => 0.3, _ => 1 })).ToArray();
        var unlike = Unlike(choices.Whole("unlike", 4_000)).ToArray();
        var folds = Folds(pairs);
        var judged = new List<(bool, bool)>();
        var before = new List<(bool, bool)>();
        foreach (var fold in Enumerable.Range(0, 5))
        {
            var found = Descend(new(), [.. pairs.Where((_, at) => folds[at] != fold), .. unlike]);
            judged.AddRange(pairs.Where((_, at) => folds[at] == fold).Select(pair => (pair.Match, Points(pair, found) >= Comparison.Threshold)));
            before.AddRange(pairs.Where((_, at) => folds[at] == fold).Select(pair => (pair.Match, Points(pair, new()) >= Comparison.Threshold)));
        }

        Console.WriteLine($"present: {Rates.Of(before)}, unlike pairs over the threshold {unlike.Count(pair => Points(pair, new()) >= Comparison.Threshold)} of {unlike.Length}");
        Console.WriteLine($"cross-validated: {Rates.Of(judged)}");
        var all = Descend(new(), [.. pairs, .. unlike]);
        Console.WriteLine($"on all: {Rates.Of(pairs.Select(pair => (pair.Match, Points(pair, all) >= Comparison.Threshold)))}, unlike {unlike.Count(pair => Points(pair, all) >= Comparison.Threshold)}");
        foreach (var cost in Costs)
        {
            Console.WriteLine($"  {cost.Name,-20} {cost.GetValue(new NameTuning()),6} -> {cost.GetValue(all),6}");
        }
    }

    private static NameKind KindOf(PairRow pair) => new Listed(string.Empty, pair.Schema, [], []).Kind;

    private static int Points(Example pair, NameTuning tuning) => NameComparer.Points(pair.Left, pair.Right, tuning);

    private static NameTuning Descend(NameTuning start, Example[] examples)
    {
        var (best, loss) = (start, Loss(start, examples));
        foreach (var step in (double[])[0.3, 0.15, 0.07])
        {
            for (var better = true; better;)
            {
                better = false;
                foreach (var cost in Costs)
                {
                    foreach (var factor in (double[])[1 + step, 1 / (1 + step)])
                    {
                        var tried = With(best, cost, factor);
                        var at = Loss(tried, examples);
                        if (at < loss - 0.02)
                        {
                            (best, loss, better) = (tried, at, true);
                        }
                    }
                }
            }
        }

        return best;
    }

    private static NameTuning With(NameTuning tuning, PropertyInfo cost, double factor)
    {
        var changed = tuning with { };
        cost.SetValue(changed, (int)Math.Round((int)cost.GetValue(tuning)! * factor / 10) * 10);
        return changed;
    }

    /// <summary>The weighted log loss of the distance from the threshold, and a little for every departure from the present costs.</summary>
    private static double Loss(NameTuning tuning, Example[] examples) =>
        examples.Sum(pair => pair.Weight * Math.Log(1 + Math.Exp((pair.Match ? -1 : 1) * (Points(pair, tuning) - Comparison.Threshold + 50) / Slope)))
        + Costs.Sum(cost => 1.5 * Math.Pow(Math.Log((int)cost.GetValue(tuning)! / (double)(int)cost.GetValue(NameTuning.Standard)!), 2));

    private static int[] Folds(Example[] pairs)
    {
        // The same two names in other case groups stay in one fold.
        var of = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. pairs.Select(pair => string.Join(' ', pair.Right.Parts.Select(part => part.Form).Order(StringComparer.Ordinal)) is var key && of.TryGetValue(key, out var fold) ? fold : of[key] = of.Count % 5)];
    }

    private static IEnumerable<Example> Unlike(int most)
    {
        var chance = new Random(5);
        var persons = Lists.All().Where(row => row.Kind == NameKind.Person).Select(row => NameReader.Read(row.Names[0], NameKind.Person)).Where(name => name.Parts.Length > 1).ToArray();
        var byWord = persons.SelectMany(person => person.Parts.Where(part => part.IsTelling).Select(part => (part.Form, person))).GroupBy(word => word.Form, word => word.person).Where(group => group.Count() > 1).Select(group => group.ToArray()).ToArray();
        for (var count = 0; count < most; count++)
        {
            var shared = byWord[chance.Next(byWord.Length)];
            var (one, other) = (shared[chance.Next(shared.Length)], shared[chance.Next(shared.Length)]);
            if (NameComparer.Points(one, other) < 9_000)
            {
                yield return new(one, other, false, 0.02);
            }
        }
    }
}
