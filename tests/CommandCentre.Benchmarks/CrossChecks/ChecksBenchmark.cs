using CommandCentre.Benchmarks.Matching;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>Checks of holdings in the running centre: <c>crosscheck</c>, <c>alerts</c>, <c>holdings-insert</c>, or all three over one load (<c>checks</c>).</summary>
internal static class ChecksBenchmark
{
    internal static async Task RunAsync(string what, CheckingChoices choices)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {Machine.Load}");
        var maker = new HoldingsMaker();
        // Names kept out of the holdings under which somebody held is known, of every script, in a mixed order that is the same every time.
        var queries = maker.Some(60).ToArray();
        new Random(7).Shuffle(queries);
        await using var centre = await HeldCentre.StartAsync(maker, choices.Records);
        if (what is "checks" or "holdings-insert")
        {
            await InsertBenchmark.RunAsync(centre, queries, choices);
        }

        if (what is "checks" or "alerts")
        {
            await AlertsBenchmark.RunAsync(centre, choices);
        }

        if (what is "checks" or "crosscheck")
        {
            await CrossCheckBenchmark.RunAsync(centre, queries, choices);
        }

        Console.WriteLine($"process at the end {Environment.WorkingSet / 1048576:n0} MB");
    }
}
