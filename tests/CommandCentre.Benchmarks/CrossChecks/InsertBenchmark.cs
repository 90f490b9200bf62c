using CommandCentre.Benchmarks.Matching;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>How soon a new holding answers, and what inserts cost those who ask meanwhile: the same queries with and without inserts, in turn, in one run.</summary>
internal static class InsertBenchmark
{
    private const int InsertsASecond = 50;

    private static readonly Actor Asker = HeldCentre.Officer("DE");

    internal static async Task RunAsync(HeldCentre centre, IReadOnlyList<HeldOut> queries, CheckingChoices choices)
    {
        var checks = queries.Select(query => Check(query.Text)).ToList();
        var room = centre.App.Services.GetRequiredService<CrossCheckRoom>();
        Round(centre, room, checks);
        var (without, with, inserts) = (new List<double[]>(), new List<double[]>(), new List<double>());
        for (var round = 0; round < choices.Rounds; round++)
        {
            without.Add(Round(centre, room, checks));
            using var stop = new CancellationTokenSource();
            var inserting = InsertAsync(centre, room, inserts, stop.Token);
            with.Add(Round(centre, room, checks));
            await stop.CancelAsync();
            await inserting;
        }

        Say(choices, checks.Count, [.. without.SelectMany(round => round).Order()], [.. with.SelectMany(round => round).Order()], [.. inserts.Order()]);
        // What inserts cost a query: its best time with them against its best without.
        double[] more = [.. Enumerable.Range(0, checks.Count).Select(at => with.Min(round => round[at]) - without.Min(round => round[at])).Order()];
        Console.WriteLine($"queries by their best of {choices.Rounds}: with inserts p99 {Asking.At(more, 0.99):f2} ms and at most {more[^1]:f2} ms more than without; load average {Machine.Load}");
    }

    private static void Say(CheckingChoices choices, int queries, double[] without, double[] with, double[] inserts)
    {
        Console.WriteLine($"{inserts.Length} holdings given one by one into {choices.Records:n0} records, at most {InsertsASecond} a second: recorded and found again after p50 {Asking.At(inserts, 0.5):f1} ms, p99 {Asking.At(inserts, 0.99):f1} ms, at most {Asking.At(inserts, 1):f1} ms; over 20 ms: {inserts.Count(time => time > 20)}");
        Console.WriteLine($"| {queries} queries, {choices.Rounds} rounds | p50 ms | p99 ms | p99.9 ms | most ms | over 5 ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (what, times) in new[] { ("without inserts", without), ("with inserts", with) })
        {
            Console.WriteLine($"| {what} | {Asking.At(times, 0.5):f2} | {Asking.At(times, 0.99):f2} | {Asking.At(times, 0.999):f2} | {times[^1]:f2} | {times.Count(time => time > 5)} |");
        }
    }

    /// <summary>Milliseconds of each query, one after another.</summary>
    private static double[] Round(HeldCentre centre, CrossCheckRoom room, List<MakeCrossCheck> checks)
    {
        var times = new double[checks.Count];
        for (var at = 0; at < checks.Count; at++)
        {
            var began = TimeProvider.System.GetTimestamp();
            room.Prepare(centre.Desk, checks[at], Asker, CheckPreparation.SystemBudget);
            times[at] = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        }

        return times;
    }

    private static async Task InsertAsync(HeldCentre centre, CrossCheckRoom room, List<double> times, CancellationToken stop)
    {
        var (own, random) = (centre.Own("FR"), new Random(times.Count));
        while (!stop.IsCancellationRequested)
        {
            var name = $"{Word(random)} {Word(random)}";
            var began = TimeProvider.System.GetTimestamp();
            await own.PutAsync(name, new Entity(name, "Person", FollowTheMoney.KindOf("Person"), [new Value(ValueKind.Name, name)]), HoldingTerms.Usual with { Handling = new Handling(HandlingCodes.H0) }, CancellationToken.None);
            var found = room.Prepare(centre.Desk, Check(name, "FR"), Asker, CheckPreparation.SystemBudget).Prepared.Answers[0];
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            if (found.Answer is not HoldingAnswer.Hit)
            {
                throw new InvalidOperationException($"{name} was given and does not answer: {found.Answer}");
            }

            await Task.Delay(TimeSpan.FromSeconds(1.0 / InsertsASecond), CancellationToken.None);
        }
    }

    private static MakeCrossCheck Check(string name, params string[] asked) => new(
        Guid.CreateVersion7(), [new AskedValue(AskedKind.Name, name)], AskedSubject.Person, "a parcel in hand", "B-1", ValueList.Countries(asked.Select(CountryCode.Parse)), null, new Marks(Handling.Default, null, []));

    private static string Word(Random random) => "Q" + string.Concat(Enumerable.Range(0, 8).Select(at => at % 2 == 0 ? "aeiou"[random.Next(5)] : "bdfgklmnprstvz"[random.Next(14)]));
}
