using System.Diagnostics;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Whole records against each other: which are one person? Candidates by the product's index, judged by its comparer at its one threshold.</summary>
internal static class LinkagePart
{
    internal const string Usage = "linkage [--errors N]";

    internal static int Run(string[] words)
    {
        var errors = words is ["--errors", var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 0;
        Console.WriteLine("set | records | true pairs | found by the index | by index or keys | pairs judged | precision | recall | F1 | the comparer alone on all true pairs | seconds");
        Linked("Febrl 3, with the number", LinkageSets.Febrl(withNumber: true), errors);
        Linked("Febrl 3, without the number", LinkageSets.Febrl(withNumber: false), errors);
        var splink = LinkageSets.Splink();
        Linked("Splink fake_1000, clusters", splink, errors);
        Labelled(splink, errors);
        return 0;
    }

    private static void Linked(string name, List<LinkageRecord> records, int errors)
    {
        var clock = Stopwatch.StartNew();
        var judged = Candidates(records);
        var byIndex = Truth(records).Count(judged.ContainsKey);
        var forms = records.ToDictionary(record => record.Entity.Id, record => EntityForm.Read(record.Entity), StringComparer.Ordinal);
        Meet(forms, judged);
        clock.Stop();
        var cluster = records.ToDictionary(record => record.Entity.Id, record => record.Cluster, StringComparer.Ordinal);
        var right = judged.Count(pair => pair.Value >= Comparison.Threshold && cluster[pair.Key.Left] == cluster[pair.Key.Right]);
        var wrong = judged.Count(pair => pair.Value >= Comparison.Threshold) - right;
        var truth = Truth(records).ToList();
        var rates = new Rates(right, wrong, truth.Count - right, 0);
        var found = truth.Count(judged.ContainsKey);
        var alone = truth.Count(pair => EntityComparer.Points(forms[pair.Left], forms[pair.Right]) >= Comparison.Threshold);
        Console.WriteLine($"{name} | {records.Count} | {truth.Count} | {byIndex} | {found} | {judged.Count} | {Figure.Of(rates.Precision)} | {Figure.Of(rates.Recall)} | {Figure.Of(rates.F1)} | {alone} | {Figure.Of(clock.Elapsed.TotalSeconds, "0.0")}");
        Say("not found", truth.Where(pair => !judged.ContainsKey(pair)), records, errors);
        Say("missed", truth.Where(pair => judged.TryGetValue(pair, out var points) && points < Comparison.Threshold), records, errors);
        Say("wrong", judged.Where(pair => pair.Value >= Comparison.Threshold && cluster[pair.Key.Left] != cluster[pair.Key.Right]).Select(pair => pair.Key), records, errors);
    }

    // Each record is asked for among all; a pair counts once.
    private static Dictionary<(string Left, string Right), int> Candidates(List<LinkageRecord> records)
    {
        var index = new MatchIndex();
        foreach (var record in records)
        {
            index.Put("set", record.Entity);
        }

        var judged = new Dictionary<(string, string), int>();
        var limits = new SearchLimits(Top: 48);
        foreach (var record in records)
        {
            foreach (var hit in index.Search(record.Entity, limits).Hits.Where(hit => hit.Entity.Id != record.Entity.Id))
            {
                judged[Pair(record.Entity.Id, hit.Entity.Id)] = hit.Comparison.Points;
            }
        }

        return judged;
    }

    // Those that share a number, a key of an address or the day of birth, as far as not more than so many share it.
    private static void Meet(Dictionary<string, EntityForm> forms, Dictionary<(string Left, string Right), int> judged)
    {
        const int Most = 100;
        var blocks = forms.SelectMany(form => Keys(form.Value).Distinct(StringComparer.Ordinal).Select(key => (Key: key, Id: form.Key))).GroupBy(entry => entry.Key, entry => entry.Id, StringComparer.Ordinal);
        foreach (var block in blocks.Select(block => block.ToList()).Where(block => block.Count is > 1 and <= Most))
        {
            foreach (var left in block)
            {
                foreach (var right in block.Where(right => string.CompareOrdinal(left, right) < 0 && !judged.ContainsKey((left, right))))
                {
                    judged[(left, right)] = EntityComparer.Points(forms[left], forms[right]);
                }
            }
        }
    }

    private static IEnumerable<string> Keys(EntityForm form) =>
        form.Keys.Concat(form.Addresses.SelectMany(address => address.Keys)).Concat(form.Dates.Where(date => date.Sort == "birthDate" && date.Raw.Length >= 8).Select(date => $"born:{date.Raw}"));

    private static void Labelled(List<LinkageRecord> records, int errors)
    {
        var forms = records.ToDictionary(record => record.Entity.Id, record => EntityForm.Read(record.Entity), StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var judged = LinkageSets.SplinkLabels().Select(label => (label.Is, Said: EntityComparer.Points(forms[label.Left], forms[label.Right]) >= Comparison.Threshold, Pair: (label.Left, label.Right))).ToList();
        clock.Stop();
        var rates = Rates.Of(judged.Select(label => (label.Is, label.Said)));
        Console.WriteLine($"Splink fake_1000, judged by clerks | {records.Count} | {judged.Count(label => label.Is)} | - | - | {judged.Count} | {Figure.Of(rates.Precision)} | {Figure.Of(rates.Recall)} | {Figure.Of(rates.F1)} | - | {Figure.Of(clock.Elapsed.TotalSeconds, "0.0")}");
        Say("missed label", judged.Where(label => label.Is && !label.Said).Select(label => label.Pair), records, errors);
        Say("wrong label", judged.Where(label => !label.Is && label.Said).Select(label => label.Pair), records, errors);
    }

    private static IEnumerable<(string Left, string Right)> Truth(List<LinkageRecord> records) =>
        from cluster in records.GroupBy(record => record.Cluster)
        from left in cluster
        from right in cluster
        where string.CompareOrdinal(left.Entity.Id, right.Entity.Id) < 0
        select (left.Entity.Id, right.Entity.Id);

    private static (string Left, string Right) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private static void Say(string what, IEnumerable<(string Left, string Right)> pairs, List<LinkageRecord> records, int most)
    {
        if (most == 0)
        {
            return;
        }

        var byId = records.ToDictionary(record => record.Entity.Id, record => record.Entity, StringComparer.Ordinal);
        var all = pairs.ToList();
        Console.WriteLine($"  {what}: {all.Count}");
        foreach (var (left, right) in all.Take(most))
        {
            var comparison = EntityComparer.Compare(byId[left], byId[right]);
            Console.WriteLine($"    {left} {Line(byId[left])}\n    {right} {Line(byId[right])}\n      {comparison.Points}: {string.Join("; ", comparison.Parts.Select(part => $"{part.Feature} {part.Left}~{part.Right} {part.Ground} {part.Points}"))}");
        }
    }

    private static string Line(Entity entity) => string.Join(" | ", entity.Values.Select(value => value.Text));
}
