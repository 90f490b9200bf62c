using System.Diagnostics;
using CommandCentre.Matching;
using CommandCentre.Matching.Addresses;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Addresses of all countries: the same one written otherwise must match, another must not.</summary>
internal static class AddressPart
{
    internal const string Usage = "addresses [--errors]";

    internal static int Run(string[] words)
    {
        var cases = AddressCases.All();
        var clock = Stopwatch.StartNew();
        var judged = Same(cases).Concat(Near(cases)).Concat(Others(cases)).ToList();
        clock.Stop();
        Console.WriteLine($"{cases.Count} addresses, {judged.Count} pairs, {clock.ElapsedMilliseconds} ms");
        foreach (var rule in judged.GroupBy(pair => (pair.Is, pair.Rule)))
        {
            Console.WriteLine($"{(rule.Key.Is ? "same" : "another")} | {rule.Key.Rule} | {rule.Count(pair => pair.Points >= Comparison.Threshold == pair.Is)} of {rule.Count()} right");
        }

        Speed(cases);
        Console.WriteLine(Rates.Of(judged.Select(pair => (pair.Is, pair.Points >= Comparison.Threshold))));
        if (words.Contains("--errors"))
        {
            Errors(judged);
        }

        return 0;
    }

    private static void Speed(List<AddressCase> cases)
    {
        var texts = cases.Select(found => string.Join(", ", found.Lines)).ToList();
        var clock = Stopwatch.StartNew();
        var forms = Enumerable.Range(0, 10).SelectMany(_ => texts.Select(text => AddressReader.Read(text))).ToList();
        var reading = clock.Elapsed / forms.Count;
        clock.Restart();
        var sum = forms.Take(200).Sum(left => forms.Skip(200).Take(200).Sum(right => (long)AddressComparer.Points(left, right)));
        Console.WriteLine($"reading {Figure.Of(reading.TotalMicroseconds, "0.0")} us, comparing {Figure.Of(clock.Elapsed.TotalMicroseconds / 40_000, "0.00")} us an address (sum {sum})");
    }

    private static void Errors(List<Pair> judged)
    {
        foreach (var pair in judged.Where(pair => pair.Points >= Comparison.Threshold != pair.Is))
        {
            Console.WriteLine($"\n{(pair.Is ? "MISSED" : "WRONG")} {pair.Rule} {pair.Points}\n  {pair.Left.ReplaceLineEndings(" / ")}\n  {pair.Right.ReplaceLineEndings(" / ")}");
            var comparison = AddressComparer.Compare(AddressReader.Read(pair.Left, pair.Country), AddressReader.Read(pair.Right));
            Console.WriteLine("  " + string.Join("; ", comparison.Parts.Select(part => $"{part.Feature} {part.Left}~{part.Right} {part.Ground} {part.Points}")));
        }
    }

    private static IEnumerable<Pair> Same(List<AddressCase> cases)
    {
        foreach (var address in cases)
        {
            var whole = string.Join("\n", address.Lines);
            foreach (var (rule, text) in AddressVariants.Same(address))
            {
                yield return Judge(true, rule, address.Country, whole, text);
            }
        }
    }

    private static IEnumerable<Pair> Near(List<AddressCase> cases)
    {
        foreach (var address in cases)
        {
            var whole = string.Join("\n", address.Lines);
            foreach (var (rule, text) in AddressVariants.Near(address, cases))
            {
                yield return Judge(false, rule, address.Country, whole, text);
            }
        }
    }

    // Every pair of cases with a street; those that may be the same (same street and number, or same street and no number) are left out.
    private static IEnumerable<Pair> Others(List<AddressCase> cases)
    {
        var streets = cases.Where(found => AddressVariants.Street(found).Length > 0).Select(found => (Case: found, Form: AddressReader.Read(string.Join("\n", found.Lines)))).ToList();
        for (var i = 0; i < streets.Count; i++)
        {
            for (var j = i + 1; j < streets.Count; j++)
            {
                if (AddressVariants.Street(streets[i].Case) != AddressVariants.Street(streets[j].Case))
                {
                    yield return new(false, "other cases", streets[i].Case.Country, streets[i].Form.Raw, streets[j].Form.Raw, AddressComparer.Points(streets[i].Form, streets[j].Form));
                }
            }
        }
    }

    // The left side is told its country, the right one is not.
    private static Pair Judge(bool same, string rule, string country, string left, string right) =>
        new(same, rule, country, left, right, AddressComparer.Points(AddressReader.Read(left, country), AddressReader.Read(right)));

    private sealed record Pair(bool Is, string Rule, string Country, string Left, string Right, int Points);
}
