using CommandCentre.Matching;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>False alerts: unrelated persons, each compared with every listed entity, by name alone and with all that is known.</summary>
/// <remarks>Every pair is compared, without an index, so that the figure is the comparer's.</remarks>
internal static class AlarmsPart
{
    internal static void Run(MatchingChoices choices)
    {
        EntityForm[] listed = [.. Lists.All().Select(row => EntityForm.Read(WholeEntity.Of(row)))];
        Listed[] persons = [.. HoldingsMaker.Negatives().Take(choices.Whole("persons", 50_000))];
        var alarmed = new List<(EntityForm Person, EntityForm Listed, int ByName, int Whole)>[persons.Length];
        var (done, begun) = (0, TimeProvider.System.GetTimestamp());
        Parallel.For(0, persons.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
        {
            alarmed[at] = [.. Alarms(persons[at], listed)];
            if (Interlocked.Increment(ref done) % 2_500 == 0)
            {
                Console.Error.WriteLine($"{done} of {persons.Length} persons, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
            }
        });
        Tell(persons.Length, listed.Length, alarmed);
        foreach (var found in alarmed.SelectMany(some => some).OrderByDescending(found => found.Whole).Take(choices.Whole("show", 0)))
        {
            Console.WriteLine($"  {found.ByName,5} {found.Whole,5} {string.Join(" / ", found.Person.Names.Select(name => name.Raw))} <> {found.Listed.Schema} {string.Join(" / ", found.Listed.Names.Select(name => name.Raw).Take(6))}");
        }
    }

    private static IEnumerable<(EntityForm, EntityForm, int, int)> Alarms(Listed row, EntityForm[] listed)
    {
        var (bare, whole) = (EntityForm.Read(HoldingsMaker.Of(row)), EntityForm.Read(WholeEntity.Of(row)));
        foreach (var other in listed)
        {
            var byName = EntityComparer.Points(bare, other);
            if (byName >= Comparison.Threshold)
            {
                yield return (whole, other, byName, EntityComparer.Points(whole, other));
            }
        }
    }

    private static void Tell(int persons, int listed, IReadOnlyList<(EntityForm Person, EntityForm Listed, int ByName, int Whole)>[] alarmed)
    {
        var (byName, whole) = (alarmed.Count(some => some.Count > 0), alarmed.Count(some => some.Any(found => found.Whole >= Comparison.Threshold)));
        Console.WriteLine("| false alerts at the threshold | persons | listed | persons with an alert | part |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine($"| by name alone | {persons} | {listed} | {byName} | {Figure.Of(100.0 * byName / persons, "0.000")} % (0.1 %) |");
        Console.WriteLine($"| with date of birth, nationality and sex | {persons} | {listed} | {whole} | {Figure.Of(100.0 * whole / persons, "0.000")} % |");
    }
}
