using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>A hit pushed over the API, checked against all countries' holdings, to the alert on the board of every country that holds its consignor.</summary>
internal static class AlertsBenchmark
{
    private const int People = 40;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    internal static async Task RunAsync(HeldCentre centre, CheckingChoices choices)
    {
        var names = Enumerable.Range(0, People).Select(Name).ToList();
        foreach (var country in HeldCentre.Countries)
        {
            foreach (var name in names)
            {
                await centre.Own(country).PutAsync(name, new Entity(name, "Person", FollowTheMoney.KindOf("Person"), [new Value(ValueKind.Name, name)]), HoldingTerms.Usual);
            }
        }

        var shown = new ConcurrentDictionary<string, double>();
        var bells = new List<Bell>();
        foreach (var country in HeldCentre.Countries)
        {
            var key = centre.System(country).Key;
            bells.Add(new Bell(country, centre.Client(key), (alert, at) => shown.TryAdd(alert, at)));
            await bells[^1].JoinAsync(centre.Address, key);
        }

        var pushed = await PushAsync(centre, names, choices.Hits);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Say(pushed, shown, choices);
        foreach (var bell in bells)
        {
            await bell.DisposeAsync();
        }
    }

    private static async Task<List<(long Line, long At)>> PushAsync(HeldCentre centre, List<string> names, int hits)
    {
        using var client = centre.Client(centre.System("DE").Key);
        var pushed = new List<(long, long)>();
        for (var hit = 0; hit < hits; hit++)
        {
            var at = TimeProvider.System.GetTimestamp();
            using var answer = await client.PostAsJsonAsync($"/api/operations/{HeldCentre.Operation}/commands", Hit(names[hit % names.Count]));
            var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
            pushed.Add((told.GetProperty("number").GetInt64(), at));
            await Task.Delay(Pace);
        }

        return pushed;
    }

    private static void Say(List<(long Line, long At)> pushed, ConcurrentDictionary<string, double> shown, CheckingChoices choices)
    {
        var (each, last, missing) = (new List<double>(), new List<double>(), 0);
        foreach (var (line, at) in pushed)
        {
            var times = HeldCentre.Countries.Select(country => shown.TryGetValue($"{country} {line}", out var there) ? (there - at) * 1000.0 / TimeProvider.System.TimestampFrequency : double.NaN).ToList();
            missing += times.Count(double.IsNaN);
            each.AddRange(times.Where(time => !double.IsNaN(time)));
            last.Add(times.Max());
        }

        Console.WriteLine($"{pushed.Count} hits, every {Pace.TotalMilliseconds:f0} ms, each known to {HeldCentre.Countries.Length} countries of {choices.Records / HeldCentre.Countries.Length:n0} records: {each.Count} alerts pulled by their boards, {missing} missing");
        Console.WriteLine("| from the push to | p50 ms | p99 ms | most ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (what, times) in new[] { ("each board", each), ("the last of 25 boards", last) })
        {
            double[] sorted = [.. times.Where(time => !double.IsNaN(time)).Order()];
            Console.WriteLine($"| {what} | {Asking.At(sorted, 0.5):f0} | {Asking.At(sorted, 0.99):f0} | {Asking.At(sorted, 1):f0} |");
        }

        Console.WriteLine($"load average {Machine.Load}");
    }

    private static JsonObject Hit(string name) => new()
    {
        ["kind"] = "push-hit",
        ["id"] = Guid.CreateVersion7().ToString("D"),
        ["report"] = new JsonObject { ["subject"] = "consignor", ["summary"] = "pistol parts in a toy", ["consignor"] = new JsonObject { ["name"] = name } },
        ["handling"] = new JsonArray("H0"),
    };

    private static string Name(int number)
    {
        var random = new Random(number);
        return $"{Word(random, "Z")} {Word(random, "Wy")}";
    }

    private static string Word(Random random, string first) => first + string.Concat(Enumerable.Range(0, 8).Select(at => at % 2 == 0 ? "aeiou"[random.Next(5)] : "bdfgklmnprstvz"[random.Next(14)]));
}
