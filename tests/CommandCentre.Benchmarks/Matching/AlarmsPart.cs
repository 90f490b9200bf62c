using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>False alerts: unrelated persons searched among the listed, by name alone and with all that is known; some of them also compared with every listed entity, without the index.</summary>
internal static class AlarmsPart
{
    private static readonly SearchLimits Alerting = new(5, Comparison.Threshold);

    /// <summary>Points from which nothing but a small word differs: a namesake, which a name alone cannot tell apart.</summary>
    private const int SameName = 9_900;

    private sealed record Alarm(Listed Person, Hit ByName, int Whole);

    internal static void Run(MatchingChoices choices)
    {
        Listed[] listed = [.. Lists.All()];
        Listed[] persons = [.. HoldingsMaker.Negatives().Take(choices.Whole("persons", 50_000))];
        var index = new MatchIndex();
        foreach (var row in listed)
        {
            index.Put("listed", WholeEntity.Of(row));
        }

        var alarmed = new List<Alarm>[persons.Length];
        Each(persons.Length, at => alarmed[at] = [.. Alarms(persons[at], index)]);
        Tell(persons.Length, listed.Length, alarmed);
        foreach (var script in Enumerable.Range(0, persons.Length).GroupBy(at => HeldOutAliases.ScriptOf(persons[at].Names[0])).OrderByDescending(group => group.Count()))
        {
            var some = script.Select(at => alarmed[at]).ToArray();
            Console.WriteLine($"| by name alone, names in {script.Key} | {some.Length} | {listed.Length} | {some.Count(alarms => alarms.Count > 0)}, of which the same name in every word {some.Count(alarms => alarms.Any(alarm => alarm.ByName.Comparison.Points >= SameName))} | {Figure.Of(100.0 * some.Count(alarms => alarms.Count > 0) / some.Length)} % |");
        }

        Check(listed, persons, alarmed, choices.Whole("check", 200));
        foreach (var alarm in alarmed.SelectMany(some => some).OrderByDescending(alarm => alarm.ByName.Comparison.Points).Take(choices.Whole("show", 0)))
        {
            Console.WriteLine($"  {alarm.ByName.Comparison.Points,5} {alarm.Whole,5} {alarm.Person.Names[0]} <> {alarm.ByName.Entity.Schema} {string.Join("  ", alarm.ByName.Comparison.Parts.Select(part => $"{part.Left ?? "-"}~{part.Right ?? "-"} {part.Ground} {part.Points:+0;-0;0}"))}");
        }
    }

    private static IEnumerable<Alarm> Alarms(Listed row, MatchIndex index)
    {
        var whole = WholeEntity.Of(row);
        return index.Search(HoldingsMaker.Of(row), Alerting).Hits.Select(hit => new Alarm(row, hit, EntityComparer.Compare(whole, hit.Entity).Points));
    }

    private static void Tell(int persons, int listed, List<Alarm>[] alarmed)
    {
        var (byName, whole) = (alarmed.Count(some => some.Count > 0), alarmed.Count(some => some.Any(alarm => alarm.Whole >= Comparison.Threshold)));
        Console.WriteLine("| false alerts at the threshold | persons | listed | persons with an alert | part |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine($"| by name alone | {persons} | {listed} | {byName} | {Figure.Of(100.0 * byName / persons)} % (0.1 %) |");
        Console.WriteLine($"| with date of birth, nationality and sex | {persons} | {listed} | {whole} | {Figure.Of(100.0 * whole / persons)} % |");
    }

    /// <summary>Compares some persons with every listed entity: what the index left out.</summary>
    private static void Check(Listed[] listed, Listed[] persons, List<Alarm>[] alarmed, int some)
    {
        EntityForm[] forms = [.. listed.Select(row => EntityForm.Read(WholeEntity.Of(row)))];
        int[] picked = [.. Enumerable.Range(0, Math.Min(some, persons.Length)).Select(at => (int)((long)at * persons.Length / some))];
        var found = new bool[picked.Length];
        Each(picked.Length, at =>
        {
            var bare = EntityForm.Read(HoldingsMaker.Of(persons[picked[at]]));
            found[at] = forms.Any(form => EntityComparer.Points(bare, form) >= Comparison.Threshold);
        });
        Console.WriteLine($"| by name alone, every pair compared without an index | {picked.Length} | {listed.Length} | {found.Count(yes => yes)}, by the index {picked.Count(at => alarmed[at].Count > 0)} | |");
    }

    private static void Each(int count, Action<int> work)
    {
        var (done, begun) = (0, TimeProvider.System.GetTimestamp());
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
        {
            work(at);
            if (Interlocked.Increment(ref done) % Math.Max(100, count / 10) == 0)
            {
                Console.Error.WriteLine($"{done} of {count} persons, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
            }
        });
    }
}
