using System.Diagnostics;
using System.Text;
using CommandCentre.Benchmarks.Matching;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Benchmarks.Holdings;

/// <summary>How fast a country's holdings come in and are there again after a start, and how soon a single record answers.</summary>
internal static class ImportBenchmark
{
    internal const string Usage = "holdings [--records 500000]";

    private const int Puts = 200;

    private static readonly Viewer Officer = new(new Actor("NL-POL-01", CountryCode.Parse("NL"), AgencyKind.Police, Role.LiaisonOfficer));

    internal static async Task<int> RunAsync(int records)
    {
        var folder = Directory.CreateTempSubdirectory("holdings-").FullName;
        var file = Path.Combine(folder, "rows.jsonl");
        Write(file, records);
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        Console.WriteLine($"{records} records, {new FileInfo(file).Length >> 20} MB of JSON lines; load {Machine.Load}");
        await InAsync(data, room => ImportAsync(room, file, "first")).ConfigureAwait(false);
        await InAsync(data, async room =>
        {
            await ImportAsync(room, file, "again").ConfigureAwait(false);
            await PutAsync(room).ConfigureAwait(false);
            await WithdrawAsync(room).ConfigureAwait(false);
        }).ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Write(string file, int records)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        foreach (var entity in new HoldingsMaker().Entities(records))
        {
            writer.WriteLine(FollowTheMoney.Write(entity));
        }
    }

    private static async Task InAsync(string data, Func<HoldingsRoom, Task> work)
    {
        await using var journal = SqliteJournal.Open(data);
        using var keys = RecordKeys.Open(data);
        using var ledgers = new CountryLedgers(journal, keys, TimeProvider.System);
        await using var room = HoldingsRoom.Open(data, keys, ledgers, TimeProvider.System, NullLogger<HoldingsRoom>.Instance);
        var clock = Stopwatch.StartNew();
        await room.LoadAsync().ConfigureAwait(false);
        if (room.StandingOf(Officer.Country) is HoldingsStanding.Ready ready)
        {
            Said("start: all in memory", ready.Count, clock.Elapsed);
        }

        await work(room).ConfigureAwait(false);
    }

    private static async Task ImportAsync(HoldingsRoom room, string file, string label)
    {
        var clock = Stopwatch.StartNew();
        var laid = TimeSpan.Zero;
        await using var stream = File.OpenRead(file);
        var wish = new ImportWish(Id(label), label, ImportForm.FollowTheMoney, null, HoldingTerms.Usual);
        var outcome = await room.For(Officer)!.ImportAsync(wish, stream, new At(progress => laid = progress.Stage is ImportStage.Reading ? clock.Elapsed : laid)).ConfigureAwait(false);
        Said($"import {label}: read and laid aside ({outcome.Result}, {outcome.Changed} known, {outcome.Rejected} rejected)", outcome.Taken, laid);
        Said($"import {label}: answered, all of them found", outcome.Taken, clock.Elapsed);
    }

    private static async Task PutAsync(HoldingsRoom room)
    {
        var own = room.For(Officer)!;
        var took = new List<double>();
        for (var put = 0; put < Puts; put++)
        {
            var clock = Stopwatch.GetTimestamp();
            await own.PutAsync($"put-{put}", new Entity(string.Empty, "Person", FollowTheMoney.KindOf("Person"), [new(ValueKind.Name, $"Ola Nordmann {put}")]), HoldingTerms.Usual).ConfigureAwait(false);
            took.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine($"a single record, answered and durable: p50 {took[Puts / 2]:0.0} ms, p99 {took[Puts * 99 / 100]:0.0} ms, worst {took[^1]:0.0} ms; load {Machine.Load}");
    }

    private static async Task WithdrawAsync(HoldingsRoom room)
    {
        var own = room.For(Officer)!;
        var clock = Stopwatch.StartNew();
        Said("withdrawal of a load", await own.WithdrawAsync(HoldingPick.OfLoad(Id("again")), "measured").ConfigureAwait(false), clock.Elapsed);
    }

    private static Guid Id(string label) => RecordId.Derived($"benchmark {label}");

    private static void Said(string what, long count, TimeSpan took) => Console.WriteLine($"{what}: {count} in {took.TotalSeconds:0.0} s, {count / took.TotalSeconds:0}/s; load {Machine.Load}");

    private sealed class At(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
