using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CommandCentre.Benchmarks.Matching;
using CommandCentre.Server.Api;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>Checks a second: in process (looked up, recorded, told) and over HTTP with the client on the same machine, in turn, in one run.</summary>
internal static class CrossCheckBenchmark
{
    private const double WarmUp = 8;

    internal static async Task RunAsync(HeldCentre centre, IReadOnlyList<HeldOut> queries, CheckingChoices choices)
    {
        var systems = Enumerable.Range(0, choices.Connections).Select(at => centre.System(HeldCentre.Countries[at % HeldCentre.Countries.Length])).ToList();
        // Both ways are gone first: what is measured is a centre at work, not its just-in-time compiler.
        await InProcessAsync(centre, [.. systems.Select(system => system.By)], queries, WarmUp);
        await OverHttpAsync(centre, [.. systems.Select(system => system.Key)], queries, WarmUp);
        Console.WriteLine($"checks of a name, {choices.Records:n0} records, {systems.Count} systems at their keys' rate of {systems[0].By.CommandsPerSecond} a second");
        Console.WriteLine("| round | in process, a second | p50 ms | p99 ms | over HTTP, a second | p50 ms | p99 ms | HTTP / in process | processor: centre, client | of the centre, ms a check |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        for (var round = 1; round <= choices.Rounds; round++)
        {
            var inside = await InProcessAsync(centre, [.. systems.Select(system => system.By)], queries, choices.Seconds);
            var outside = await OverHttpAsync(centre, [.. systems.Select(system => system.Key)], queries, choices.Seconds);
            Console.WriteLine($"| {round} | {inside.Rate:n0} | {inside.P50:f1} | {inside.P99:f1} | {outside.Rate:n0} | {outside.P50:f1} | {outside.P99:f1} | {outside.Rate / inside.Rate:f2} | {outside.Centre:f2}, {outside.Client:f2} cores | {1000 * outside.Centre / outside.Rate:f2} |");
        }

        Console.WriteLine($"load average {Machine.Load}; {queries.Count} names in turn");
    }

    private static async Task<(double Rate, double P50, double P99)> InProcessAsync(HeldCentre centre, SignedIn[] systems, IReadOnlyList<HeldOut> queries, double seconds)
    {
        var checking = centre.App.Services.GetRequiredService<Checking>();
        var (times, began) = (new ConcurrentBag<double>(), TimeProvider.System.GetTimestamp());
        await Task.WhenAll(systems.Select((system, from) => Task.Run(async () =>
        {
            for (var at = from; TimeProvider.System.GetElapsedTime(began).TotalSeconds < seconds; at += 7)
            {
                var fields = FieldTrees.Read(JsonSerializer.SerializeToUtf8Bytes(HeldCentre.Check(queries[at % queries.Count]))).Fields!;
                var start = TimeProvider.System.GetTimestamp();
                var (answer, result) = await checking.MakeAsync(HeldCentre.Operation, fields, system, CancellationToken.None);
                if (result is null)
                {
                    throw new InvalidOperationException($"{answer.Ruling} {answer.Reason} {answer.Message}");
                }

                CheckJson.Of(result);
                times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        double[] sorted = [.. times.Order()];
        return (sorted.Length / TimeProvider.System.GetElapsedTime(began).TotalSeconds, Asking.At(sorted, 0.5), Asking.At(sorted, 0.99));
    }

    private static async Task<(double Rate, double P50, double P99, double Centre, double Client)> OverHttpAsync(HeldCentre centre, string[] keys, IReadOnlyList<HeldOut> queries, double seconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in (string[])[.. Assembled(), "crosscheck-client", centre.Address.ToString(), seconds.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(word);
        }

        using var client = Process.Start(start)!;
        await client.StandardInput.WriteAsync(string.Join('\n', keys) + "\n\n" + string.Join('\n', queries.Select(query => JsonSerializer.Serialize(query))) + "\n");
        client.StandardInput.Close();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var told = (await client.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await client.WaitForExitAsync();
        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        if (client.ExitCode != 0 || told.Length != 5)
        {
            throw new InvalidOperationException($"the client ended with {client.ExitCode}");
        }

        double[] figures = [.. told.Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return (figures[0] / seconds, figures[1], figures[2], spent.TotalSeconds / seconds, figures[4] / seconds);
    }

    /// <summary>The DLL where this runs under the host of .NET.</summary>
    private static string[] Assembled() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(CrossCheckBenchmark).Assembly.Location] : [];
}
