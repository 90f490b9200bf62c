using System.Text.Json;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Whole entities: how many of the checks are judged rightly, and what each kind of value brings.</summary>
internal static class EntitiesPart
{
    private sealed record Check(Entity Query, Entity Candidate, bool Match);

    internal static void Run(MatchingChoices choices)
    {
        Check[] checks = [.. Read(choices.Text("checks") ?? Path.Combine(OpenData.Root(), "tests", "CommandCentre.Matching.Tests", "Entities", "entity-checks.jsonl"))];
        Console.WriteLine("| whole entities | checks | right | precision | recall |");
        Console.WriteLine("|---|---|---|---|---|");
        Row("all", checks, null);
        foreach (var schema in checks.GroupBy(check => check.Query.Schema).OrderByDescending(group => group.Count()))
        {
            Row(schema.Key, [.. schema], null);
        }

        foreach (var kind in Enum.GetValues<ValueKind>().Where(kind => checks.Any(check => Holds(check.Query, kind) && Holds(check.Candidate, kind))))
        {
            Row($"all, without what is known of {kind}", checks, kind);
        }
    }

    private static void Row(string name, Check[] checks, ValueKind? without)
    {
        var rates = Rates.Of(checks.Select(check => (check.Match, EntityComparer.Compare(Without(check.Query, without), Without(check.Candidate, without)).IsMatch)));
        var right = rates.Right + rates.TrueNegatives;
        Console.WriteLine($"| {name} | {checks.Length} | {right} ({Figure.Of(100.0 * right / checks.Length, "0.0")} %) | {Figure.Of(rates.Precision)} | {Figure.Of(rates.Recall)} |");
    }

    private static bool Holds(Entity entity, ValueKind kind) => entity.Values.Any(value => value.Kind == kind);

    private static Entity Without(Entity entity, ValueKind? kind) => entity with { Values = [.. entity.Values.Where(value => value.Kind != kind)] };

    private static IEnumerable<Check> Read(string file)
    {
        foreach (var text in File.ReadLines(file).Where(text => text.StartsWith('{')))
        {
            using var line = JsonDocument.Parse(text);
            var schema = line.RootElement.TryGetProperty("schema", out var named) ? named.GetString()! : "Thing";
            Entity Side(string name) => FollowTheMoney.Read(schema, line.RootElement.GetProperty(name)).Entity ?? throw new InvalidOperationException($"{file}: {text}");
            yield return new(Side("query"), Side("candidate"), line.RootElement.GetProperty("match").GetBoolean());
        }
    }
}
